public import Analysis

/// What the sessions of one point of a sweep came to. Money in units of 1e-8, of a session.
public struct SweepPoint: Sendable {
  /// How many were ruined.
  public let ruin: Proportion
  /// What was gained.
  public let profit: Mean
  /// What the bets cost on average, and the mean wager.
  public let expectedLoss, wagered: Double
  /// See ``BacktestResult/sha256``: that of a backtest of the same sessions.
  public let resultSHA256: String

  /// Reads the figures of a point; the result is not kept, because hundreds of them would fill the memory.
  public init(_ result: BacktestResult) {
    let figures = CostFigures(result.tally)
    (ruin, profit) = (figures.ruin, figures.profit)
    (expectedLoss, wagered) = (figures.expectedLoss, figures.wagered.mean)
    resultSHA256 = result.sha256
  }
}

/// The figure that a sweep's heat map shows.
public enum SweepFigure: String, Hashable, Sendable, CaseIterable {
  /// The expected loss, the share of ruined sessions, or the mean profit.
  case loss, ruin, profit

  var words: String {
    switch self {
    case .loss: "expected loss"
    case .ruin: "ruin, % of sessions"
    case .profit: "mean profit"
    }
  }

  func value(_ point: SweepPoint) -> Double {
    switch self {
    case .loss: point.expectedLoss
    case .ruin: point.ruin.value * 100
    case .profit: point.profit.mean
    }
  }
}
