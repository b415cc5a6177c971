import Engine
import GRDB
import Ledger
import TestSupport
import Testing

/// No row is changed, added or lost unnoticed, even where the pages are whole.
struct ChainTests {
  private func complaint(_ ledger: TestLedger, _ id: Int64) -> String? {
    do throws(LedgerError) {
      _ = try ChainCheck(LedgerReader(path: ledger.path), id).run()
      return nil
    } catch {
      return error.description
    }
  }

  private static let tables = [
    "sessions", "tickets", "results", "checkpoints", "events", "endings", "seeds", "links",
  ]

  @Test("a changed column is noticed", arguments: tables)
  func changedColumn(table: String) throws {
    let sample = try RecordedSample(.single(depth: 4, lookahead: 4), seed: 3)
    #expect(complaint(sample.ledger, sample.id) == nil)
    let queue = try DatabaseQueue(path: PageChecks.uri(sample.ledger.path))
    let columns = try queue.read { try $0.columns(in: table) }
    try queue.close()
    for column in columns where column.name != "id" {
      // Text stays text and numbers numbers: the tables are strict. What is NULL becomes something.
      let change =
        switch column.type {
        case "INTEGER": "ifnull(\(column.name), 0) - 1"
        case "REAL": "\(column.name) + 1"
        case "BLOB": "CAST(x'00' || \(column.name) AS BLOB)"
        default: "ifnull(\(column.name), '') || '1'"
        }
      let row = "(SELECT id FROM \(table) ORDER BY id LIMIT 1)"
      try sample.ledger.tamper("CREATE TABLE before AS SELECT * FROM \(table) WHERE id = \(row)")
      try sample.ledger.tamper("UPDATE \(table) SET \(column.name) = \(change) WHERE id = \(row)")
      let words = complaint(sample.ledger, sample.id)
      #expect(
        words?.contains("session \(sample.id)") == true, "\(table).\(column.name): \(words ?? "nothing")")
      try sample.ledger.tamper(
        "UPDATE \(table) SET \(column.name) = (SELECT \(column.name) FROM before) WHERE id = \(row); DROP TABLE before"
      )
      #expect(complaint(sample.ledger, sample.id) == nil, "\(table).\(column.name)")
    }
  }

  @Test("a lost row is noticed", arguments: tables.dropFirst())
  func lostRow(table: String) throws {
    let sample = try RecordedSample(.lanes(6), seed: 4)
    try sample.ledger.tamper("DELETE FROM \(table) WHERE id = (SELECT min(id) FROM \(table))")
    #expect(complaint(sample.ledger, sample.id)?.contains("session \(sample.id)") == true)
  }

  @Test("a row behind the last is noticed", arguments: tables.dropFirst().dropLast())
  func addedRow(table: String) throws {
    let sample = try RecordedSample(.sequential, seed: 5)
    try sample.ledger.tamper(
      "CREATE TABLE copy AS SELECT * FROM \(table) ORDER BY id DESC LIMIT 1; UPDATE copy SET id = id + 1;"
        + "INSERT INTO \(table) SELECT * FROM copy; DROP TABLE copy")
    #expect(complaint(sample.ledger, sample.id)?.contains("no link covers") == true)
  }

  @Test("another text of the script, or another file of it, is noticed")
  func texts() throws {
    let sample = try RecordedSample(.sequential, seed: 6)
    try sample.ledger.tamper("UPDATE scripts SET text = CAST(text || 'x' AS BLOB)")
    #expect(complaint(sample.ledger, sample.id)?.contains("text of its script") == true)
  }
}
