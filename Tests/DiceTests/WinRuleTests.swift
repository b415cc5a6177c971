import Dice
import TestSupport
import Testing

struct WinRuleTests {
  private let rolls = (0..<Roll.count).compactMap { Roll(number: $0) }

  private func wins(_ proposal: Proposal) -> Int { rolls.count { proposal.wins($0) } }

  /// All of them in a soak, else each that is special and some between.
  private var widths: [Int] {
    if Effort.isSoak { return Array(1...9999) }
    return [1, 2, 4949, 4950, 5000, 9799, 9998, 9999] + stride(from: 7, to: 9999, by: 83)
  }

  @Test("as many rolls win as the chance says, on high and on low")
  func highAndLow() throws {
    for width in widths {
      let chance = try #require(Chance(winningRolls: width))
      for high in [true, false] {
        #expect(wins(Proposal(stake: .zero, chance: chance, high: high)) == width, "\(width) high \(high)")
      }
    }
  }

  @Test("as many rolls win as the range has, and out of it all the others")
  func inAndOut() throws {
    for width in widths {
      for lowest in [0, (10_000 - width) / 2, 10_000 - width] {
        let range = try #require(RollRange(lowest: lowest, highest: lowest + width - 1))
        let inside = Proposal(stake: .zero, range: range, inside: true)
        let outside = Proposal(stake: .zero, range: range, inside: false)
        #expect(wins(inside) == width && inside.chance.winningRolls == width)
        #expect(wins(outside) == 10_000 - width && outside.chance.winningRolls == 10_000 - width)
      }
    }
  }

  @Test("high wins above 9999 − T and low wins below T")
  func ends() throws {
    let chance = try #require(Chance(percent: "77.77"))
    let high = Proposal(stake: .zero, chance: chance, high: true)
    let low = Proposal(stake: .zero, chance: chance, high: false)
    #expect(!high.wins(rolls[2222]) && high.wins(rolls[2223]) && high.wins(rolls[9999]))
    #expect(low.wins(rolls[0]) && low.wins(rolls[7776]) && !low.wins(rolls[7777]))
  }

  @Test("both ends of a range are in it")
  func rangeEnds() throws {
    let range = try #require(RollRange(lowest: 1000, highest: 5999))
    let inside = Proposal(stake: .zero, range: range, inside: true)
    #expect(!inside.wins(rolls[999]) && inside.wins(rolls[1000]))
    #expect(inside.wins(rolls[5999]) && !inside.wins(rolls[6000]))
  }
}
