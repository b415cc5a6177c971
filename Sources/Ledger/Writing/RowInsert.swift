internal import GRDB
internal import GRDBSQLite

/// An INSERT of a known number of rows into a table of whole numbers.
///
/// Values are bound straight to the statement, and a statement takes many rows: an array of boxed arguments for every
/// row took four times as long, and a session of a simulation may have hundreds of thousands of rows a second.
struct RowInsert {
  private static let rowsAtOnce = 32

  private let many: Statement
  private let one: Statement
  /// The statement that is being filled, and how many columns it has.
  private var handle: OpaquePointer
  private var capacity: CInt
  private var column: CInt = 0
  private var rowsLeft: Int
  private let columns: Int

  /// An INSERT of `rows` rows into `table`, which has so many columns.
  init(_ db: Database, into table: String, columns: Int, rows: Int) throws {
    one = try Self.statement(db, table, columns, rows: 1)
    many = rows < Self.rowsAtOnce ? one : try Self.statement(db, table, columns, rows: Self.rowsAtOnce)
    (self.columns, rowsLeft) = (columns, rows)
    (handle, capacity) = (one.sqliteStatement, 0)
    choose()
  }

  private static func statement(
    _ db: Database, _ table: String, _ columns: Int, rows: Int
  ) throws -> Statement {
    let row = "(" + Array(repeating: "?", count: columns).joined(separator: ",") + ")"
    let all = Array(repeating: row, count: rows).joined(separator: ",")
    let statement = try db.cachedStatement(sql: "INSERT INTO \(table) VALUES \(all)")
    sqlite3_reset(statement.sqliteStatement)
    sqlite3_clear_bindings(statement.sqliteStatement)
    return statement
  }

  /// Takes the statement for the rows that come now.
  private mutating func choose() {
    let takesMany = rowsLeft >= Self.rowsAtOnce
    handle = (takesMany ? many : one).sqliteStatement
    capacity = CInt(columns * (takesMany ? Self.rowsAtOnce : 1))
    column = 0
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

  /// The next column is one that came with a later version: where it holds nothing, the chain does not cover it.
  @inline(__always)
  mutating func addLater(_ value: Int64?, _ bytes: inout ChainBytes) {
    column += 1
    if let value {
      sqlite3_bind_int64(handle, column, value)
      bytes.add(value)
    } else {
      sqlite3_bind_null(handle, column)
    }
  }

  mutating func add(_ text: String?, _ bytes: inout ChainBytes) {
    guard let text else { return addNull(&bytes) }
    column += 1
    _ = text.databaseValue.bind(to: handle, at: column)
    bytes.add(text: text)
  }

  /// The columns of a row were added.
  @inline(__always)
  mutating func endRow() throws {
    if column == capacity { try step() }
  }

  private mutating func step() throws {
    let code = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else { throw failure() }
    rowsLeft -= Int(capacity) / columns
    choose()
  }

  private func failure() -> DatabaseError {
    let connection = sqlite3_db_handle(handle)
    return DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
      message: sqlite3_errmsg(connection).map { String(cString: $0) })
  }
}
