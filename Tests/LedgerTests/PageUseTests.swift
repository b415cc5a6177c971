import Foundation
import GRDB
import Ledger
import TestSupport
import Testing

/// The checks of pages beside what else happens to a file: crashes, other programs, writers at work.
struct PageUseTests {
  @Test("a copy of file and log that was taken while a writer is at work has every row")
  func killed() throws {
    let file = try PagedFile(rows: 300)
    let writer = try PagedFile.writer(file.path)
    for turn in 0..<10 {
      try PagedFile.add(writer, rows: 300)
      if turn == 5 { try writer.writeWithoutTransaction { _ = try $0.checkpoint() } }
      let copy = try file.copy("copy \(turn).db")
      #expect(try PagedFile.scan(copy) == nil)
      #expect(try PagedFile.readEverything(PagedFile.writer(copy)) == 600 + 300 * turn)
      #expect(try PagedFile.scan(copy) == nil)
    }
  }

  @Test("a page that a checkpoint did not finish is no damage while the log holds it, and is without the log")
  func interrupted() throws {
    let file = try PagedFile(rows: 300)
    let writer = try PagedFile.writer(file.path)
    try PagedFile.add(writer, rows: 300)
    for log in [true, false] {
      let copy = try file.copy("copy \(log).db", log: log)
      let torn = try FileHandle(forUpdating: URL(filePath: copy))
      // Page 1 is in the log, because the number of pages has changed.
      try torn.seek(toOffset: 2048)
      try torn.write(contentsOf: [UInt8](repeating: 0xAA, count: 1024))
      try torn.close()
      #expect(try (PagedFile.scan(copy) == nil) == log)
      if log {
        #expect(try PagedFile.readEverything(PagedFile.writer(copy)) == 600)
        #expect(try PagedFile.scan(copy) == nil)
      }
    }
  }

  @Test("a cut is found beside a log that does not hold what was cut")
  func cutBesideLog() throws {
    let file = try PagedFile(rows: 3000, free: false)
    let writer = try PagedFile.writer(file.path)
    try writer.write { try $0.execute(sql: "UPDATE session SET script = 'return 2'") }
    let copy = try file.copy("copy.db")
    let handle = try FileHandle(forUpdating: URL(filePath: copy))
    try handle.truncate(atOffset: UInt64(file.bytes.count / 2 / 4096 * 4096))
    try handle.close()
    #expect(try PagedFile.scan(copy)?.hasPrefix("page \(file.bytes.count / 2 / 4096 + 1) ") == true)
  }

  @Test("what another program changed is refused, and says so")
  func otherProgram() throws {
    let file = try PagedFile()
    let other = try DatabaseQueue(path: file.path)
    try other.write { try $0.execute(sql: "UPDATE bet SET stake = 1 WHERE id = 1000") }
    try other.close()
    let place = try #require(try file.scan())
    #expect(place.hasSuffix("or changed by another program"))
    let error = #expect(throws: DatabaseError.self) {
      _ = try PagedFile.readEverything(PagedFile.reader(PageChecks.uri(file.path)))
    }
    let explained = error.flatMap { PageChecks.explain($0, path: file.path) }
    #expect(explained == .damaged(path: file.path, place: place))
  }

  @Test("a database of another program is refused, and stays as it is")
  func foreign() throws {
    let file = try PagedFile(rows: 300)
    let path = file.folder.appending(path: "foreign.db").path(percentEncoded: false)
    let other = try DatabaseQueue(path: path)
    try other.write { try $0.execute(sql: "CREATE TABLE a (b); INSERT INTO a VALUES (1)") }
    #expect(throws: DatabaseError.self) { try other.read { try PageChecks.reserve($0) } }
    try other.close()
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(try PagedFile.scan(path)?.hasPrefix("page 1 ") == true)
    #expect(throws: DatabaseError.self) { _ = try PagedFile.writer(path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test("a file keeps its checksums when it is emptied, grows again and is vacuumed")
  func vacuum() throws {
    let file = try PagedFile(free: false)
    let writer = try PagedFile.writer(file.path)
    try writer.write { try $0.execute(sql: "DELETE FROM note; DELETE FROM bet WHERE id % 3 > 0") }
    try writer.vacuum()
    try PagedFile.add(writer, rows: 500)
    try writer.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    #expect(try file.scan() == nil)
    #expect(try PagedFile.readEverything(writer) == 1500)
    try writer.close()
    #expect(try file.scan() == nil)
    #expect(try Data(contentsOf: URL(filePath: file.path))[20] == 8)
  }

  @Test("a scan beside a writer that writes back all the time finds nothing wrong")
  func beside() async throws {
    let file = try PagedFile(rows: 300)
    let path = file.path
    let done = Counter()
    let turns = Effort.size(100, soak: 1000)
    // A thread of its own: a task would wait for one of the pool, which other tests hold, while this one scans on.
    let (errors, failing) = AsyncStream<any Error>.makeStream()
    Thread.detachNewThread {
      do { try PagedFile.writeBack(path, turns: turns) } catch { failing.yield(error) }
      failing.finish()
      done.up()
    }
    while done.value == 0 {
      #expect(try PagedFile.scan(path) == nil)
    }
    for await error in errors { throw error }
    #expect(try file.scan() == nil)
  }

  @Test("any path can be opened", arguments: ["a?b#c%20d&e=f.db", "ü 🎲.db", "file:x.db"])
  func paths(name: String) throws {
    let file = try PagedFile(rows: 300)
    let path = file.folder.appending(path: name).path(percentEncoded: false)
    try PagedFile.fill(PagedFile.writer(path), rows: 300)
    #expect(FileManager.default.fileExists(atPath: path))
    #expect(try PagedFile.scan(path) == nil)
  }

  @Test("a file that is not there cannot be opened, which is no damage")
  func missing() throws {
    #expect(throws: LedgerError.cannotOpen(path: "/no/such.db", why: "No such file or directory")) {
      try PageChecks.scan("/no/such.db")
    }
  }
}

extension PagedFile {
  /// Copies the file as it lies, as a crash would leave it.
  fileprivate func copy(_ name: String, log: Bool = true) throws -> String {
    let copy = folder.appending(path: name).path(percentEncoded: false)
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    if log { try FileManager.default.copyItem(atPath: path + "-wal", toPath: copy + "-wal") }
    return copy
  }

  /// Writes with a checkpoint at nearly every commit.
  fileprivate static func writeBack(_ path: String, turns: Int) throws {
    let writer = try writer(path)
    try writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_autocheckpoint = 4") }
    for _ in 0..<turns { try add(writer, rows: 20) }
  }
}
