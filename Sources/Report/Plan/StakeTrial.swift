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

  /// Whether any session placed a bet.
  public var hasBets: Bool { result.tally.bets.sum.value > 0 }

  /// Whether nothing was played, and no bet that was wanted is why: nothing is known of the stake.
  public var isIdle: Bool { !hasBets && figures.stranded.value == 0 }

  /// Whether no more than a share `tolerated` wanted a bet that could not be placed, as far as the sessions tell: the upper
  /// end of the interval counts. Not ruin alone, because who may not place the stake at all is never ruined.
  public func isBorne(_ tolerated: Double) -> Bool { hasBets && figures.stranded.high <= tolerated }

  /// Whether more than a share `tolerated` did, as far as the sessions tell: more of them would not change it.
  public func isTooMuch(_ tolerated: Double) -> Bool { figures.stranded.low > tolerated }
}
