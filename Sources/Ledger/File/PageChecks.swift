internal import CPages
package import GRDB

/// The checksums that each page of a ledger's file ends with, so that no flipped byte and no cut goes unnoticed:
/// they are set and checked by an SQLite VFS of ours, `Shims/CPages`.
///
/// To open a ledger: ``register()`` once, ``uri(_:)`` for the path, ``reserve(_:)`` in `prepareDatabase`, then
/// WAL mode, then the first table. A file that was there before is scanned first: SQLite makes a new database of
/// one that was cut to nothing. GRDB's own `journalMode = .wal` is not to be used: it looks for the -wal file by
/// the name that it was given, does not find it, and makes and drops a table at every opening.
package enum PageChecks {
  /// Bytes of a page.
  package static let pageBytes = 4_096

  /// Makes the VFS known to SQLite; must come before anything else uses SQLite in this process.
  package static func register() throws(LedgerError) {
    guard registered == 0 else {
      throw .cannotOpen(path: "SQLite", why: message(registered))
    }
  }

  /// The name under which GRDB opens the file at `path` with checks.
  package static func uri(_ path: String) -> String {
    let name = path.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        String(UnicodeScalar(byte))
      default:
        "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    // Without an empty host, one would be read from a path that begins with two slashes.
    return (path.hasPrefix("/") ? "file://" : "file:") + name.joined() + "?vfs=alea"
  }

  /// Has a new database keep room for the checksums; throws where `db` was opened past the VFS. An old database has
  /// the room. Belongs before the connection's first statement.
  package static func reserve(_ db: Database) throws {
    let code = pages_reserve(db.sqliteConnection)
    guard code == 0 else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: "no room for checksums of pages")
    }
  }

  /// Reads the whole file at `path`, unused pages too, and throws ``LedgerError/damaged(path:place:)`` for its first
  /// damaged page. Writes nothing; the file may be in use.
  package static func scan(_ path: String) throws(LedgerError) {
    var damage = pages_damage()
    var system: CInt = 0
    let code = pages_scan(path, &damage, &system)
    if code == pages_damage_code() { throw .damaged(path: path, place: place(damage)) }
    guard code == 0 else {
      throw .cannotOpen(path: path, why: message(code, system))
    }
  }

  /// The place of the damage that this thread's last read met when it failed. Ask inside of the access that failed:
  /// elsewhere it may be another thread, or another file's damage. ``explain(_:path:)`` does not depend on it.
  package static var lastDamage: String? {
    var damage = pages_damage()
    return pages_last_damage(&damage) ? place(damage) : nil
  }

  /// What an error of SQLite means for the ledger at `path`, if it means that a page is damaged; else nil. Scans the
  /// file, because a connection that failed to open cannot be asked, and names its first damaged page.
  package static func explain(_ error: DatabaseError, path: String) -> LedgerError? {
    let isPage = error.extendedResultCode.rawValue == pages_damage_code()
    // SQLite sees for itself that a file is shorter than it should be, and does not say where.
    guard isPage || error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB else {
      return nil
    }
    do {
      try scan(path)
    } catch .damaged(let path, let place) {
      return .damaged(path: path, place: place)
    } catch {
      // The file is gone, or cannot be read any more: what the failed read met is what there is to say.
    }
    return !isPage ? nil : .damaged(path: path, place: lastDamage ?? "a page's checksum differs")
  }

  private static let registered = pages_register()

  private static func place(_ damage: pages_damage) -> String {
    "page \(damage.page) (byte \(damage.offset)): " + String(cString: damage.what)
  }

  private static func message(_ code: CInt, _ system: CInt = 0) -> String {
    String(cString: pages_message(code, system))
  }
}
