internal import GRDB

/// What the tables of a ledger are, version by version. A migration that has been released is never changed.
///
/// Money is in units of 1e-8, chance in winning rolls of 10,000, time in the unit that the column names; nothing is
/// ever updated. Rows of a session lie together: the identifier of a row is session × 2^40 + its place in the session.
/// `docs/ledger.md` documents every column.
enum Schema {
  /// "ALEA": by which file(1) and this program know a ledger.
  static let applicationID = 0x414C_4541
  /// Bits of a row's identifier that are its place in its session.
  static let placeBits: Int64 = 40

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator().disablingDeferredForeignKeyChecks()
    migrator.registerMigration("1") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: firstTables)
    }
    migrator.registerMigration("2") { db in
      for column in laterColumns {
        try db.execute(sql: "ALTER TABLE \(column.table) ADD COLUMN \(column.name) INTEGER")
      }
    }
    return migrator
  }

  /// Columns that came with a later version: rows that were there before have NULL in them, and the chain covers them
  /// only where they hold something.
  private static let laterColumns = [
    (table: "results", name: "min_bet"), (table: "events", name: "arrived"),
    (table: "events", name: "asking"),
    (table: "endings", name: "cut_arrived"), (table: "endings", name: "cut_asking"),
  ]

  /// Their names; a column of that name that was there before is never NULL.
  static let laterNames = Set(laterColumns.map(\.name))

  /// The identifier of a session's row.
  static func id(_ session: Int64, _ place: Int) -> Int64 { session << placeBits + Int64(place) }

  /// The identifiers of the rows of a session, from one place up to and without another.
  static func ids(_ session: Int64, _ places: Range<Int>) -> Range<Int64> {
    id(session, places.lowerBound)..<id(session, places.upperBound)
  }

  private static let firstTables = """
    CREATE TABLE scripts (sha256 TEXT PRIMARY KEY, text BLOB NOT NULL) STRICT;

    CREATE TABLE sessions (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      started_at_ms INTEGER NOT NULL, program TEXT NOT NULL, lua TEXT NOT NULL, kept TEXT NOT NULL,
      house TEXT NOT NULL, currency TEXT NOT NULL, edge_hundredths INTEGER NOT NULL, min_bet INTEGER NOT NULL,
      max_profit INTEGER NOT NULL, least_chance INTEGER NOT NULL, most_chance INTEGER NOT NULL,
      latency TEXT NOT NULL, faults TEXT NOT NULL,
      script TEXT NOT NULL, script_sha256 TEXT NOT NULL REFERENCES scripts, files_sha256 TEXT NOT NULL,
      dialect TEXT, parameters TEXT NOT NULL, load_ms INTEGER NOT NULL, callback_ms INTEGER NOT NULL,
      kill_after_ms INTEGER NOT NULL,
      seed INTEGER NOT NULL, session_of_seed INTEGER NOT NULL, start_balance INTEGER NOT NULL,
      depth INTEGER NOT NULL, lookahead INTEGER NOT NULL, lanes INTEGER NOT NULL,
      sent_by_slot INTEGER NOT NULL, time_is_measured INTEGER NOT NULL,
      max_bets INTEGER, max_bet INTEGER, min_balance INTEGER, stop_loss INTEGER, max_wager TEXT,
      take_profit INTEGER, max_loss_streak INTEGER, max_win_streak INTEGER, max_duration_ns INTEGER
    ) STRICT;

    CREATE TABLE script_files (
      session INTEGER NOT NULL REFERENCES sessions, place INTEGER NOT NULL, name TEXT NOT NULL,
      bytes BLOB NOT NULL, PRIMARY KEY (session, place)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE tickets (
      id INTEGER PRIMARY KEY, number INTEGER NOT NULL, lane INTEGER NOT NULL, number_in_lane INTEGER NOT NULL,
      asked INTEGER NOT NULL, after INTEGER NOT NULL, stake INTEGER NOT NULL, side INTEGER NOT NULL,
      low INTEGER NOT NULL, high INTEGER NOT NULL, generated_at_ns INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE results (
      id INTEGER PRIMARY KEY, ticket INTEGER NOT NULL, fate INTEGER NOT NULL, roll INTEGER, nonce INTEGER,
      profit INTEGER NOT NULL, balance INTEGER, at_ns INTEGER NOT NULL, flags INTEGER NOT NULL,
      reference TEXT, server_seed_hash TEXT, client_seed TEXT, why TEXT
    ) STRICT;

    CREATE TABLE checkpoints (
      id INTEGER PRIMARY KEY, tickets INTEGER NOT NULL, sha256 TEXT NOT NULL, bets INTEGER NOT NULL,
      wins INTEGER NOT NULL, wagered TEXT NOT NULL, balance INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE events (
      id INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, kind TEXT NOT NULL, handed_over INTEGER,
      generated INTEGER, text TEXT NOT NULL
    ) STRICT;

    CREATE TABLE endings (
      id INTEGER PRIMARY KEY, ended_at_ms INTEGER NOT NULL, wall_ms INTEGER NOT NULL, cause TEXT NOT NULL,
      evidence TEXT NOT NULL, cut_handed_over INTEGER, cut_generated INTEGER, transcript_sha256 TEXT,
      closing_fault TEXT, dropped_lines INTEGER NOT NULL, session_time_ns INTEGER NOT NULL,
      balance INTEGER NOT NULL, reserved INTEGER NOT NULL, bets INTEGER NOT NULL, wins INTEGER NOT NULL,
      refused INTEGER NOT NULL, unknown INTEGER NOT NULL, withdrawn INTEGER NOT NULL,
      recorded_only INTEGER NOT NULL, settled_after_stop INTEGER NOT NULL, wagered TEXT NOT NULL,
      expected_loss_e4 TEXT NOT NULL, expected_wins_e4 INTEGER NOT NULL, profit_variance REAL NOT NULL,
      longest_win_streak INTEGER NOT NULL, longest_loss_streak INTEGER NOT NULL,
      peak_balance INTEGER NOT NULL, max_drawdown INTEGER NOT NULL, max_exposure INTEGER NOT NULL,
      largest_stake INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE seeds (
      id INTEGER PRIMARY KEY, server_seed_hash TEXT NOT NULL, client_seed TEXT NOT NULL,
      first_nonce INTEGER NOT NULL, server_seed TEXT
    ) STRICT;

    CREATE TABLE links (
      id INTEGER PRIMARY KEY, tickets INTEGER NOT NULL, results INTEGER NOT NULL, checkpoints INTEGER NOT NULL,
      events INTEGER NOT NULL, endings INTEGER NOT NULL, seeds INTEGER NOT NULL, sha256 BLOB NOT NULL
    ) STRICT;
    """
}
