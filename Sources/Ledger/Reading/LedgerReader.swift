internal import Dice
public import Engine
internal import Foundation
internal import GRDB

/// A ledger that is open for reading; a writer may be at work on it meanwhile.
public final class LedgerReader: Sendable {
  /// The file.
  public let path: String
  let queue: DatabaseQueue

  /// Opens the ledger at `path`, which must be there.
  public init(path: String) throws(LedgerError) {
    self.path = path
    guard FileManager.default.fileExists(atPath: path) else {
      throw .cannotOpen(path: path, why: "there is no such file: nothing was recorded yet")
    }
    queue = try Self.open(path)
  }

  /// A ledger whose tables somebody is making right now looks like one that was cut: it is tried again for a second.
  private static func open(_ path: String) throws(LedgerError) -> DatabaseQueue {
    var attempts = 50
    while true {
      do throws(LedgerError) {
        return try attempt(path) { try LedgerFile.openForReading(path) }
      } catch {
        attempts -= 1
        guard error.mayPass, attempts > 0, LedgerLock.isHeld(path) else { throw error }
        Thread.sleep(forTimeInterval: 0.02)
      }
    }
  }

  /// Reads the whole file, and throws `damaged` with its first page that is not as it was written: what no session
  /// points to is looked at too. A writer may be at work meanwhile.
  public func checkPages() throws(LedgerError) { try PageChecks.scan(path) }

  /// Which sessions are wanted.
  public struct Filter: Hashable, Sendable {
    /// Words that the script's name contains.
    public var script: String?
    /// Where it was played.
    public var house: String?
    /// When it began, in milliseconds since 1970.
    public var started: Range<Int64>?
    /// The most sessions, the newest of them.
    public var limit: Int?

    /// All sessions.
    public init() {}
  }

  /// The sessions of a filter, oldest first, without the texts of their scripts.
  public func sessions(_ filter: Filter = Filter()) throws(LedgerError) -> [RecordedSession] {
    try attempt(path) {
      try queue.read { db in
        var request = SessionRow.order(Column("id").desc)
        if let script = filter.script {
          request = request.filter(sql: "instr(script, ?) > 0", arguments: [script])
        }
        if let house = filter.house { request = request.filter(Column("house") == house) }
        if let started = filter.started {
          request = request.filter(Column("started_at_ms") >= started.lowerBound)
            .filter(Column("started_at_ms") < started.upperBound)
        }
        if let limit = filter.limit { request = request.limit(limit) }
        return try request.fetchAll(db).reversed().map { try session($0, db, withTexts: false) }
      }
    }
  }

  /// One session, with the text of its script and its files.
  public func session(_ id: Int64) throws(LedgerError) -> RecordedSession {
    try attempt(path) {
      try queue.read { db in
        guard let row = try SessionRow.fetchOne(db, key: id) else {
          throw LedgerError.noSession(path: path, id: id)
        }
        return try session(row, db, withTexts: true)
      }
    }
  }

  /// The number of the newest session, or nil where there is none.
  public func newest() throws(LedgerError) -> Int64? {
    try attempt(path) {
      try queue.read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM sessions") }
    }
  }

  /// The checkpoints of a session, in order.
  public func checkpoints(of id: Int64) throws(LedgerError) -> [SessionPrefix] {
    try attempt(path) {
      try queue.read { db in
        try Row.fetchAll(db, sql: Self.rows("checkpoints"), arguments: Self.all(id)).map(SessionPrefix.init)
      }
    }
  }

  /// What is known of the house's seeds, in order.
  public func seeds(of id: Int64) throws(LedgerError) -> [SeedPair] {
    try attempt(path) {
      try queue.read { db in
        try Row.fetchAll(db, sql: Self.rows("seeds"), arguments: Self.all(id)).map { row in
          SeedPair(
            serverSeedHash: row["server_seed_hash"], clientSeed: row["client_seed"],
            firstNonce: row["first_nonce"], serverSeed: row["server_seed"])
        }
      }
    }
  }

  /// The first ticket to which the house gave an answer that contradicts the bet or itself; nil where there is none.
  public func contradiction(of id: Int64) throws(LedgerError) -> Int? {
    try attempt(path) {
      try queue.read { db in
        let flag = RecordedResult.Flags.mismatch.rawValue
        let sql =
          "SELECT ticket FROM results WHERE id >= ? AND id < ? AND flags & \(flag) ORDER BY id LIMIT 1"
        return try Int.fetchOne(db, sql: sql, arguments: Self.all(id))
      }
    }
  }

