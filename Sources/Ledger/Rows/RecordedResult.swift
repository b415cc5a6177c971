public import Dice
public import Engine

/// What became of a ticket, as it is kept: when it arrived, or in the order of the transcript where sessions are
/// recorded in batches.
public struct RecordedResult: Hashable, Sendable {
  /// The ticket's number.
  public let ticket: Int
  /// What became of it.
  public let fate: Fate
  /// What it added to the balance.
  public let profit: Amount
  /// The balance after it: the session's in simulation, the house's own figure where it gave one.
  public let balance: Amount?
  /// Session time in nanoseconds.
  public let at: Nanoseconds
  /// What is remarkable about it.
  public let flags: Flags
  /// What the house said of it beside the roll; its balance is the one above.
  public let receipt: Receipt?

  /// What is remarkable about a result.
  public struct Flags: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: Int
    /// Makes flags of bits.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// Its end was handed over and counts in the session.
    public static let handedOver = Flags(rawValue: 1)
    /// The house's answer does not agree with the bet, or with itself; its words are kept.
    public static let mismatch = Flags(rawValue: 2)

    init(_ fate: Fate, handedOver: Bool = false) {
      self = handedOver ? .handedOver : []
      if case .outcome(.unknown(let uncertainty)) = fate, uncertainty.isContradiction { insert(.mismatch) }
    }
  }

  /// Makes a result.
  public init(
    ticket: Int, fate: Fate, profit: Amount, balance: Amount?, at time: Nanoseconds, flags: Flags = [],
    receipt: Receipt? = nil
  ) {
    self.ticket = ticket
    self.fate = fate
    self.profit = profit
    self.balance = balance
    at = time
    self.flags = flags
    self.receipt = receipt
  }

  /// What arrived. The balance is the house's own figure, if it gave one: the session's is known only when it is handed
  /// over.
  public init(_ arrival: Arrival) {
    let ticket = arrival.ticket
    var profit = Amount.zero
    if case .settled(let settlement) = arrival.reply.outcome {
      profit = ticket.proposal.wins(settlement.roll) ? ticket.profitIfWon : -ticket.proposal.stake
    }
    self.init(
      ticket: ticket.number, fate: .outcome(arrival.reply.outcome), profit: profit,
      balance: arrival.reply.receipt?.balance, at: arrival.at,
      flags: Flags(.outcome(arrival.reply.outcome)), receipt: arrival.reply.receipt)
  }

  /// What a journal's entry says of its ticket's end.
  public init(_ entry: JournalEntry) {
    self.init(
      ticket: entry.ticket.number, fate: entry.fate, profit: entry.profit, balance: entry.balance,
      at: entry.now, flags: Flags(entry.fate, handedOver: entry.handedOver))
  }
}
