import Analysis
import Dice
import Engine
import Report
import Simulation
import TestSupport
import Testing

@Suite("The words of a backtest")
struct BacktestTextTests {
  /// The line of the expected loss, of flat bets.
  private func price(_ bet: Bet) throws -> String {
    var limits = Limits()
    limits.maxBets = 20
    let settings = PipelineSettings(limits: limits, startBalance: Amount(units: 1_000_000))
    var tally = Tally()
    for session in 0..<10 as Range<UInt32> {
      try tally.add(
        LoopDriver.playOne(
          settings, [ScriptedStrategy(FlatScript(bet))],
          against: SimulatedHouse(seed: 1, session: session), control: SessionControl()))
    }
    let manifest = Manifest(
      engine: "test", engineSHA256: "e", script: "f.lua", scriptSHA256: "s", seed: 1, sessions: 10,
      settings: ["currency": "BTC", "edge": "100"])
    let result = BacktestResult(manifest, first: 0, count: 10, tally: tally)
    let lines = BacktestText.lines(BacktestReport(result, rate: 1))
    return try #require(lines.first { $0.hasPrefix("expected loss") })
  }

  @Test("name the share of the wager that is lost, which is the house edge where payouts are whole units")
  func edge() throws {
    #expect(try price(Bet(100)).hasSuffix("a session: the house edge of 1 % on what was wagered"))
    #expect(
      try price(Bet(7, 3_333))
        .hasSuffix("4.77 % of what was wagered (the house edge is 1 %, and payouts are rounded)"))
  }
}
