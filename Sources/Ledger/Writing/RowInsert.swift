internal import GRDB
internal import GRDBSQLite

/// An INSERT of one row after another into a table of whole numbers.
///
/// Values are bound straight to the statement: an array of boxed arguments for every row took four times as long, and
/// a session of a simulation may have hundreds of thousands of rows a second.
struct RowInsert {
  private let statement: Statement
  private let handle: OpaquePointer
  private var column: CInt = 0

  /// An INSERT into `table`, which has so many columns.
  init(_ db: Database, into table: String, columns: Int) throws {
    let places = Array(repeating: "?", count: columns).joined(separator: ",")
    statement = try db.cachedStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
    handle = statement.sqliteStatement
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  /// The next column's value, for the table and for the chain.
  @inline(__always)
  mutating func add(_ value: Int64, _ bytes: inout ChainBytes) {
    column += 1
    sqlite3_bind_int64(handle, column, value)
    bytes.add(value)
  }

  /// The next column is NULL.
  @inline(__always)
  mutating func addNull(_ bytes: inout ChainBytes) {
    column += 1
    sqlite3_bind_null(handle, column)
    bytes.addNull()
  }

  mutating func add(_ text: String?, _ bytes: inout ChainBytes) {
    guard let text else { return addNull(&bytes) }
    column += 1
    _ = text.databaseValue.bind(to: handle, at: column)
    bytes.add(text: text)
  }

  /// Inserts the row whose columns were added.
  @inline(__always)
  mutating func insert() throws {
    column = 0
    let code = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else { throw failure(code) }
  }

  private func failure(_ code: CInt) -> DatabaseError {
    let connection = sqlite3_db_handle(handle)
    return DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
      message: sqlite3_errmsg(connection).map { String(cString: $0) })
  }
}
