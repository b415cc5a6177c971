import Dice
import TestSupport
import Testing

struct AmountTests {
  @Test("a share is rounded down to a whole unit, also below zero")
  func shareFloors() throws {
    for seed in Effort.seeds(1000, soak: 100_000) {
      var random = SplitMix64(seed)
      let parts = Int64.random(in: 0...Share.partsPerWhole, using: &random)
      let units = Int64(truncatingIfNeeded: random.next()) >> Int64.random(in: 0...63, using: &random)
      let share = try #require(Share(parts: parts))
      let got = Int128(Amount(units: units).share(share).units)
      let exact = Int128(units) * Int128(parts)
      let whole = Int128(Share.partsPerWhole)
      #expect(
        got * whole <= exact && exact < (got + 1) * whole, "\(parts) of \(units), \(Effort.replay(seed))")
    }
  }

  @Test("the whole share is the amount itself and no share is nothing")
  func wholeAndNothing() throws {
    let whole = try #require(Share(percent: "100"))
    let nothing = try #require(Share(fraction: "0"))
    #expect(Amount.max.share(whole) == .max)
    #expect(Amount.max.share(nothing) == .zero)
  }

  @Test("percent and fraction of the same share agree")
  func percentAndFraction() {
    #expect(Share(percent: "25") == Share(fraction: "0.25"))
    #expect(Share(percent: "0.5")?.parts == 500_000)
  }

  @Test("a share lies between nothing and the whole", arguments: ["-1", "100.00000001", "101", "", "x"])
  func shareRejects(percent: String) {
    #expect(Share(percent: percent) == nil)
  }

  @Test("a share of percent finer than a part is not read")
  func tooFine() {
    #expect(Share(percent: "0.00000001") == nil)
    #expect(Share(percent: "0.000001")?.parts == 1)
  }

  @Test("a sum that cannot be counted is no sum")
  func adding() {
    #expect(Amount.max.adding(Amount(units: 1)) == nil)
    #expect(Amount(units: .min).adding(Amount(units: -1)) == nil)
    #expect(Amount(units: 2).adding(Amount(units: -3)) == Amount(units: -1))
  }
}
