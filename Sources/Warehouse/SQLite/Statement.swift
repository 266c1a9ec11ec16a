import CSQLite
import Rows

/// One compiled statement: parameters in, rows out as raw columns.
final class Statement {
  let handle: OpaquePointer
  let connection: Connection
  let sql: String

  init(_ handle: OpaquePointer, of connection: Connection, sql: String) {
    self.handle = handle
    self.connection = connection
    self.sql = sql
  }

  deinit {
    sqlite3_finalize(handle)
  }

  /// Goes to the next row; false at the end, after which the statement is ready to run again.
  func step() throws(WarehouseError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW:
      return true
    case SQLITE_DONE:
      sqlite3_reset(handle)
      return false
    default:
      let error = connection.failure(sql)
      sqlite3_reset(handle)
      throw error
    }
  }

  /// Makes the statement ready to run from the start, with what is bound left in place.
  func reset() {
    sqlite3_reset(handle)
  }

  /// Runs a statement that answers nothing.
  func run() throws(WarehouseError) {
    while try step() {}
  }

  /// Whether the statement answers a row with these values; it is ready to run again then.
  func findsRow(_ values: [Scalar]) throws(WarehouseError) -> Bool {
    try bind(values)
    defer { reset() }
    return try step()
  }

  // MARK: Parameters

  var parameterCount: Int { Int(sqlite3_bind_parameter_count(handle)) }

  /// The name of a parameter counted from 1, with its `:`, `@`, `$` or `?`; `nil` for a bare `?`.
  func parameterName(_ index: Int) -> String? {
    sqlite3_bind_parameter_name(handle, Int32(index)).map { String(cString: $0) }
  }

  /// Binds these values to the parameters 1, 2, 3 and so on.
  func bind(_ values: [Scalar]) throws(WarehouseError) {
    for (index, value) in values.enumerated() { try bind(value, at: index + 1) }
  }

  /// Binds a value that SQLite copies.
  func bind(_ value: Scalar, at index: Int) throws(WarehouseError) {
    let index = Int32(index)
    let code =
      switch value {
      case .null: sqlite3_bind_null(handle, index)
      case .integer(let integer): sqlite3_bind_int64(handle, index, integer)
      case .real(let real): sqlite3_bind_double(handle, index, real)
      case .text(var text):
        text.withUTF8 { utf8 in
          utf8.withMemoryRebound(to: CChar.self) {
            sqlite3_bind_text64(
              handle, index, $0.baseAddress ?? emptyText, UInt64($0.count), copied,
              UInt8(SQLITE_UTF8))
          }
        }
      case .blob(let bytes):
        bytes.withUnsafeBytes {
          $0.baseAddress.map {
            sqlite3_bind_blob64(handle, index, $0, UInt64(bytes.count), copied)
          } ?? sqlite3_bind_zeroblob(handle, index, 0)
        }
      }
    guard code == SQLITE_OK else { throw connection.failure(sql) }
  }

  /// Binds a value whose bytes stay where they are until the statement has run.
  func bind(borrowed value: Value, at index: Int) throws(WarehouseError) {
    let index = Int32(index)
    let code =
      switch value {
      case .null: sqlite3_bind_null(handle, index)
      case .integer(let integer): sqlite3_bind_int64(handle, index, integer)
      case .real(let real): sqlite3_bind_double(handle, index, real)
      case .text(let bytes):
        sqlite3_bind_text64(
          handle, index,
          bytes.baseAddress?.assumingMemoryBound(to: CChar.self) ?? emptyText,
          UInt64(bytes.count), nil, UInt8(SQLITE_UTF8))
      case .blob(let bytes):
        bytes.baseAddress.map {
          sqlite3_bind_blob64(handle, index, $0, UInt64(bytes.count), nil)
        } ?? sqlite3_bind_zeroblob(handle, index, 0)
      }
    guard code == SQLITE_OK else { throw connection.failure(sql) }
  }

  // MARK: Columns

  var columnCount: Int { Int(sqlite3_column_count(handle)) }

  /// The name of the column counted from 0.
  func columnName(_ index: Int) -> String {
    sqlite3_column_name(handle, Int32(index)).map { String(cString: $0) } ?? ""
  }

  /// The column of a table that this one, counted from 0, is taken from as it is, as far as SQLite knows.
  func origin(_ index: Int) -> ColumnRead? {
    let index = Int32(index)
    guard let table = sqlite3_column_table_name(handle, index),
      let column = sqlite3_column_origin_name(handle, index)
    else { return nil }
    return ColumnRead(
      database: sqlite3_column_database_name(handle, index).map { String(cString: $0) },
      table: String(cString: table), column: String(cString: column))
  }

  /// The value in the column counted from 0, borrowed until the next step.
  func value(_ index: Int) -> Value {
    let index = Int32(index)
    switch sqlite3_column_type(handle, index) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, index))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, index))
    case SQLITE_TEXT: return .text(bytes(index))
    case SQLITE_BLOB: return .blob(bytes(index))
    default: return .null
    }
  }

  private func bytes(_ index: Int32) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(handle, index)
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, index)))
  }

  func integer(_ index: Int) -> Int64? {
    if case .integer(let integer) = value(index) { integer } else { nil }
  }

  func real(_ index: Int) -> Double? {
    switch value(index) {
    case .real(let real): real
    case .integer(let integer): Double(integer)
    default: nil
    }
  }

  func text(_ index: Int) -> String? {
    if case .text(let bytes) = value(index) { String(decoding: bytes, as: UTF8.self) } else { nil }
  }

  // MARK: Facts

  /// Whether the statement leaves every database as it is.
  var isReadOnly: Bool { sqlite3_stmt_readonly(handle) != 0 }

  /// Whether the statement is an `EXPLAIN` or `EXPLAIN QUERY PLAN`.
  var isExplain: Bool { sqlite3_stmt_isexplain(handle) != 0 }
}

/// Tells SQLite to copy what is bound.
let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

/// What an empty text is bound from: a null pointer would bind NULL.
nonisolated(unsafe) let emptyText: UnsafePointer<CChar> = {
  let zero = UnsafeMutablePointer<CChar>.allocate(capacity: 1)  // lives as long as the process
  zero.pointee = 0
  return UnsafePointer(zero)
}()
