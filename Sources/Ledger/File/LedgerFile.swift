internal import Foundation
internal import GRDB

/// How a ledger's file is opened.
enum LedgerFile {
  /// Opens it for writing, in WAL mode, with the newest tables.
  static func openForWriting(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "ledger"
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      try PageChecks.reserve(db)
      _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
    }
    try checkSize(path, mayBeNew: true)
    try PageChecks.register()
    let queue = try DatabaseQueue(path: PageChecks.uri(path), configuration: configuration)
    try queue.writeWithoutTransaction { db in
      try check(db, path)
      // Before the first table: GRDB makes its own table in a commit of its own, and a program that is killed behind
      // that would leave a file that nobody knows for a ledger.
      if try Int.fetchOne(db, sql: "PRAGMA application_id") != Schema.applicationID {
        try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      }
    }
    try Schema.migrator.migrate(queue)
    return queue
  }

  /// Opens it for reading; a writer may be at work meanwhile.
  static func openForReading(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "ledger reader"
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    try checkSize(path, mayBeNew: false)
    try PageChecks.register()
    let queue = try DatabaseQueue(path: PageChecks.uri(path), configuration: configuration)
    try queue.read { db in
      try check(db, path)
      // Tables of an earlier version are read as they are: only who writes makes new ones of them.
      guard try !Schema.migrator.appliedMigrations(db).isEmpty else {
        throw LedgerError.cannotOpen(
          path: path, why: "its tables were not made to their end: nothing was recorded yet")
      }
    }
    return queue
  }

  /// That it was not cut to less than a page: SQLite would make a new database of it, and drop its -wal file.
  ///
  /// A new file is made here, because SQLite would let everybody read it.
  private static func checkSize(_ path: String, mayBeNew: Bool) throws {
    guard let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int else {
      // Where this fails, opening it says why.
      if mayBeNew {
        _ = FileManager.default.createFile(
          atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
      }
      return
    }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw LedgerError.cannotOpen(path: path, why: "it is a folder")
    }
    let isNew = size == 0 && mayBeNew && !FileManager.default.fileExists(atPath: path + "-wal")
    guard size >= PageChecks.pageBytes || isNew else {
      throw LedgerError.damaged(path: path, place: "it has \(size) bytes: it was cut")
    }
  }

  /// That it is a ledger, or will be one, and none of a later version.
  private static func check(_ db: Database, _ path: String) throws {
    let id = try Int.fetchOne(db, sql: "PRAGMA application_id")
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    guard id == Schema.applicationID || id == 0 && tables == 0 else {
      throw LedgerError.damaged(path: path, place: "it is the database of another program")
    }
    if tables > 0, try Schema.migrator.hasBeenSuperseded(db) {
      let known = Schema.migrator.migrations.last ?? ""
      throw LedgerError.tooNew(path: path, version: "newer than tables of version \(known)")
    }
  }
}
