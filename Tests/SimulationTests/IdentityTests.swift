import Dice
import Engine
import Simulation
import TestSupport
import Testing

/// What a session wins is what its bets are worth, plus luck: no bet is counted twice, lost or favoured.
struct IdentityTests {
  private static let kinds = ["flat", "martingale", "streak", "moody", "far"]

  private static func script(_ kind: String, lane: Int) -> any Script {
    switch kind {
    case "flat": FlatScript(Bet(1000))
    case "martingale": MartingaleScript(base: 100)
    case "streak": StreakScript()
    case "far": FlatScript(Bet(1000, 25, .low))
    default: MoodyScript(UInt64(lane), scale: 1000)
    }
  }

  @Test("profit + Σ|EV| and wins − Σp are luck: |z| < 5", arguments: kinds)
  func identity(kind: String) {
    let bets = Effort.size(Effort.isOptimized ? 1_000_000 : 20_000, soak: 10_000_000)
    for concurrency in [Concurrency.sequential, .single(depth: 8, lookahead: 64), .lanes(4)] {
      var limits = Limits()
      limits.maxBets = bets
      let settings = PipelineSettings(
        concurrency: concurrency, limits: limits, startBalance: Amount(units: 1 << 61))
      let strategies = (0..<concurrency.laneCount).map { ScriptedStrategy(Self.script(kind, lane: $0)) }
      let result = LoopDriver.play(
        Session(settings: settings, strategies: strategies), against: SimulatedHouse(seed: 2026))
      let statistics = result.statistics
      #expect(statistics.bets == bets)
      let luck = Double(result.profit.units) + Double(statistics.expectedLoss.tenThousandthUnits) / 10_000
      let z = luck / statistics.profitVariance.squareRoot()
      #expect(abs(z) < 5, "\(kind), \(concurrency): z \(z)")
      // Σ p (1 − p) ≤ n / 4; Σ p where p is small.
      let expectedWins = Double(statistics.expectedWinsTenThousandths) / 10_000
      let variance = min(Double(bets) / 4, expectedWins)
      let winsZ = (Double(statistics.wins) - expectedWins) / variance.squareRoot()
      #expect(abs(winsZ) < 5, "\(kind), \(concurrency): z of the wins \(winsZ)")
    }
  }
}
