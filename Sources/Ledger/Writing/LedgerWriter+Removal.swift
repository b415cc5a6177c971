internal import GRDB

extension LedgerWriter {
  /// Tables whose rows lie together by their session.
  private static let tables = [
    "tickets", "results", "checkpoints", "events", "endings", "seeds", "links",
  ]

  /// Removes sessions with everything that belongs to them, and the scripts that no session names any more: all of
  /// them or none. Their numbers are never given again. Throws ``LedgerError/noSession(path:id:)`` where one is not
  /// there.
  ///
  /// The lock keeps others from playing a session meanwhile; none that this writer has begun may be among them.
  public func remove(_ sessions: [Int64]) throws(LedgerError) {
    try attempt(path) {
      try queue.write { db in
        for session in sessions {
          for table in Self.tables {
            try db.execute(
              sql: "DELETE FROM \(table) WHERE id >= ? AND id < ?", arguments: LedgerReader.all(session))
          }
          try db.execute(sql: "DELETE FROM script_files WHERE session = ?", arguments: [session])
          try db.execute(sql: "DELETE FROM sessions WHERE id = ?", arguments: [session])
          guard db.changesCount == 1 else { throw LedgerError.noSession(path: path, id: session) }
        }
        try db.execute(
          sql: "DELETE FROM scripts WHERE sha256 NOT IN (SELECT script_sha256 FROM sessions)")
      }
    }
  }

  /// Makes the file as small as what it holds. Needs room for a copy of that meanwhile.
  public func giveBackSpace() throws(LedgerError) {
    try attempt(path) {
      try queue.vacuum()
      // What was written for it is in the -wal file still. Where somebody reads on, that file shrinks later.
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    }
  }
}
