import Dice
import Testing

struct PhiloxTests {
  /// The known answers of Random123, `philox4x32-10`.
  @Test("the published known answers come out")
  func knownAnswers() {
    let zero = Philox(key: 0).block(at: Philox.Block(0, 0, 0, 0))
    #expect(zero == Philox.Block(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    let ones = Philox(key: .max).block(at: Philox.Block(.max, .max, .max, .max))
    #expect(ones == Philox.Block(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    let pi = Philox(key: 0x299f_31d0_a409_3822)
      .block(at: Philox.Block(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344))
    #expect(pi == Philox.Block(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test("streams, lanes, sessions and draws never share a counter")
  func counters() {
    var seen: Set<Philox.Block> = []
    var count = 0
    for stream in [RandomStream.rolls, .latencies, .faults, .scripts, .points, .resamples, .checks] {
      for lane in [0, 1, 2, RandomStream.laneCapacity - 1] {
        for session in [UInt32(0), 1, .max] {
          for index in [UInt64(0), 1, 1 << 32, .max] {
            seen.insert(stream.counter(index: index, lane: lane, session: session))
            count += 1
          }
        }
      }
    }
    #expect(seen.count == count)
  }

  @Test("a word that would favour low rolls is rejected")
  func rejection() {
    #expect(Roll(uniform: 4_294_959_999)?.number == 9999)
    #expect(Roll(uniform: 4_294_960_000) == nil)
    #expect(Roll(uniform: .max) == nil)
    #expect(Roll(uniform: 12_345)?.number == 2345)
    #expect(Roll(number: 10_000) == nil && Roll(number: -1) == nil)
  }

  @Test("rolls are uniform: χ² over 10,000 cells is within five standard deviations")
  func uniform() {
    let perCell = 100
    let philox = Philox(key: 20_260)
    var cells = [Int](repeating: 0, count: Roll.count)
    for index in 0..<UInt64(perCell * Roll.count) {
      let block = philox.block(at: RandomStream.rolls.counter(index: index, lane: 0))
      if let roll = Roll(uniform: block.word0) { cells[roll.number] += 1 }
    }
    let chiSquared = cells.reduce(0.0) {
      $0 + Double(($1 - perCell) * ($1 - perCell)) / Double(perCell)
    }
    let freedom = Double(Roll.count - 1)
    #expect(abs(chiSquared - freedom) < 5 * (2 * freedom).squareRoot(), "χ² \(chiSquared)")
  }
}
