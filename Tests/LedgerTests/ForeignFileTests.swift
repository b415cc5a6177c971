import Foundation
import GRDB
import Ledger
import Testing

/// Databases that are no ledger of this version are refused, and not touched.
struct ForeignFileTests {
  @Test("a ledger of a later version is left alone by writers and readers")
  func laterVersion() throws {
    let file = try Place()
    do {
      try LedgerWriter(path: file.path).close()
      let later = try PagedFile.writer(file.path)
      try later.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('later')") }
      try later.close()
    }
    try refuse(file) {
      guard case .tooNew(file.path, _) = $0 else { return false }
      return $0.description.contains("later version")
    }
  }

  @Test("the database of another program is left alone by writers and readers")
  func otherProgram() throws {
    let file = try Place()
    do {
      let other = try DatabaseQueue(path: file.path)
      try other.write {
        try $0.execute(sql: "CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ('soup')")
      }
      try other.close()
    }
    try refuse(file) { $0.description.contains("damaged: ") }
  }

  @Test("the database of another program that has checksums too is left alone by writers and readers")
  func otherProgramWithChecks() throws {
    let file = try Place()
    do {
      let other = try PagedFile.writer(file.path)
      try other.write { try $0.execute(sql: "CREATE TABLE recipe (name TEXT)") }
      try other.close()
    }
    try refuse(file) { $0.description.contains("the database of another program") }
  }

  /// That writers and readers refuse the file for the same reason and leave it as it is.
  private func refuse(_ file: Place, _ isReason: (LedgerError) -> Bool) throws {
    let bytes = try Data(contentsOf: URL(filePath: file.path))
    let writing = #expect(throws: LedgerError.self) { _ = try LedgerWriter(path: file.path) }
    let reading = #expect(throws: LedgerError.self) { _ = try LedgerReader(path: file.path) }
    for error in [writing, reading] {
      #expect(error.map(isReason) == true, "\(String(describing: error))")
    }
    #expect(try Data(contentsOf: URL(filePath: file.path)) == bytes)
  }
}

/// A place for a ledger in a folder of its own.
final class Place {
  let folder: URL
  let path: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "alea-ledger-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: "a.db").path(percentEncoded: false)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }
}
