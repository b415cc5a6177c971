import Dice
import Testing

import Scripting

@Suite("Amounts from floating point")
struct StakeReadingTests {
  @Test("what floating point adds is forgiven, what a script means is rounded down")
  func examples() {
    #expect(StakeReading(coins: 0.1 + 0.2) == .exact(Amount(units: 30_000_000)))
    #expect(StakeReading(coins: 1e-8) == .exact(Amount(units: 1)))
    #expect(StakeReading(coins: 1.9e-8) == .roundedDown(Amount(units: 1)))
    #expect(StakeReading(coins: 0.123456789) == .roundedDown(Amount(units: 12_345_678)))
    #expect(StakeReading(coins: 9e10) == .exact(Amount(units: 9_000_000_000_000_000_000)))
    #expect(StakeReading(coins: 9.3e10) == .unusable)
    #expect(StakeReading(coins: -1e-9) == .unusable)
    #expect(StakeReading(coins: -0.0) == .exact(.zero))
    #expect(StakeReading(coins: Int64(92_233_720_368)) == .exact(Amount(units: 9_223_372_036_800_000_000)))
    #expect(StakeReading(coins: Int64(92_233_720_369)) == .unusable)
  }

  @Test("every amount of units survives the way through coins")
  func roundTrip() {
    let seed = UInt64.random(in: .min ... .max)
    let random = Philox(key: seed)
    for index in 0..<20_000 {
      let block = random.block(at: .init(UInt32(index), 0, 0, 0))
      // Up to 2^49 units, 5.6 million coins: there a double still tells neighbouring units apart.
      let bits = UInt64(block.word0) << 32 | UInt64(block.word1)
      let units = Int64(bits >> UInt64(15 + block.word2 % 49))
      #expect(StakeReading(coins: Double(units) / 1e8) == .exact(Amount(units: units)), "seed \(seed)")
      // A tenth of a unit more is not the same amount, and never more than the script said.
      if units < 1 << 40 {
        let more = StakeReading(coins: (Double(units) + 0.6) / 1e8)
        #expect(more == .roundedDown(Amount(units: units)), "seed \(seed), units \(units)")
      }
    }
  }

  @Test("rounding down is warned of once")
  func warning() throws {
    let play = try Play("function next_bet() return 0.123456789, 50, 'low' end")
    for _ in 0..<3 { #expect(try play.proposal().stake == Amount(units: 12_345_678)) }
    #expect(
      play.warned == [
        "test.lua: amount 0.123456789 has more than 8 decimals; all such are rounded down (to 0.12345678)"
      ])
  }
}
