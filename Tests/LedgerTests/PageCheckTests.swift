import Foundation
import GRDB
import Ledger
import TestSupport
import Testing

/// No byte of a ledger's file changes unnoticed.
struct PageCheckTests {
  @Test("a file that was closed is whole, to a scan, to SQLite and to a plain SQLite")
  func whole() throws {
    let file = try PagedFile()
    #expect(file.bytes.count == file.pages * PagedFile.pageBytes && file.pages > 30)
    #expect(try file.scan() == nil)
    #expect(try PagedFile.readEverything(PagedFile.reader(PageChecks.uri(file.path))) == 3000)
    #expect(try PagedFile.readEverything(PagedFile.reader(file.path)) == 3000)
    #expect(try Data(contentsOf: URL(filePath: file.path)) == file.bytes)
  }

  @Test("a scan refuses every flipped byte and names its page", arguments: Effort.seeds(2, soak: 10))
  func flips(seed: UInt64) throws {
    let file = try PagedFile()
    var generator = SplitMix64(seed)
    for _ in 0..<100 {
      let page = try file.flip(&generator)
      let place = try #require(try file.scan(), "page \(page); \(Effort.replay(seed))")
      #expect(place.hasPrefix("page \(page) (byte \((page - 1) * 4096)): "), "\(Effort.replay(seed))")
      try file.restore()
    }
    #expect(try file.scan() == nil)
  }

  @Test("a scan refuses every byte of the header and of a checksum that is flipped")
  func tenderPlaces() throws {
    let file = try PagedFile()
    for place in Array(0..<100) + Array(4088..<4096) {
      try file.flip(place, by: 1 << (place % 8))
      #expect(try file.scan()?.hasPrefix("page 1 (byte 0): ") == true, "\(place)")
      try file.restore()
    }
  }

  @Test("a scan refuses a file that was cut, wherever it was", arguments: Effort.seeds(1, soak: 5))
  func cuts(seed: UInt64) throws {
    let file = try PagedFile()
    var generator = SplitMix64(seed)
    for turn in 0..<100 {
      // Now and then between two pages, where nothing is torn.
      let length = Int.random(in: 0..<file.bytes.count, using: &generator)
      let cut = turn % 4 == 0 ? length / PagedFile.pageBytes * PagedFile.pageBytes : length
      try file.write(file.bytes.prefix(cut))
      let place = try #require(try file.scan(), "\(cut) bytes; \(Effort.replay(seed))")
      #expect(
        place.hasPrefix("page \(cut / PagedFile.pageBytes + 1) "), "\(cut) bytes; \(Effort.replay(seed))")
    }
  }

  @Test("a scan refuses a file that was made longer, and pages that changed places")
  func longer() throws {
    let file = try PagedFile()
    try file.write(file.bytes + file.bytes.suffix(4096))
    #expect(try file.scan()?.hasPrefix("page \(file.pages + 1) ") == true)
    try file.write(file.bytes + [0])
    #expect(try file.scan()?.hasPrefix("page \(file.pages + 1) ") == true)
    let swapped = file.bytes.prefix(4096) + file.bytes[8192..<12288] + file.bytes[4096..<8192]
    try file.write(swapped + file.bytes.dropFirst(12288))
    #expect(try file.scan()?.hasPrefix("page 2 (byte 4096): its checksum differs") == true)
  }

  @Test("SQLite refuses a damaged page, and the file stays as it is", arguments: Effort.seeds(1, soak: 10))
  func opening(seed: UInt64) throws {
    // No free pages: SQLite does not look at those.
    let file = try PagedFile(free: false)
    var generator = SplitMix64(seed)
    for turn in 0..<50 {
      let page = try file.flip(&generator)
      let damaged = try Data(contentsOf: URL(filePath: file.path))
      let error = #expect(throws: (any Error).self, "page \(page); \(Effort.replay(seed))") {
        let queue =
          turn % 2 == 0 ? try PagedFile.writer(file.path) : try PagedFile.reader(PageChecks.uri(file.path))
        _ = try PagedFile.readEverything(queue)
      }
      if !(error is PagedFile.Unsound) {
        let explained = (error as? DatabaseError).flatMap { PageChecks.explain($0, path: file.path) }
        let text = try #require(explained, "\(String(describing: error)); \(Effort.replay(seed))").description
        #expect(text.contains(": damaged: page \(page) (byte \((page - 1) * 4096)): "))
      }
      #expect(try Data(contentsOf: URL(filePath: file.path)) == damaged, "\(Effort.replay(seed))")
      try file.restore()
    }
  }

  @Test("SQLite refuses a file that was cut, and the file stays as it is")
  func openingCut() throws {
    let file = try PagedFile(free: false)
    // Of 0 and 1 bytes SQLite makes a new database; those only a scan refuses.
    let half = file.bytes.count / 2
    for cut in [2, 50, 100, 4095, 4096, 5000, half, file.bytes.count - 4096, file.bytes.count - 1] {
      try file.write(file.bytes.prefix(cut))
      #expect(throws: DatabaseError.self, "\(cut)") {
        _ = try PagedFile.readEverything(PagedFile.writer(file.path))
      }
      #expect(try Data(contentsOf: URL(filePath: file.path)) == file.bytes.prefix(cut), "\(cut)")
    }
  }

  @Test("the access that failed can ask where")
  func lastDamage() throws {
    let file = try PagedFile(free: false)
    let queue = try PagedFile.reader(PageChecks.uri(file.path))
    try file.flip(4096 * 5 + 77, by: 4)
    let place = queue.unsafeRead { db -> String? in
      _ = try? String.fetchOne(db, sql: "PRAGMA integrity_check")
      return PageChecks.lastDamage
    }
    #expect(
      place == "page 6 (byte 20480): its checksum differs: it was damaged, or changed by another program")
  }
}