  /// Tickets of a durable session that were withdrawn when it ended and were not sent since. What is sent later, when the
  /// session goes on, is recorded as a ticket once more.
  func unsent(of id: Int64) throws(LedgerError) -> Set<Int> {
    try attempt(path) {
      try queue.read { db in
        let withdrawals =
          "SELECT ticket FROM results WHERE id >= ? AND id < ? AND fate = \(FateCode.withdrawn.rawValue)"
        let times = try Int.fetchAll(db, sql: withdrawals, arguments: Self.all(id)).reduce(into: [:]) {
          $0[$1, default: 0] += 1
        }
        guard let first = times.keys.min() else { return [] }
        let tickets = "SELECT number FROM tickets WHERE id >= ? AND id < ? AND number >= \(first)"
        let sent = try Int.fetchAll(db, sql: tickets, arguments: Self.all(id)).reduce(into: times) {
          $0[$1]? -= 1
        }
        return Set(sent.lazy.filter { $0.value == 0 }.map(\.key))
      }
    }
  }

  private func session(_ row: SessionRow, _ db: Database, withTexts: Bool) throws -> RecordedSession {
    let id = row.id ?? 0
    var text = Data()
    var files: [SessionInputs.File] = []
    if withTexts {
      text =
        try Data.fetchOne(db, sql: "SELECT text FROM scripts WHERE sha256 = ?", arguments: [row.scriptSha256])
        ?? Data()
      files = try Row.fetchAll(
        db, sql: "SELECT name, bytes FROM script_files WHERE session = ? ORDER BY place", arguments: [id]
      ).map { SessionInputs.File(name: $0["name"], bytes: Array($0["bytes"] as Data)) }
    }
    guard let inputs = row.inputs(text: Array(text), files: files), let chain = try Chain.last(db, id) else {
      throw LedgerError.damaged(path: path, place: "session \(id): a column holds what it cannot")
    }
    let last = try EndingRow.fetchOne(
      db, sql: Self.rows("endings") + " DESC LIMIT 1", arguments: Self.all(id))
    let ending = last?.ending(startBalance: inputs.settings.startBalance)
    guard (last == nil) == (ending == nil) else {
      throw LedgerError.damaged(path: path, place: "session \(id): its ending holds what it cannot")
    }
    let checkpoint = try Row.fetchOne(
      db, sql: Self.rows("checkpoints") + " DESC LIMIT 1", arguments: Self.all(id))
    return RecordedSession(
      id: id, inputs: inputs, scriptSHA256: row.scriptSha256, events: try events(id, db), lastEnding: ending,
      endings: chain.counts.endings, tickets: chain.counts.tickets, results: chain.counts.results,
      lastCheckpoint: checkpoint.map(SessionPrefix.init), chainSHA256: chain.hash.hexadecimal)
  }

  private func events(_ id: Int64, _ db: Database) throws -> [SessionEvent] {
    try Row.fetchAll(db, sql: Self.rows("events"), arguments: Self.all(id)).map { row in
      guard let kind = SessionEvent.Kind(rawValue: row["kind"]) else {
        throw LedgerError.damaged(path: path, place: "session \(id): an event '\(row["kind"] as String)'")
      }
      var position: Position?
      if let handedOver = row["handed_over"] as Int?, let generated = row["generated"] as Int? {
        let asking = (row["asking"] as Int?).flatMap(Position.Asking.init(rawValue:)) ?? .due
        position = Position(
          handedOver: handedOver, generated: generated, arrived: row["arrived"] ?? 0, asking: asking)
      }
      let event = SessionEvent(kind, atMilliseconds: row["at_ms"], position: position, text: row["text"])
      guard !event.isUnreadable else {
        throw LedgerError.damaged(
          path: path, place: "session \(id): an event '\(kind.rawValue): \(event.text)'")
      }
      return event
    }
  }

  /// All rows of a session in a table.
  static func rows(_ table: String) -> String {
    "SELECT * FROM \(table) WHERE id >= ? AND id < ? ORDER BY id"
  }

  static func all(_ session: Int64) -> StatementArguments {
    let ids = Schema.ids(session, 0..<Int(1) << Schema.placeBits)
    return [ids.lowerBound, ids.upperBound]
  }
}

extension LedgerError {
  /// Whether a file that somebody is making may look like this meanwhile.
  fileprivate var mayPass: Bool {
    switch self {
    case .damaged, .cannotOpen: true
    default: false
    }
  }
}
