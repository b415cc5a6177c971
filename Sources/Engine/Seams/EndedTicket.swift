public import Dice

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
