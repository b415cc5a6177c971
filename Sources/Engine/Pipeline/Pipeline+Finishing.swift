import DequeModule
import Dice

// The end: everything sent has an outcome, and what was not handed over is recorded all the same.
extension Pipeline {
  /// What is left of the session, one ticket at a time, then its end.
  mutating func leftoverStep() -> Step {
    precondition(stop != nil, "a session with nothing to do has a reason to stop")
    if leftovers == nil { leftovers = collectLeftovers() }
    return leftovers?.isEmpty == false ? .setAside : .finish
  }

  /// Takes the next ticket that will not be handed over.
  mutating func takeSetAside() -> JournalEntry? {
    leftovers?.popFirst()
  }

  private mutating func collectLeftovers() -> Deque<JournalEntry> {
    var entries = withdrawn.map { entry($0, .withdrawn, won: false, profit: .zero) }
    for lane in lanes.indices {
      for number in lanes[lane].handedOver..<lanes[lane].sent {
        entries.append(leftover(slots[lane, number]))
      }
    }
    entries.sort { $0.ticket.number < $1.ticket.number }
    return Deque(entries)
  }

  private mutating func leftover(_ slot: Slot) -> JournalEntry {
    let ticket = slot.ticket
    switch slot.arrival {
    case .none: preconditionFailure("everything sent has an outcome when nothing is in flight")
    case .unknown:
      statistics.unknown += 1
      let remark = takeRemark(ticket)
      let outcome = Outcome.unknown(Uncertainty(why: remark.why, isContradiction: remark.isContradiction))
      return entry(ticket, .outcome(outcome), won: false, profit: .zero)
    case .refused:
      statistics.recordedOnly += 1
      let outcome = Outcome.refused(takeRemark(ticket).refusal)
      return entry(ticket, .outcome(outcome), won: false, profit: .zero)
    case .settled(let settlement):
      statistics.recordedOnly += 1
      let won = ticket.proposal.wins(settlement.roll)
      let profit = won ? ticket.profitIfWon : -ticket.proposal.stake
      return entry(ticket, .outcome(.settled(settlement)), won: won, profit: profit)
    }
  }

  private func entry(_ ticket: Ticket, _ fate: Fate, won: Bool, profit: Amount) -> JournalEntry {
    JournalEntry(
      ticket: ticket, fate: fate, won: won, profit: profit, balance: balance, handedOver: false, now: now)
  }
}
