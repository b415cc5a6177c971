public import Dice

/// What proposes bets: one script, or one lane's copy of it.
///
/// The engine calls it under the engine lock, one call at a time, in an order that depends on counts and never
/// on timing. A strategy only proposes; what is accepted, the pipeline decides.
public protocol Strategy: AnyObject {
  /// The session begins. Returns the strategy's wish to stop, if it has one.
  func start(_ context: Context) throws(StrategyFault) -> StopRequest?

  /// Asks for the next bet.
  func nextBet(_ context: Context) throws(StrategyFault) -> Answer

  /// Hands over a settled bet, in ticket order. Returns the strategy's wish to stop, if it has one.
  func handOver(_ ended: EndedTicket) throws(StrategyFault) -> StopRequest?

  /// Hands over a settled bet and asks for the next one, unless the strategy wants to stop: the two calls above in
  /// one, which most bets take and which costs less where the strategy runs behind a border.
  func exchange(_ ended: EndedTicket, _ context: Context) throws(StrategyFault) -> Answer

  /// Hands over a refused ticket in its turn. Returns the strategy's wish to stop, if it has one.
  func handOverRefused(_ ended: EndedTicket, why: String) throws(StrategyFault) -> StopRequest?

  /// The session has ended, everything in flight is settled.
  func stop(_ summary: ClosingSummary) throws(StrategyFault)
}

extension Strategy {
  /// Makes the two calls one after the other.
  public func exchange(_ ended: EndedTicket, _ context: Context) throws(StrategyFault) -> Answer {
    if let request = try handOver(ended) { return .stop(request) }
    return try nextBet(context)
  }
}

/// What a strategy answers when it is asked for its next bet.
public enum Answer: Hashable, Sendable {
  /// A bet.
  case proposal(Proposal)
  /// No further bet: `nil` was returned.
  case nothing
  /// The strategy called `stop`.
  case stop(StopRequest)
}

/// A strategy's wish to end the session.
public struct StopRequest: Hashable, Sendable {
  /// The reason that it gave, or nil.
  public let reason: String?

  /// Makes a wish to stop.
  public init(reason: String?) {
    self.reason = reason
  }
}

/// A strategy that cannot go on: its script raised, returned no usable bet, or ran over a bound.
public struct StrategyFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What happened, with file, line, field and value.
  public let description: String

  /// Makes a fault.
  public init(_ description: String) {
    self.description = description
  }
}

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
    outstanding: Int, exposure: Amount, depth: Int, lane: Int, now: Nanoseconds
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
  }
}

/// A ticket's end, as it is handed over: `r` of `on_result`, or `bet` of `on_refused`.
public struct EndedTicket: Hashable, Sendable {
  /// The ticket.
  public let ticket: Ticket
  /// The house's word, or nil for a refused ticket; an unknown one is never handed over.
  public let settlement: Settlement?
  /// Whether the bet won.
  public let won: Bool
  /// What it added to the balance: negative for a loss, nothing for a refusal.
  public let profit: Amount
  /// The balance after it.
  public let balance: Amount
  /// What a win multiplies the stake by, in ten-thousandths.
  public let multiplierTenThousandths: Int64
  /// Tickets of its lane that had been generated since.
  public let late: Int

  /// Makes a ticket's end.
  @inlinable
  public init(
    ticket: Ticket, settlement: Settlement?, won: Bool, profit: Amount, balance: Amount,
    multiplierTenThousandths: Int64, late: Int
  ) {
    self.ticket = ticket
    self.settlement = settlement
    self.won = won
    self.profit = profit
    self.balance = balance
    self.multiplierTenThousandths = multiplierTenThousandths
    self.late = late
  }
}

/// What a script is told when the session has ended.
public struct ClosingSummary: Hashable, Sendable {
  /// Why it ended, a name of the closed list.
  public let reason: String
  /// The figures that led to it.
  public let evidence: String
  /// The state at the end.
  public let context: Context
  /// Refused tickets.
  public let refused: Int

  /// Makes a summary.
  public init(reason: String, evidence: String, context: Context, refused: Int) {
    self.reason = reason
    self.evidence = evidence
    self.context = context
    self.refused = refused
  }
}
