import Engine

/// Every exit code of the program, in one table; `README.md` documents it.
enum ExitStatus: Int32, CaseIterable {
  /// Ended by plan: max-bets, take-profit, a win streak, duration, a win that was waited for, the script's own stop.
  case plan = 0
  /// A protective limit, or the balance is gone.
  case limit = 3
  /// The command line cannot be understood, or a value is out of range.
  case usage = 64
  /// The script does not load or raised.
  case script = 65
  /// A file is not there or cannot be read.
  case noFile = 66
  /// A service is not to be had: the house refuses everything, a mode is not built yet.
  case unavailable = 69
  /// An invariant is broken: our own fault, or a house that contradicts itself.
  case broken = 70
  /// The disk or the ledger failed.
  case disk = 74
  /// It is not known whether a bet was placed.
  case unknownBet = 75
  /// The site refuses the key.
  case keyRefused = 77
  /// A check that was asked for failed.
  case checkFailed = 99
  /// Interrupted; what was in flight has settled.
  case interrupted = 130

  /// How a session ends the program. An unknown bet counts more than the cause, because money may be on it;
  /// but a house that contradicts itself is worse.
  init(_ result: SessionResult) {
    self =
      result.statistics.unknown > 0 && result.stop.cause != .contradiction
      ? .unknownBet : Self(result.stop.cause)
  }

  private init(_ cause: StopCause) {
    switch cause {
    case .maxBets, .takeProfit, .maxWinStreak, .maxDuration, .stopOnWin, .script: self = .plan
    case .maxBet, .balance, .minBalance, .stopLoss, .maxWager, .amountRange, .maxLossStreak: self = .limit
    case .scriptError: self = .script
    case .refusals: self = .unavailable
    case .unknown: self = .unknownBet
    case .contradiction: self = .broken
    case .ledger: self = .disk
    case .interrupted: self = .interrupted
    }
  }
}
