import Analysis

/// A parallel analysis for programs: `docs/json.md` lists the keys.
public struct ParallelJSON: Encodable {
  private let script, currency, verdict, advice: String
  private let seed: UInt64
  private let sessions, looked: Int
  private let depths: [Depth]

  /// One line, keys in alphabetical order.
  public func text() throws -> String { try JSONLine.text(self) }

  private struct Depth: Encodable {
    let depth: Int
    let lanes: Bool
    let firstDifference: Int?
    let bets, stale: Int
    let staleShare: Double
    let pRuin: ShareJSON
    let pRuinChange: Double
    let maxExposureMedian, maxExposure: Double
    let wagered: AverageJSON
    let wageredRatio: Double?
    let expectedLoss: Double
    let profit: AverageJSON
  }

  /// Writes `report`.
  public init(_ report: ParallelReport) {
    (script, currency, seed) = (report.script, report.currency, report.seed)
    (verdict, advice) = (report.dependence.rawValue, report.advice)
    (sessions, looked) = (report.depths[0].tally.sessions, report.depths[0].looked)
    let plain = CostFigures(report.depths[0].tally)
    depths = report.depths.map { one in
      let figures = CostFigures(one.tally)
      return Depth(
        depth: one.depth, lanes: one.hasLanes, firstDifference: one.firstDifference, bets: one.bets,
        stale: one.stale, staleShare: one.staleShare, pRuin: ShareJSON(figures.ruin),
        pRuinChange: figures.ruin.value - plain.ruin.value,
        maxExposureMedian: (one.tally.exposures.quantile(0.5) ?? 0) / 1e8,
        maxExposure: (one.tally.exposures.quantile(1) ?? 0) / 1e8,
        wagered: AverageJSON(figures.wagered, unit: 1e8),
        wageredRatio: plain.wagered.mean > 0 ? figures.wagered.mean / plain.wagered.mean : nil,
        expectedLoss: figures.expectedLoss / 1e8, profit: AverageJSON(figures.profit, unit: 1e8))
    }
  }
}
