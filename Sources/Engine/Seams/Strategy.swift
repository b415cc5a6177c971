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
  /// A bet that is to be placed only when some session time has passed: the script sleeps before it.
  case delayed(Proposal, by: Nanoseconds)
  /// No further bet: `nil` was returned.
  case nothing
  /// The strategy called `stop`.
  case stop(StopRequest)

  /// The bet, if there is one.
  public var proposal: Proposal? {
    switch self {
    case .proposal(let proposal), .delayed(let proposal, _): proposal
    case .nothing, .stop: nil
    }
  }
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
