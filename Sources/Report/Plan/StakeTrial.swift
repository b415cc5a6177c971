public import Analysis

/// What sessions with one base stake came to.
public struct StakeTrial: Sendable {
  /// The stake, in units of 1e-8.
  public let stake: Int64
  /// What was played with it.
  public let result: BacktestResult
  /// Whether the sessions had no part in choosing the stake.
  public let isCheck: Bool

  /// Takes the result of some sessions.
  public init(stake: Int64, result: BacktestResult, isCheck: Bool) {
    (self.stake, self.result, self.isCheck) = (stake, result, isCheck)
  }

  /// The figures.
  public var figures: CostFigures { CostFigures(result.tally) }

  /// Whether no more than a share `tolerated` is ruined, as far as the sessions tell: the upper end of the interval counts.
  public func isBorne(_ tolerated: Double) -> Bool { figures.ruin.high <= tolerated }
}
