package import Dice
package import Engine

/// Holds the milestones of a session against what is possible: they come at places that are known beforehand.
package struct Milestones {
  private var schedule = CheckpointSchedule()
  private var next: Int?
  private var last: SessionPrefix

  package init(start: Amount) {
    next = schedule.next()
    last = SessionPrefix(tickets: 0, sha256: "", bets: 0, wins: 0, wagered: .zero, balance: start)
  }

  /// Why a milestone cannot be, or nil.
  package mutating func objection(to state: SessionPrefix) -> String? {
    guard state.tickets == next else {
      return "\(state.tickets) tickets, where \(next.map { "\($0)" } ?? "none") are next"
    }
    let bets = last.bets...(last.bets + state.tickets - last.tickets)
    if !bets.contains(state.bets) || state.wins < last.wins || state.wins > state.bets
      || state.wagered < last.wagered || state.balance < .zero
    {
      return "figures that cannot follow the ones before"
    }
    last = state
    next = schedule.next().map { state.tickets + $0 }
    return nil
  }
}
