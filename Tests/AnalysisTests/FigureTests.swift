import Analysis
import Engine
import TestSupport
import Testing

@Suite("Figures of chance")
struct FigureTests {
  @Test("a share has the interval of Wilson, and of the rule of three at its ends")
  func wilson() {
    let tenth = Proportion(10, of: 100)
    #expect(abs(tenth.low - 0.05523) < 1e-5 && abs(tenth.high - 0.17437) < 1e-5)
    let none = Proportion(0, of: 1_000)
    #expect((none.value, none.low, none.high) == (0, 0, 0.003))
    let all = Proportion(1_000, of: 1_000)
    #expect((all.value, all.low, all.high) == (1, 0.997, 1))
    #expect(Proportion(0, of: 1).high == 1)
  }

  @Test(
    "the law of the longest losing streak is what counting every sequence gives",
    arguments: [0.505, 0.2, 0.9])
  func streaks(losing: Double) {
    for bets in 1...12 {
      var exact = [Double](repeating: 0, count: bets + 2)
      for sequence in 0..<(1 << bets) {
        var (longest, streak, probability) = (0, 0, 1.0)
        for bet in 0..<bets {
          let lost = sequence >> bet & 1 == 1
          streak = lost ? streak + 1 : 0
          longest = max(longest, streak)
          probability *= lost ? losing : 1 - losing
        }
        for length in 1...(bets + 1) where longest >= length { exact[length] += probability }
      }
      let law = StreakLaw(bets: bets, losing: losing)
      for length in 1...(bets + 1) { #expect(abs(law.probability(atLeast: length) - exact[length]) < 1e-12) }
    }
  }

  @Test("the law is offered where it holds: the same chance and number of bets in all sessions")
  func applies() throws {
    let same = try Sample.tally((0..<50).map { Sample.session($0, balance: 1_000_000_000, base: 1) })
    #expect(CostFigures(same).streakLaw != nil)
    #expect(CostFigures(try Sample.tally(Sample.sessions(0..<50))).streakLaw == nil)
  }

  @Test("sessions that share their rolls are found, in one part or in two")
  func duplicates() {
    var check = RollCheck(sessions: 1_000)
    for session in 0..<1_000 as Range<UInt32> {
      check.add(UInt64(session) &* 0x9E37_79B9_7F4A_7C15, session: session)
    }
    #expect(check.shared == nil)
    var other = RollCheck(sessions: 1_000)
    other.add(7 &* 0x9E37_79B9_7F4A_7C15, session: 2_000)
    check.merge(other)
    #expect(check.shared.map { [$0.0, $0.1] } == [7, 2_000])
  }
}
