internal import Dice
internal import Engine
internal import Foundation
internal import GRDB

/// What one commit adds to a session.
struct Batch {
  /// Tickets that are to be sent.
  var intents: [Ticket] = []
  /// What arrived.
  var results: [RecordedResult] = []
  /// Tickets with their ends, where both are recorded at once.
  var entries: [JournalEntry] = []
  var checkpoints: [SessionPrefix] = []
  var events: [SessionEvent] = []
  var ending: SessionEnding?
  var seeds: [SeedPair] = []

  var isEmpty: Bool {
    intents.isEmpty && results.isEmpty && entries.isEmpty && checkpoints.isEmpty && events.isEmpty
      && ending == nil && seeds.isEmpty
  }

  /// Writes the rows and the link of the commit, inside of a transaction.
  func write(_ db: Database, _ session: Int64, _ chain: inout Chain) throws {
    let before = chain.counts
    var after = before
    after.tickets += intents.count + entries.count
    after.results += results.count + entries.count
    after.checkpoints += checkpoints.count
    after.events += events.count
    after.endings += ending == nil ? 0 : 1
    after.seeds += seeds.count
    try chain.add(after) { bytes in
      var rows = TicketRows(
        try RowInsert(db, into: "tickets", columns: 11, rows: intents.count + entries.count), session,
        before.tickets)
      for ticket in intents { try rows.insert(ticket, &bytes) }
      for entry in entries { try rows.insert(entry.ticket, &bytes) }
      var ends = ResultRows(
        try RowInsert(db, into: "results", columns: 14, rows: results.count + entries.count), session,
        before.results)
      for result in results { try ends.insert(result, &bytes) }
      for entry in entries { try ends.insert(entry, &bytes) }
      try insertRare(db, session, before, &bytes)
    }
    try Self.insertLink(db, session, chain)
  }

  private func insertRare(
    _ db: Database, _ session: Int64, _ before: Chain.Counts, _ bytes: inout ChainBytes
  ) throws {
    var insert = try RowInsert(db, into: "checkpoints", columns: 7, rows: checkpoints.count)
    for (place, state) in checkpoints.enumerated() {
      insert.add(Schema.id(session, before.checkpoints + place), &bytes)
      insert.add(Int64(state.tickets), &bytes)
      insert.add(state.sha256, &bytes)
      insert.add(Int64(state.bets), &bytes)
      insert.add(Int64(state.wins), &bytes)
      insert.add(String(state.wagered.units), &bytes)
      insert.add(state.balance.units, &bytes)
      try insert.endRow()
    }
    insert = try RowInsert(db, into: "events", columns: 8, rows: events.count)
    for (place, event) in events.enumerated() {
      insert.add(Schema.id(session, before.events + place), &bytes)
      insert.add(event.atMilliseconds, &bytes)
      insert.add(event.kind.rawValue, &bytes)
      if let position = event.position {
        insert.add(Int64(position.handedOver), &bytes)
        insert.add(Int64(position.generated), &bytes)
      } else {
        insert.addNull(&bytes)
        insert.addNull(&bytes)
      }
      insert.add(event.text, &bytes)
      insert.addLater(event.position.map { Int64($0.arrived) }, &bytes)
      insert.addLater(event.position.map { Int64($0.asking.rawValue) }, &bytes)
      try insert.endRow()
    }
    if let ending {
      let id = Schema.id(session, before.endings)
      try EndingRow(id: id, ending).insert(db)
      // As the database has it, so that reading it again gives the same bytes.
      try Row.fetchOne(db, sql: "SELECT * FROM endings WHERE id = ?", arguments: [id]).map { bytes.add($0) }
    }
    insert = try RowInsert(db, into: "seeds", columns: 5, rows: seeds.count)
    for (place, pair) in seeds.enumerated() {
      insert.add(Schema.id(session, before.seeds + place), &bytes)
      insert.add(pair.serverSeedHash, &bytes)
      insert.add(pair.clientSeed, &bytes)
      insert.add(Int64(pair.firstNonce), &bytes)
      insert.add(pair.serverSeed, &bytes)
      try insert.endRow()
    }
  }

  /// The link that the chain has come to.
  static func insertLink(_ db: Database, _ session: Int64, _ chain: Chain) throws {
    let counts = chain.counts
    try db.cachedStatement(sql: "INSERT INTO links VALUES (?,?,?,?,?,?,?,?)").execute(arguments: [
      Schema.id(session, chain.links - 1), counts.tickets, counts.results, counts.checkpoints, counts.events,
      counts.endings, counts.seeds, Data(chain.hash),
    ])
  }
}
