import Dice

/// What a house said beside an outcome that is no roll, kept aside until the ticket's turn: few or none.
struct Remark {
  let ticket: Int
  let why: String
  var minBet: Amount?
  var isContradiction = false

  init(_ ticket: Ticket, _ refusal: Refusal) {
    (self.ticket, why, minBet) = (ticket.number, refusal.why, refusal.minBet)
  }

  init(_ ticket: Ticket, _ uncertainty: Uncertainty) {
    (self.ticket, why, isContradiction) = (ticket.number, uncertainty.why, uncertainty.isContradiction)
  }

  /// Whether the house had had too many requests is for the moment of the arrival; it is not kept.
  var refusal: Refusal { Refusal(why: why, minBet: minBet) }
}

extension Pipeline {
  /// Takes the words that came with a ticket's outcome: why it was refused, or is unknown.
  public mutating func takeWords(_ ticket: Ticket) -> String { takeRemark(ticket).why }

  /// Takes what came with a ticket's outcome.
  mutating func takeRemark(_ ticket: Ticket) -> Remark {
    guard let index = remarks.firstIndex(where: { $0.ticket == ticket.number }) else {
      return Remark(ticket, Refusal(why: ""))
    }
    return remarks.remove(at: index)
  }

  /// What came with a ticket's outcome.
  func remark(of ticket: Ticket) -> Remark {
    remarks.first { $0.ticket == ticket.number } ?? Remark(ticket, Refusal(why: ""))
  }
}
