public import Analysis

/// What is said of a sweep: every point, and how far the best of them is luck.
public struct SweepReport: Sendable {
  let script: String
  let points: SweepPoints
  let played: [SweepPoint]
  let sessions: Int
  let seed: UInt64
  let currency: String
  /// What the heat map shows.
  let shown: SweepFigure
  let band: LuckBand
  /// The profit of each point minus that of the best.
  let differences: [PairedDifference]

  /// Reports `played`, the figures of `points` in their order, with the profits of their sessions in units.
  public init(
    script: String, points: SweepPoints, played: [SweepPoint], profits: [[Int64]], seed: UInt64,
    currency: String,
    shown: SweepFigure
  ) {
    precondition(
      points.values.count == played.count && played.count == profits.count, "a row for every point")
    (self.script, self.points, self.played) = (script, points, played)
    (self.seed, self.currency, self.shown) = (seed, currency, shown)
    sessions = profits[0].count
    let band = LuckBand(profits, seed: seed)
    self.band = band
    differences = profits.map { PairedDifference($0, profits[band.best]) }
  }

  /// The values of a point with the names of the parameters: `base=0.1 multiplier=2`.
  func name(_ index: Int) -> String {
    zip(points.swept, points.values[index]).map { "\($0.name)=\($1)" }.joined(separator: " ")
  }
}
