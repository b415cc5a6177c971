import Dice
import Engine
import Ledger
import Report

/// Finds the first ticket in which two sessions differ, and the inputs in which they do.
///
/// Two threads read or play a session each, and a short queue lies between each of them and the comparison: so neither
/// is ever whole in memory, nothing is written anywhere, and nobody plays on for long behind the first difference.
struct SessionComparison {
  /// The sessions, A and B.
  let sessions: [RecordedSession]
  /// Tickets that are the same in both, from the first one on.
  let same: Int
  /// The ends of the first ticket that differs, of A and of B; nil where a session has no more tickets, or where there
  /// is no difference.
  let sides: [JournalEntry?]
  /// The inputs that differ, by their names, as A and as B have them.
  let inputs: [(name: String, values: [String])]
  /// Whether all tickets of A and B up to their ends are known; nil where that was not found out.
  let areWhole: [Bool?]

  /// Whether a ticket differs.
  var differs: Bool { sides.contains { $0 != nil } }

  /// Compares them. Blocks: for a thread of its own.
  init(_ ledger: LedgerReader, _ first: RecordedSession, _ second: RecordedSession) throws {
    sessions = [first, second]
    inputs = Self.differingInputs(first, second)
    var streams = [EntryStream(ledger, first), EntryStream(ledger, second)]
    defer { streams.forEach { $0.close() } }
    var same = 0
    while true {
      let (left, right) = (try streams[0].next(), try streams[1].next())
      if let left, let right, Self.areSame(left, right) {
        same += 1
        continue
      }
      (self.same, sides) = (same, [left, right])
      break
    }
    areWhole = streams.map { $0.told?.isWhole }
  }

  /// Whether a bet and what became of it are the same. When it was asked for and settled is not compared: that
  /// follows from latency and depth, and two sessions with the same bets are the same to their player.
  private static func areSame(_ left: JournalEntry, _ right: JournalEntry) -> Bool {
    left.ticket.number == right.ticket.number && left.ticket.lane == right.ticket.lane
      && left.ticket.proposal == right.ticket.proposal && left.fate.name == right.fate.name
      && roll(left) == roll(right) && left.won == right.won && left.handedOver == right.handedOver
      && left.profit == right.profit && left.balance == right.balance
  }

  static func roll(_ entry: JournalEntry) -> Int? {
    guard case .outcome(.settled(let settlement)) = entry.fate else { return nil }
    return settlement.roll.number
  }

  private static func differingInputs(
    _ first: RecordedSession, _ second: RecordedSession
  ) -> [(name: String, values: [String])] {
    let (left, right) = (InputWords.list(first), InputWords.list(second))
    // Some are told only where there are any.
    let names = left.map(\.name) + right.map(\.name).filter { name in !left.contains { $0.name == name } }
    return names.compactMap { name in
      let values = [left, right].map { list in list.first { $0.name == name }?.value ?? "none" }
      return values[0] == values[1] ? nil : (name, values)
    }
  }
}
