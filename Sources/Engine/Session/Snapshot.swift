public import Dice

/// Where a running session is.
public struct Snapshot: Hashable, Sendable {
  /// What was counted so far.
  public let statistics: Statistics
  /// Bets with the house.
  public let inFlight: Int
  /// The balance at the start.
  public let startBalance: Amount
  /// The balance now.
  public let balance: Amount
  /// Stakes of outstanding tickets.
  public let reserved: Amount
  /// Session time, in nanoseconds.
  public let sessionTime: Nanoseconds

  /// Makes a snapshot; only the engine, and who reads one that was sent, do.
  package init(
    statistics: Statistics, inFlight: Int, startBalance: Amount, balance: Amount, reserved: Amount,
    sessionTime: Nanoseconds
  ) {
    self.statistics = statistics
    self.inFlight = inFlight
    self.startBalance = startBalance
    self.balance = balance
    self.reserved = reserved
    self.sessionTime = sessionTime
  }

  /// Settled bets.
  public var bets: Int { statistics.bets }
  /// What was won so far, negative for a loss.
  public var profit: Amount { balance - startBalance }
}
