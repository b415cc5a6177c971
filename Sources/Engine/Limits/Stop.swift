/// Why a session ended: the first cause, with the figures that led to it.
public struct Stop: Hashable, Sendable, CustomStringConvertible {
  /// The cause.
  public let cause: StopCause
  /// The figures, for a person.
  public let evidence: String

  /// Makes a stop.
  public init(_ cause: StopCause, _ evidence: String) {
    self.cause = cause
    self.evidence = evidence
  }

  /// Both, such as `stop-loss: net −24.70, next stake 0.64 could reach −25.34, limit −25.00`.
  public var description: String { "\(cause.rawValue): \(evidence)" }
}

/// The closed list of causes that end a session.
public enum StopCause: String, CaseIterable, Sendable {
  /// As many bets as were asked for have been placed.
  case maxBets = "max-bets"
  /// The next stake is larger than one bet may be.
  case maxBet = "max-bet"
  /// The next stake is more than the balance.
  case balance
  /// The next stake could take the balance below its floor.
  case minBalance = "min-balance"
  /// The next stake could lose more than the session may.
  case stopLoss = "stop-loss"
  /// The next stake would wager more than the session may.
  case maxWager = "max-wager"
  /// A win of the next bet could not be counted in an `Amount`.
  case amountRange = "amount-range"
  /// The profit asked for is reached.
  case takeProfit = "take-profit"
  /// Too many losses in a row.
  case maxLossStreak = "max-loss-streak"
  /// As many wins in a row as were asked for.
  case maxWinStreak = "max-win-streak"
  /// A bet was won after somebody had asked to end at the next win.
  case stopOnWin = "stop-on-win"
  /// The session's time is over.
  case maxDuration = "max-duration"
  /// The script returned nil or called `stop`.
  case script
  /// The script cannot go on.
  case scriptError = "script-error"
  /// The house refused too many tickets in a row.
  case refusals
  /// It is not known whether a bet was placed.
  case unknown
  /// The house's answer contradicts the bet, or itself.
  case contradiction
  /// The session can no longer be recorded.
  case ledger
  /// The person at the keyboard, or the system, asked to end.
  case interrupted
}
