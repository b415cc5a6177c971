import Engine
import GRDB
import Ledger
import Testing

/// Ledgers of earlier versions of the program.
struct SchemaTests {
  @Test("a ledger of the first version is brought up to date by a writer, and its sessions hold as before")
  func firstVersion() throws {
    let sample = try RecordedSample(.single(depth: 4, lookahead: 4), seed: 11, interventions: false)
    let later = [
      "results": ["min_bet"], "events": ["arrived", "asking"], "endings": ["cut_arrived", "cut_asking"],
    ]
    for (table, columns) in later.sorted(by: { $0.key < $1.key }) {
      for column in columns { try sample.ledger.tamper("ALTER TABLE \(table) DROP COLUMN \(column)") }
    }
    try sample.ledger.tamper("DELETE FROM grdb_migrations WHERE identifier <> '1'")
    // A reader takes it as it is.
    _ = try ChainCheck(LedgerReader(path: sample.ledger.path), sample.id).run()
    let newer = try RecordedSample(.sequential, seed: 12, bets: 50)

    let writer = try LedgerWriter(path: sample.ledger.path)
    try writer.close()
    let queue = try DatabaseQueue(path: PageChecks.uri(sample.ledger.path))
    let same = try DatabaseQueue(path: PageChecks.uri(newer.ledger.path))
    for table in later.keys.sorted() {
      let columns = try queue.read { try $0.columns(in: table).map(\.name) }
      #expect(try same.read { try $0.columns(in: table).map(\.name) } == columns)
    }
    try queue.close()
    try same.close()
    _ = try ChainCheck(LedgerReader(path: sample.ledger.path), sample.id).run()
  }
}
