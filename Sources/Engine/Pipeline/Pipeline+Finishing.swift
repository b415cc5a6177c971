import DequeModule
import Dice

// The end: everything sent has an outcome, and what was not handed over is recorded all the same.
extension Pipeline {
  /// What is left of the session, one ticket at a time, then its end.
  mutating func takeLeftover() -> Action {
    guard let stop else { preconditionFailure("a session with nothing to do has a reason to stop") }
    if leftovers == nil { leftovers = collectLeftovers() }
    if let entry = leftovers?.popFirst() { return .setAside(entry) }
    return .finish(stop)
  }

  private mutating func collectLeftovers() -> Deque<JournalEntry> {
    var entries = withdrawn.map { entry($0, .withdrawn, won: false, profit: .zero) }
    for slot in lanes.flatMap(\.slots) {
      guard let outcome = slot.outcome else { continue }
      entries.append(leftover(slot.ticket, outcome))
    }
    entries.sort { $0.ticket.number < $1.ticket.number }
    return Deque(entries)
  }

  private mutating func leftover(_ ticket: Ticket, _ outcome: Outcome) -> JournalEntry {
    switch outcome {
    case .unknown, .refused:
      if case .unknown = outcome { statistics.unknown += 1 } else { statistics.recordedOnly += 1 }
      return entry(ticket, .outcome(outcome), won: false, profit: .zero)
    case .settled(let settlement):
      statistics.recordedOnly += 1
      let won = ticket.proposal.wins(settlement.roll)
      let profit = won ? ticket.profitIfWon : -ticket.proposal.stake
      return entry(ticket, .outcome(outcome), won: won, profit: profit)
    }
  }

  private func entry(_ ticket: Ticket, _ fate: Fate, won: Bool, profit: Amount) -> JournalEntry {
    JournalEntry(
      ticket: ticket, fate: fate, won: won, profit: profit, balance: balance, handedOver: false, now: now)
  }
}
