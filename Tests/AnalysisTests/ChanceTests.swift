import Analysis
import Dice
import Engine
import Report
import Simulation
import TestSupport
import Testing

/// Bets at one chance after the other, again and again.
private struct TurnsScript: Script {
  let winningRolls: [Int]

  mutating func next(_ view: View) -> Say { .bet(Bet(100, winningRolls[view.bets % winningRolls.count])) }
}

@Suite("The chances of a session")
struct ChanceTests {
  private static let bets = 40

  private func tally(_ chances: [[Int]]) throws -> Tally {
    var limits = Limits()
    limits.maxBets = Self.bets
    let settings = PipelineSettings(limits: limits, startBalance: Amount(units: 1_000_000))
    var tally = Tally()
    for (session, winningRolls) in chances.enumerated() {
      let (result, _, winVariance) = LoopDriver.playOne(
        settings, [ScriptedStrategy(TurnsScript(winningRolls: winningRolls))],
        against: SimulatedHouse(seed: 4, session: UInt32(session)), control: SessionControl(), places: [])
      try tally.add(result, winVariance: winVariance)
    }
    return tally
  }

  @Test(
    "give the variance of the wins exactly, and the law of streaks only where they are one chance",
    arguments: [[4_950], [1_000, 9_000], [1, 4_975, 9_800], [4_950, 4_950]])
  func oneChance(rolls: [Int]) throws {
    let tally = try tally([[Int]](repeating: rolls, count: 50))
    let expected = (0..<Self.bets).reduce(0) { sum, bet in
      let winning = rolls[bet % rolls.count]
      return sum + winning * (10_000 - winning)
    }
    #expect(tally.winVariance.value == Int128(50 * expected))
    #expect((CostFigures(tally).streakLaw != nil) == (Set(rolls).count == 1))
  }

  @Test("are not one chance where sessions differ in it")
  func differing() throws {
    #expect(CostFigures(try tally([[4_950], [4_950], [5_050]])).streakLaw == nil)
  }

  @Test("have no law beside their streaks in lanes, because a streak is one lane's")
  func lanes() throws {
    let tally = try tally([[Int]](repeating: [4_950], count: 50))
    for (concurrency, isTold) in [
      ("single(depth: 1, lookahead: 1)", true), ("lanes(5)", false), ("lanes(1)", true),
    ] {
      var manifest = Sample.manifest(50)
      manifest.settings["concurrency"] = concurrency
      let result = BacktestResult(manifest, first: 0, count: 50, tally: tally)
      let lines = BacktestText.lines(BacktestReport(result, rate: 1))
      #expect(lines.contains { $0.contains("by the exact law") } == isTold, "\(concurrency): \(lines)")
    }
  }
}
