public import Dice

/// What a script may know of the session when it is called: `ctx`.
public struct Context: Hashable, Sendable {
  /// The balance after the last handover. The session's.
  public var balance: Amount
  /// The balance at the start.
  public var startBalance: Amount
  /// The sum of all stakes of settled bets. The session's.
  public var wagered: AmountSum
  /// Settled bets of the lane.
  public var bets: Int
  /// Won bets of the lane.
  public var wins: Int
  /// The lane's streak: wins in a row, or losses in a row as a negative number.
  public var streak: Int
  /// Tickets generated and not handed over. The session's.
  public var outstanding: Int
  /// The sum of the outstanding stakes. The session's.
  public var exposure: Amount
  /// How many bets may be with the house.
  public var depth: Int
  /// The lane's number.
  public var lane: Int
  /// Session time of the handover, in nanoseconds.
  public var now: Nanoseconds
  /// The house's smallest bet: what its rules say, or what it has said since in a refusal that was handed over.
  public var minBet: Amount

  /// Lost bets of the lane.
  @inlinable
  public var losses: Int { bets - wins }
  /// Balance minus start balance.
  @inlinable
  public var profit: Amount { balance - startBalance }

  /// Makes a context.
  @inlinable
  public init(
    balance: Amount, startBalance: Amount, wagered: AmountSum, bets: Int, wins: Int, streak: Int,
    outstanding: Int, exposure: Amount, depth: Int, lane: Int, now: Nanoseconds,
    minBet: Amount
  ) {
    self.balance = balance
    self.startBalance = startBalance
    self.wagered = wagered
    self.bets = bets
    self.wins = wins
    self.streak = streak
    self.outstanding = outstanding
    self.exposure = exposure
    self.depth = depth
    self.lane = lane
    self.now = now
    self.minBet = minBet
  }
}
