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
  /// SHA-256 of the transcript, in hexadecimal; nil where the process that kept it was lost, and the figures are
  /// those of its last report.
  public let transcriptSHA256: String?
  /// A fault of the script: the stop's cause, or one raised by `on_stop` after a session that had ended well.
  public let closingFault: StrategyFault?
  /// Where the session was cut, see ``Pipeline/cutAt``.
  public let cutAt: Position?
  /// The state after the first tickets, where it was asked for.
  public let prefix: SessionPrefix?

  /// What the session won, negative for a loss.
  public var profit: Amount { balance - startBalance }

  /// Makes a result; only the engine, and who reads one that was sent, do.
  package init(
    stop: Stop, statistics: Statistics, startBalance: Amount, balance: Amount, reserved: Amount,
    sessionTime: Nanoseconds, transcriptSHA256: String?, closingFault: StrategyFault?, cutAt: Position? = nil,
    prefix: SessionPrefix?
  ) {
    self.stop = stop
    self.statistics = statistics
    self.startBalance = startBalance
    self.balance = balance
    self.reserved = reserved
    self.sessionTime = sessionTime
    self.transcriptSHA256 = transcriptSHA256
    self.closingFault = closingFault
    self.cutAt = cutAt
    self.prefix = prefix
  }
}
