import Engine
import Synchronization

/// The bets of a session by ticket, eight bytes each: enough to find where another session parts from it.
final class BetList: Journal {
  private let state = Mutex<ContiguousArray<Int>>([])

  /// Tickets up to the last one that has ended.
  var count: Int { state.withLock { $0.count } }

  func record(_ entry: JournalEntry) {
    let number = entry.ticket.number
    state.withLock { bets in
      while bets.count <= number { bets.append(0) }
      bets[number] = Self.mark(entry.ticket)
    }
  }

  /// Whether a ticket is the same bet in the same lane; what is behind the last one is no other bet.
  fileprivate func agrees(_ ticket: Ticket) -> Bool {
    state.withLock { !$0.indices.contains(ticket.number) || $0[ticket.number] == Self.mark(ticket) }
  }

  private static func mark(_ ticket: Ticket) -> Int {
    var hasher = Hasher()
    hasher.combine(ticket.lane)
    hasher.combine(ticket.proposal)
    return hasher.finalize()
  }
}

/// Holds the bets of a session against those of another.
final class BetMatch: Journal {
  private let bets: BetList
  private let state = Mutex<(first: Int?, count: Int)>((nil, 0))

  init(_ bets: BetList) {
    self.bets = bets
  }

  func record(_ entry: JournalEntry) {
    let agrees = bets.agrees(entry.ticket)
    state.withLock { state in
      state.count = max(state.count, entry.ticket.number + 1)
      if !agrees { state.first = min(state.first ?? .max, entry.ticket.number) }
    }
  }

  /// The first ticket that only one of the sessions has, or that is another bet. Where a session was cut off it says
  /// nothing that the other went on.
  func parting(isCut: Bool) -> Int? {
    let (first, count) = state.withLock { ($0.first, $0.count) }
    if first != nil || isCut || count == bets.count { return first }
    return min(count, bets.count)
  }
}
