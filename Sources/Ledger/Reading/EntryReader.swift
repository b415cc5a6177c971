internal import Dice
public import Engine
internal import GRDB

/// Reads the tickets of a session of which all were kept, with their ends, in the order of the transcript.
///
/// Each profit is held against its roll, and the balance against the profits before it.
public struct EntryReader {
  private let path: String
  private let session: RecordedSession
  private var tickets: TicketReader
  private var results: ResultReader
  private var balance: Amount
  /// Withdrawn tickets of endings that the session went on behind: they were sent later, or withdrawn again.
  private var passed: Int

  /// The tickets of `session`, which keeps all of them.
  public init(_ ledger: LedgerReader, _ session: RecordedSession) throws(LedgerError) {
    precondition(session.inputs.kept == .all, "only there ticket and end lie side by side")
    path = ledger.path
    self.session = session
    tickets = ledger.tickets(of: session)
    results = ledger.results(of: session)
    balance = session.inputs.settings.startBalance
    let ending = session.ending
    let isFirstEnding = session.endings == 1 && ending != nil
    passed =
      session.endings == 0 || isFirstEnding
      ? 0 : try ledger.withdrawals(of: session) - (ending?.result.statistics.withdrawn ?? 0)
  }

  /// The next ticket's end; nil behind the last one.
  public mutating func next() throws(LedgerError) -> JournalEntry? {
    while let ticket = try tickets.next() {
      guard let result = try results.next(), result.ticket == ticket.number else {
        throw damaged(ticket, "has no end beside it")
      }
      if result.fate == .withdrawn, passed > 0 {
        passed -= 1
        continue
      }
      return try entry(ticket, result)
    }
    return nil
  }

  private mutating func entry(
    _ ticket: Ticket, _ result: RecordedResult
  ) throws(LedgerError) -> JournalEntry {
    var (won, profit) = (false, Amount.zero)
    if case .outcome(.settled(let settlement)) = result.fate {
      won = ticket.proposal.wins(settlement.roll)
      profit = won ? ticket.profitIfWon : -ticket.proposal.stake
    }
    guard result.profit == profit else { throw damaged(ticket, "its profit does not follow from its roll") }
    let isHandedOver = result.flags.contains(.handedOver)
    if isHandedOver, let sum = balance.adding(profit) { balance = sum }
    guard result.balance == balance else {
      throw damaged(ticket, "its balance does not follow from the profits")
    }
    return JournalEntry(
      ticket: ticket, fate: result.fate, won: won, profit: profit, balance: balance,
      handedOver: isHandedOver, now: result.at)
  }

  private func damaged(_ ticket: Ticket, _ words: String) -> LedgerError {
    .damaged(path: path, place: "session \(session.id), ticket \(ticket.number): \(words)")
  }
}

extension LedgerReader {
  /// How many tickets were recorded as withdrawn.
  fileprivate func withdrawals(of session: RecordedSession) throws(LedgerError) -> Int {
    try attempt(path) {
      try queue.read { db in
        let ids = Schema.ids(session.id, 0..<session.results)
        return try Int.fetchOne(
          db,
          sql:
            "SELECT count(*) FROM results WHERE id >= ? AND id < ? AND fate = \(FateCode.withdrawn.rawValue)",
          arguments: [ids.lowerBound, ids.upperBound]) ?? 0
      }
    }
  }
}
