import Foundation
import GRDB
import Ledger
import TestSupport

/// A database of three tables in a folder of its own, made under the checks of pages and closed.
final class PagedFile {
  static let pageBytes = 4096

  let folder: URL
  let path: String
  /// What was written to it.
  let bytes: Data

  var pages: Int { bytes.count / Self.pageBytes }

  /// With `free`, a third of its pages belong to nothing when it is closed.
  init(rows: Int = 3000, free: Bool = true) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "alea pages \(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: "ledger.db").path(percentEncoded: false)
    do {
      let writer = try Self.writer(path)
      try Self.fill(writer, rows: rows)
      if free {
        try writer.write { try $0.execute(sql: "DROP TABLE note") }
      }
      try writer.close()
    }
    bytes = try Data(contentsOf: URL(filePath: path))
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  static func writer(_ path: String) throws -> DatabaseQueue {
    try PageChecks.register()
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      try PageChecks.reserve(db)
      _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
    }
    return try DatabaseQueue(path: PageChecks.uri(path), configuration: configuration)
  }

  static func reader(_ name: String) throws -> DatabaseQueue {
    try PageChecks.register()
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: name, configuration: configuration)
  }

  static func fill(_ writer: DatabaseQueue, rows: Int) throws {
    try writer.write { db in
      try db.execute(
        sql: """
          CREATE TABLE bet (id INTEGER PRIMARY KEY, stake INTEGER, roll INTEGER);
          CREATE INDEX roll ON bet (roll);
          CREATE TABLE session (id INTEGER PRIMARY KEY, script TEXT);
          CREATE TABLE note (id INTEGER PRIMARY KEY, text BLOB);
          INSERT INTO session (script) VALUES ('return 1');
          """)
    }
    try add(writer, rows: rows)
    // Longer than a page, so that there are pages of overflow too.
    try writer.write { db in
      for _ in 0..<(rows / 300) { try db.execute(sql: "INSERT INTO note (text) VALUES (randomblob(9000))") }
    }
  }

  static func add(_ writer: DatabaseQueue, rows: Int) throws {
    try writer.write { db in
      for row in 0..<rows {
        try db.execute(
          sql: "INSERT INTO bet (stake, roll) VALUES (?, ?)", arguments: [row &* 7919, row * 7907 % 10_000])
      }
    }
  }

  /// SQLite's check of a database does not throw what it meets, it tells.
  struct Unsound: Error { let verdict: String? }

  /// Reads every row and every page that something points to; the number of bets, or an error.
  static func readEverything(_ queue: DatabaseQueue) throws -> Int {
    try queue.read { db in
      let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
      for table in tables { _ = try Row.fetchAll(db, sql: "SELECT * FROM \(table)") }
      let verdict = try String.fetchOne(db, sql: "PRAGMA integrity_check")
      guard verdict == "ok" else { throw Unsound(verdict: verdict) }
      return try Int.fetchOne(db, sql: "SELECT count(*) FROM bet") ?? -1
    }
  }

  /// Puts the bytes back that were written.
  func restore() throws { try write(bytes) }

  func write(_ bytes: Data) throws { try bytes.write(to: URL(filePath: path)) }

  /// Changes one byte of the file, and returns the number of its page.
  func flip(_ generator: inout SplitMix64) throws -> Int {
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    try flip(place, by: UInt8.random(in: 1...255, using: &generator))
    return place / Self.pageBytes + 1
  }

  func flip(_ place: Int, by mask: UInt8) throws {
    let handle = try FileHandle(forUpdating: URL(filePath: path))
    try handle.seek(toOffset: UInt64(place))
    try handle.write(contentsOf: [bytes[place] ^ mask])
    try handle.close()
  }

  /// The place of the damage that a scan finds, or nil.
  func scan() throws -> String? { try Self.scan(path) }

  static func scan(_ path: String) throws -> String? {
    do {
      try PageChecks.scan(path)
      return nil
    } catch .damaged(_, let place) {
      return place
    }
  }
}
