public import Dice

/// The bounds of a session, resolved to amounts. Nil is no bound.
///
/// *Exposure limits* are checked when a ticket is due, with every outstanding stake counted as lost, and are
/// never exceeded by one unit. *Target limits* are checked when a ticket's end is handed over; what is in
/// flight then still settles.
public struct Limits: Hashable, Sendable {
  /// Exposure: the number of settled bets.
  public var maxBets: Int?
  /// Exposure: the stake of one bet.
  public var maxBet: Amount?
  /// Exposure: what the balance may fall to.
  public var minBalance: Amount?
  /// Exposure: what may be lost from the start.
  public var stopLoss: Amount?
  /// Exposure: the sum of all stakes.
  public var maxWager: AmountSum?
  /// Target: the profit at which the session has reached its goal.
  public var takeProfit: Amount?
  /// Target: losses in a row of one lane.
  public var maxLossStreak: Int?
  /// Target: wins in a row of one lane.
  public var maxWinStreak: Int?
  /// Target: session time in nanoseconds.
  public var maxDuration: Nanoseconds?

  /// Refused tickets in a row after which a session stops, whatever the limits.
  public static let refusalsInARow = 100

  /// No bounds but the balance.
  public init() {}
}
