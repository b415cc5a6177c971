internal import Crypto
internal import Engine
internal import Foundation
internal import GRDB
internal import Synchronization

/// A ledger that is open for writing: one per file, by a lock that ends with its process.
public final class LedgerWriter: Sendable {
  /// The file.
  public let path: String
  let queue: DatabaseQueue
  private let lock: Mutex<LedgerLock?>

  /// Connections that are never closed: closing one would write to a disk that has failed.
  private static let abandoned = Mutex<[DatabaseQueue]>([])

  /// Opens the ledger at `path`, and makes it and its folder where they are not there.
  public init(path: String) throws(LedgerError) {
    self.path = path
    let folder = URL(filePath: path).deletingLastPathComponent().path()
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .cannotOpen(path: path, why: error.localizedDescription)
    }
    lock = Mutex(try LedgerLock(path))
    queue = try attempt(path) { try LedgerFile.openForWriting(path) }
  }

  /// Begins the record of a session: its inputs are in the file when this returns.
  public func begin(_ inputs: SessionInputs) throws(LedgerError) -> SessionRecorder {
    try setDurability(inputs.kept)
    var chain = Chain()
    let id = try attempt(path) {
      try queue.write { db in try Self.insert(inputs, db, &chain) }
    }
    lock.withLock { $0?.note(session: id) }
    return SessionRecorder(self, id, inputs.kept, chain)
  }

  private static func insert(_ inputs: SessionInputs, _ db: Database, _ chain: inout Chain) throws -> Int64 {
    let script = Data(inputs.scriptText)
    let hash = Digest.text(script)
    try db.execute(sql: "INSERT OR IGNORE INTO scripts VALUES (?, ?)", arguments: [hash, script])
    let row = try SessionRow(inputs, scriptSHA256: hash, filesSHA256: Digest.text(inputs.files))
      .inserted(db)
    guard let id = row.id ?? Optional(db.lastInsertedRowID) else { return 0 }
    for (place, file) in inputs.files.enumerated() {
      try db.execute(
        sql: "INSERT INTO script_files VALUES (?, ?, ?, ?)",
        arguments: [id, place, file.name, Data(file.bytes)])
    }
    let kept = try Row.fetchOne(db, sql: "SELECT * FROM sessions WHERE id = ?", arguments: [id])
    chain.add(Chain.Counts()) { bytes in if let kept { bytes.add(kept) } }
    try Batch.insertLink(db, id, chain)
    return id
  }

  /// Goes on with the record of a session that was not finished, behind its last link.
  public func reopen(_ id: Int64) throws(LedgerError) -> SessionRecorder {
    let (kept, chain) = try attempt(path) {
      try queue.read { db -> (String?, Chain?) in
        (
          try String.fetchOne(db, sql: "SELECT kept FROM sessions WHERE id = ?", arguments: [id]),
          try Chain.last(db, id)
        )
      }
    }
    guard let kept = kept.flatMap(Kept.init(rawValue:)), let chain else {
      throw .noSession(path: path, id: id)
    }
    try setDurability(kept)
    lock.withLock { $0?.note(session: id) }
    return SessionRecorder(self, id, kept, chain)
  }

  /// With FULL, a commit returns when the disk has it; with NORMAL, a loss of power may take the last commits back, in
  /// their order, and never harms the file.
  ///
  /// Read back, because it is easily undone: GRDB sets NORMAL itself when it turns WAL on.
  private func setDurability(_ kept: Kept) throws(LedgerError) {
    let (word, number) = kept == .durable ? ("FULL", 2) : ("NORMAL", 1)
    let found = try attempt(path) {
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA synchronous = \(word)")
        return try Int.fetchOne(db, sql: "PRAGMA synchronous")
      }
    }
    guard found == number else {
      throw .cannotOpen(path: path, why: "the database does not keep synchronous = \(word)")
    }
  }

  /// Closes the file, and gives the lock back.
  public func close() throws(LedgerError) {
    try attempt(path) { try queue.close() }
    lock.withLock { $0 = nil }
  }

  /// Gives the file up as it is, without a further write.
  func abandon() {
    Self.abandoned.withLock { $0.append(queue) }
  }
}

extension Chain {
  /// The chain of a session as its last link has it, or nil where there is none.
  static func last(_ db: Database, _ session: Int64) throws -> Chain? {
    let ids = Schema.ids(session, 0..<Int(1) << Schema.placeBits)
    let row = try Row.fetchOne(
      db, sql: "SELECT * FROM links WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT 1",
      arguments: [ids.lowerBound, ids.upperBound])
    return row.map { Chain(link: $0) }
  }

  /// The chain after the link in a row.
  init(link row: Row) {
    let id: Int64 = row["id"]
    links = Int(id & (1 << Schema.placeBits - 1)) + 1
    hash = Array(row["sha256"] as Data)
    counts = Counts(
      tickets: row["tickets"], results: row["results"], checkpoints: row["checkpoints"],
      events: row["events"], endings: row["endings"], seeds: row["seeds"])
  }
}
