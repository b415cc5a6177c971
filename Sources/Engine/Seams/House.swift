public import Dice

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

  /// What holds for all its bets; nil where it must be asked about each.
  var steadyTerms: SteadyTerms? { get }

  /// The rolls of a lane's tickets from `index` on, the same that ``reply(to:)`` gives: asked for where there are
  /// ``steadyTerms`` only, and many at once because that is cheaper.
  func roll(_ rolls: UnsafeMutableBufferPointer<Roll>, lane: Int, from index: Int)
}

extension ComputedHouse {
  /// Answers at once; the latency is in the reply, as data.
  public func place(_ ticket: Ticket) async -> Reply { reply(to: ticket) }

  /// Most houses must be asked about each bet.
  public var steadyTerms: SteadyTerms? { nil }

  /// A house without terms is not asked.
  public func roll(_ rolls: UnsafeMutableBufferPointer<Roll>, lane: Int, from index: Int) {
    preconditionFailure("a house with steady terms says its rolls")
  }
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
