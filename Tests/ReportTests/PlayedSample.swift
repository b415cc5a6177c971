import Analysis
import Dice
import Engine
import Report
import Simulation
import TestSupport

/// Sessions of a martingale that may be ruined, and what is reported of them.
enum PlayedSample {
  static let bets = 60
  static let startBalance = Amount(units: 6_300)

  static func settings(_ concurrency: Concurrency = .sequential, bets: Int = bets) -> PipelineSettings {
    var limits = Limits()
    limits.maxBets = bets
    return PipelineSettings(concurrency: concurrency, limits: limits, startBalance: startBalance)
  }

  static func strategies(_ concurrency: Concurrency = .sequential) -> [ScriptedStrategy] {
    (0..<concurrency.laneCount).map { _ in ScriptedStrategy(MartingaleScript(base: 100)) }
  }

  /// A backtest's result, its script called whatever it may be called.
  static func result(_ sessions: UInt32 = 200, script: String = "m.lua", settings: [String: String] = [:])
    throws
    -> BacktestResult
  {
    var tally = Tally()
    let places = BalanceCourse.places(maxBets: bets)
    for session in 0..<sessions {
      let (result, balances, winVariance) = LoopDriver.playOne(
        self.settings(), strategies(), against: SimulatedHouse(seed: 1, session: session),
        control: SessionControl(), places: places)
      try tally.add(result, winVariance: winVariance, balances: balances, at: places)
    }
    let manifest = Manifest(
      engine: "test", engineSHA256: "e", script: script, scriptSHA256: "s", seed: 1, sessions: sessions,
      settings: ["balance": "0.00006300", "currency": "BTC", "edge": "100"].merging(settings) { $1 })
    return BacktestResult(manifest, first: 0, count: sessions, tally: tally)
  }

  static func document(_ result: BacktestResult) -> ReportDocument {
    BacktestReport(result, rate: 1).document
  }
}
