public import Dice

/// What a session came to.
public struct SessionResult: Hashable, Sendable {
  /// Why it ended.
  public let stop: Stop
  /// What was counted.
  public let statistics: Statistics
  /// The balance at the start.
  public let startBalance: Amount
  /// The balance at the end.
  public let balance: Amount
  /// Stakes that stay reserved at the end: of an unknown bet, and of those recorded behind it.
  public let reserved: Amount
  /// Session time at the end, in nanoseconds.
  public let sessionTime: Nanoseconds
  /// SHA-256 of the transcript, in hexadecimal.
  public let transcriptSHA256: String
  /// A fault of the script: the stop's cause, or one raised by `on_stop` after a session that had ended well.
  public let closingFault: StrategyFault?

  /// What the session won, negative for a loss.
  public var profit: Amount { balance - startBalance }
}

/// Where a running session is.
public struct Snapshot: Hashable, Sendable {
  /// Settled bets.
  public let bets: Int
  /// Bets with the house.
  public let inFlight: Int
  /// What was won so far, negative for a loss.
  public let profit: Amount
  /// The balance now.
  public let balance: Amount
}
