internal import Dice
internal import Engine
internal import GRDB

/// Reads the recorded results of a session, in the order of the record or by ticket.
public struct ResultReader {
  private let path: String
  private let session: Int64
  private var rows: RowReader
  private var ahead: [Int: RecordedResult] = [:]
  /// Tickets that were unknown when the session ended and were decided later: what counts is the later result.
  private let decided: Set<Int>

  init(_ ledger: LedgerReader, _ session: RecordedSession) {
    path = ledger.path
    self.session = session.id
    decided = session.decidedTickets
    rows = RowReader(ledger, "results", session.id, places: 0..<session.results)
  }

  /// The next result in the order of the record; nil behind the last one.
  public mutating func next() throws(LedgerError) -> RecordedResult? {
    while let result = try nextRow() {
      if case .outcome(.unknown) = result.fate, decided.contains(result.ticket) { continue }
      return result
    }
    return nil
  }

  private mutating func nextRow() throws(LedgerError) -> RecordedResult? {
    guard let row = try rows.next() else { return nil }
    let ticket: Int = row[1]
    let flags = RecordedResult.Flags(rawValue: row[8])
    // Not there in a file of an earlier version.
    let minBet: Int64? = row.count > 13 ? row[13] : nil
    guard
      let fate = FateCode(rawValue: row[2])?.fate(
        roll: row[3], nonce: row[4], why: row[12], flags: flags, minBet: minBet)
    else {
      throw .damaged(path: path, place: "session \(session): the result of ticket \(ticket) is none")
    }
    let balance = (row[6] as Int64?).map(Amount.init(units:))
    let marks: [String?] = [row[9], row[10], row[11]]
    let receipt = Receipt(
      reference: marks[0], serverSeedHash: marks[1], clientSeed: marks[2], balance: balance)
    return RecordedResult(
      ticket: ticket, fate: fate, profit: Amount(units: row[5]), balance: balance, at: row[7],
      flags: flags, receipt: marks.contains { $0 != nil } ? receipt : nil)
  }

  /// What the house said of a ticket; nil where that is not recorded. A withdrawal is no word of the house, and a ticket
  /// that was withdrawn may have been sent later. Asked for in about ascending order.
  public mutating func result(of ticket: Int) throws(LedgerError) -> RecordedResult? {
    if let result = ahead.removeValue(forKey: ticket) { return result }
    while let result = try next() {
      if result.fate == .withdrawn { continue }
      if result.ticket == ticket { return result }
      ahead[result.ticket] = result
    }
    return nil
  }
}
