internal import GRDB

/// Reads the rows of one table and session in order, some thousand at a time: a session may be larger than memory.
struct RowReader {
  private let ledger: LedgerReader
  private let sql: String
  private var ids: Range<Int64>
  private var rows: ArraySlice<Row> = []

  private static let rowsAtOnce = 4_096

  /// Reads the rows at some places of a session.
  init(_ ledger: LedgerReader, _ table: String, _ session: Int64, places: Range<Int>) {
    self.ledger = ledger
    sql = "SELECT * FROM \(table) WHERE id >= ? AND id < ? ORDER BY id LIMIT \(Self.rowsAtOnce)"
    ids = Schema.ids(session, places)
  }

  /// The next row; nil behind the last one.
  mutating func next() throws(LedgerError) -> Row? {
    if rows.isEmpty { try fill() }
    return rows.popFirst()
  }

  private mutating func fill() throws(LedgerError) {
    guard !ids.isEmpty else { return }
    let found = try attempt(ledger.path) {
      try ledger.queue.read {
        try Row.fetchAll($0, sql: sql, arguments: [ids.lowerBound, ids.upperBound])
      }
    }
    rows = found[...]
    // A table that ends early has no more of them.
    let last = found.last.map { $0[0] as Int64 } ?? ids.upperBound
    ids = min(last + 1, ids.upperBound)..<ids.upperBound
  }
}
