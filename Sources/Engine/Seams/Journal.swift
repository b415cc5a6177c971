public import Dice

/// What keeps a record of a session's tickets as they end.
///
/// Sendable, because whoever opened it closes it when the session is over.
public protocol Journal: AnyObject, Sendable {
  /// Records a ticket's end, in the order of the transcript.
  func record(_ entry: JournalEntry)

  /// Keeps the state of the session after some of its tickets.
  func checkpoint(_ state: SessionPrefix)

  /// Somebody outside has changed the session's course while it runs. Told when it takes effect, and before any ticket
  /// that follows from it is committed; what a session was given to begin with is not told again.
  func intervened(_ intervention: Intervention)

  /// Makes sure that these tickets are recorded before they are sent, together with what has arrived since the last
  /// time. Throws where that is not possible: then none of them may be sent.
  func commit(_ intents: [Ticket], _ arrivals: [Arrival]) async throws(JournalFault)
}

extension Journal {
  /// Most journals keep tickets only.
  public func checkpoint(_ state: SessionPrefix) {}

  /// Most journals keep tickets only.
  public func intervened(_ intervention: Intervention) {}

  /// Most journals promise nothing about the moment.
  public func commit(_ intents: [Ticket], _ arrivals: [Arrival]) async throws(JournalFault) {}
}

/// What came back from a house.
public struct Arrival: Hashable, Sendable {
  /// The ticket that was sent.
  public let ticket: Ticket
  /// What became of it.
  public let reply: Reply
  /// Session time in nanoseconds; 0 where it is computed.
  public let at: Nanoseconds

  /// Makes an arrival.
  public init(ticket: Ticket, reply: Reply, at time: Nanoseconds) {
    (self.ticket, self.reply, at) = (ticket, reply, time)
  }
}

/// A journal that cannot record.
public struct JournalFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where, and the system's words.
  public let description: String

  /// Makes a fault.
  public init(_ description: String) {
    self.description = description
  }
}

/// One ticket in the record.
public struct JournalEntry: Hashable, Sendable {
  /// The ticket.
  public let ticket: Ticket
  /// What became of it.
  public let fate: Fate
  /// Whether the bet won.
  public let won: Bool
  /// What it added to the balance, or would have added had it been handed over.
  public let profit: Amount
  /// The balance after everything that was handed over.
  public let balance: Amount
  /// Whether its end was handed over and counts in the session.
  public let handedOver: Bool
  /// Session time in nanoseconds.
  public let now: Nanoseconds

  /// Makes an entry.
  @inlinable
  public init(
    ticket: Ticket, fate: Fate, won: Bool, profit: Amount, balance: Amount, handedOver: Bool,
    now: Nanoseconds
  ) {
    self.ticket = ticket
    self.fate = fate
    self.won = won
    self.profit = profit
    self.balance = balance
    self.handedOver = handedOver
    self.now = now
  }
}

/// How a ticket ended: the house's outcome, or withdrawn before it was sent.
public enum Fate: Hashable, Sendable {
  /// It was sent.
  case outcome(Outcome)
  /// It was generated and never sent.
  case withdrawn
}
