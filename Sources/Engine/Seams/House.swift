/// Where bets are placed.
///
/// One method. A house never throws: a bet that was certainly not placed is *refused*, one without a
/// trustworthy answer is *unknown*, and the pipeline knows what follows from each.
public protocol House: Sendable {
  /// Places the bet of `ticket`, once, and tells what became of it.
  func place(_ ticket: Ticket) async -> Reply
}

/// A house made of arithmetic: its answer is a function of the ticket, so nobody has to wait for it.
///
/// The simulated house computes rolls from a seed; a recorded session answers from its record.
public protocol ComputedHouse: House {
  /// What becomes of `ticket`.
  func reply(to ticket: Ticket) -> Reply
}

extension ComputedHouse {
  /// Answers at once; the latency is in the reply, as data.
  public func place(_ ticket: Ticket) async -> Reply { reply(to: ticket) }
}

/// A house's answer.
public struct Reply: Hashable, Sendable {
  /// What became of the ticket.
  public let outcome: Outcome
  /// How long the house took over it, in nanoseconds; computed in simulation.
  public let latency: Nanoseconds
  /// The house's own marks of the bet; nil where it gives none, as in simulation.
  public let receipt: Receipt?

  /// Makes a reply.
  @inlinable
  public init(outcome: Outcome, latency: Nanoseconds, receipt: Receipt? = nil) {
    self.outcome = outcome
    self.latency = latency
    self.receipt = receipt
  }
}
