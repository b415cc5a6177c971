import Dice
import TestSupport
import Testing

struct DecimalTests {
  @Test("an amount that is written and read again is the same amount")
  func roundTrip() {
    for seed in Effort.seeds(2000, soak: 200_000) {
      var random = SplitMix64(seed)
      let units = Int64(truncatingIfNeeded: random.next()) >> Int64.random(in: 0...63, using: &random)
      let amount = Amount(units: units)
      #expect(Amount(decimal: amount.description) == amount, "\(units), \(Effort.replay(seed))")
    }
  }

  @Test("the ends of the range are written and read again", arguments: [Int64.min, .min + 1, -1, 0, .max])
  func ends(units: Int64) {
    let amount = Amount(units: units)
    #expect(Amount(decimal: amount.description) == amount)
  }

  @Test(
    "a decimal is read exactly",
    arguments: [
      ("0", 0), ("-0", 0), ("1", 100_000_000), ("+1", 100_000_000), ("-12", -1_200_000_000),
      ("0.5", 50_000_000), (".5", 50_000_000), ("5.", 500_000_000), ("0.00000001", 1),
      ("-.00000001", -1), ("007.10", 710_000_000), ("92233720368.54775807", Int64.max),
    ])
  func exact(text: String, units: Int64) {
    #expect(Amount(decimal: text)?.units == units)
  }

  @Test(
    "what is not a plain decimal of eight places is not read",
    arguments: [
      "", ".", "-", "+", "--1", "+-1", "1.2.3", "1,5", "1e3", "0x10", " 1", "1 ", "1_000", "NaN", "inf",
      "0.000000001", "1.000000000", "92233720368.54775808", "-92233720368.54775809",
      "99999999999999999999999", "١", "−1", "1\u{0}",
    ])
  func rejects(text: String) {
    #expect(Amount(decimal: text) == nil)
  }

  @Test(
    "a sentence shows two places at least, no idle zeros, and a true minus",
    arguments: [
      (0, "0.00"), (1, "0.00000001"), (-50_000_000, "−0.50"), (123_450_000, "1.2345"),
      (-2_470_000_000, "−24.70"), (10_000_000_000, "100.00"),
    ])
  func short(units: Int64, text: String) {
    #expect(Amount(units: units).short == text)
    #expect(AmountSum(Amount(units: units)).short == text)
  }

  @Test("a sum wider than an amount is written whole")
  func wide() {
    var sum = AmountSum(.max)
    sum += .max
    #expect(sum.description == "184467440737.09551614")
  }
}
