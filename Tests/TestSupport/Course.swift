package import Dice
package import Engine
import Synchronization

/// The end of one ticket in plain integers, as the engine recorded it or as the oracle says it must be.
package struct Row: Hashable, Sendable {
  package enum Fate: Hashable, Sendable {
    case won, lost, refused, unknown, withdrawn
  }

  package var number: Int
  package var lane: Int
  package var laneNumber: Int
  package var asked: Int
  package var after: Int
  package var bet: Bet
  package var fate: Fate
  package var profit: Int
  package var balance: Int
  package var handedOver: Bool
  package var generatedAt: Int
  package var now: Int

  package init(
    number: Int, lane: Int, laneNumber: Int, asked: Int, after: Int, bet: Bet, fate: Fate, profit: Int,
    balance: Int, handedOver: Bool, generatedAt: Int, now: Int
  ) {
    self.number = number
    self.lane = lane
    self.laneNumber = laneNumber
    self.asked = asked
    self.after = after
    self.bet = bet
    self.fate = fate
    self.profit = profit
    self.balance = balance
    self.handedOver = handedOver
    self.generatedAt = generatedAt
    self.now = now
  }

  package init(_ entry: JournalEntry) {
    let ticket = entry.ticket
    let fate: Fate
    switch entry.fate {
    case .withdrawn: fate = .withdrawn
    case .outcome(.settled): fate = entry.won ? .won : .lost
    case .outcome(.refused): fate = .refused
    case .outcome(.unknown): fate = .unknown
    }
    self.init(
      number: ticket.number, lane: ticket.lane, laneNumber: ticket.laneNumber, asked: ticket.asked,
      after: ticket.after, bet: Bet(ticket.proposal), fate: fate, profit: Int(entry.profit.units),
      balance: Int(entry.balance.units), handedOver: entry.handedOver, generatedAt: Int(ticket.generatedAt),
      now: Int(entry.now))
  }
}

/// A whole session: every ticket's end in the order of the record, and why it ended.
package struct Course: Hashable, Sendable {
  package var rows: [Row] = []
  package var stop = ""
  package var balance = 0
  package var reserved = 0
  package var settledAfterStop = 0

  package init() {}

  /// The first place where two courses part, for a failure's comment.
  package func difference(from other: Course) -> String {
    for (index, (mine, theirs)) in zip(rows, other.rows).enumerated() where mine != theirs {
      return "row \(index):\n  \(mine)\n  \(theirs)"
    }
    return "\(rows.count) and \(other.rows.count) rows, stop \(stop) and \(other.stop), "
      + "balance \(balance) and \(other.balance), reserved \(reserved) and \(other.reserved), "
      + "after the stop \(settledAfterStop) and \(other.settledAfterStop)"
  }
}

/// Keeps what the engine records.
package final class RecordingJournal: Journal, Sendable {
  private let kept = Mutex<[JournalEntry]>([])

  package init() {}

  package var entries: [JournalEntry] { kept.withLock { $0 } }

  package func record(_ entry: JournalEntry) { kept.withLock { $0.append(entry) } }
}

extension Bet {
  package init(_ proposal: Proposal) {
    let side: Side
    switch proposal.side {
    case .low: side = .low
    case .high: side = .high
    case .inside(let range): side = .inside(range.lowest...range.highest)
    case .outside(let range): side = .outside(range.lowest...range.highest)
    }
    self.init(Int(proposal.stake.units), proposal.chance.winningRolls, side)
  }
}
