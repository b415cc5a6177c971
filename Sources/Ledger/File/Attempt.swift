internal import GRDB

/// Does something with a database, and says in the words of a ledger why it failed.
func attempt<Value>(_ path: String, _ body: () throws -> Value) throws(LedgerError) -> Value {
  do {
    return try body()
  } catch {
    throw LedgerError.of(error, path: path)
  }
}

extension LedgerError {
  /// An error of any kind, in the words of a ledger.
  static func of(_ error: any Error, path: String) -> LedgerError {
    switch error {
    case let error as LedgerError: error
    case let error as DatabaseError: PageChecks.explain(error, path: path) ?? LedgerError(error, path: path)
    default: .damaged(path: path, place: "\(error)")
    }
  }

  init(_ error: DatabaseError, path: String) {
    let words = "\(error.message ?? "no words") (SQLite \(error.extendedResultCode.rawValue))"
    switch error.resultCode {
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_BUSY, .SQLITE_LOCKED:
      self = .cannotOpen(path: path, why: words)
    case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_NOMEM:
      self = .cannotWrite(path: path, why: words)
    default:
      self = .damaged(path: path, place: words)
    }
  }
}
