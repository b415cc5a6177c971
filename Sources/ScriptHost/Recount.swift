package import Dice
package import Engine
internal import Synchronization

/// Computes every bet of an audited session once more, from its roll alone and by arithmetic of its own: who wins, what a win
/// pays to the unit, and what that leaves. The engine's tables and shortcuts have no part in it.
package final class Recount: Journal {
  private let edgeHundredths: Int
  private let state: Mutex<(balance: Int128, objection: String?)>

  /// A recount of a session under these rules.
  package init(_ rules: HouseRules, startBalance: Amount) {
    edgeHundredths = rules.edgeHundredths
    state = Mutex((Int128(startBalance.units), nil))
  }

  /// The first bet that does not come out, in words.
  package var objection: String? { state.withLock { $0.objection } }

  /// Recounts a ticket.
  package func record(_ entry: JournalEntry) {
    guard entry.handedOver else { return }
    state.withLock { state in
      guard state.objection == nil else { return }
      let change = entry.fate == .withdrawn ? 0 : profit(entry)
      state.balance += change
      let number = entry.ticket.number
      if Int128(entry.profit.units) != change {
        state.objection = "ticket \(number): profit \(entry.profit.short), \(change) units by the recount"
      } else if Int128(entry.balance.units) != state.balance {
        state.objection =
          "ticket \(number): balance \(entry.balance.short), \(state.balance) units by the recount"
      }
    }
  }

  private func profit(_ entry: JournalEntry) -> Int128 {
    guard case .outcome(.settled(let settlement)) = entry.fate else { return 0 }
    let proposal = entry.ticket.proposal
    let stake = Int128(proposal.stake.units)
    guard wins(proposal, settlement.roll.number) else { return -stake }
    // The payout to four places, halves up; then the win, cut to whole units.
    let rolls = Int128(proposal.chance.winningRolls)
    let (whole, rest) = (Int128(10_000 - edgeHundredths) * 10_000).quotientAndRemainder(dividingBy: rolls)
    let payout = 2 * rest >= rolls ? whole + 1 : whole
    return (stake * payout - stake * payout % 10_000) / 10_000 - stake
  }

  private func wins(_ proposal: Proposal, _ roll: Int) -> Bool {
    switch proposal.side {
    case .high: 10_000 - roll <= proposal.chance.winningRolls
    case .low: roll + 1 <= proposal.chance.winningRolls
    case .inside(let range): (range.lowest...range.highest).contains(roll)
    case .outside(let range): !(range.lowest...range.highest).contains(roll)
    }
  }
}
