import CSQLite
import Glibc
import Rows
import Synchronization

/// One connection to an SQLite database; only this folder calls the library.
///
/// A connection belongs to whoever made it and is used by one task at a time; only its interrupter
/// may be called from anywhere.
final class Connection {
  let handle: OpaquePointer
  /// The file as errors name it.
  let path: String
  private let interruptible: Interruptible

  /// Opens the database at a path or `file:` URI, which must be there; `named` is what errors call
  /// it, and `clock` tells it what time it is.
  init(
    _ location: String, named path: String, clock: StandingClock? = nil
  ) throws(WarehouseError) {
    var opened: OpaquePointer?
    _ = Connection.settings
    let code = sqlite3_open_v2(
      location, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, clock?.name)
    guard let opened else { throw .outOfMemory }
    guard code == SQLITE_OK else {
      let error = WarehouseError(
        code: sqlite3_extended_errcode(opened), message: String(cString: sqlite3_errmsg(opened)),
        sql: "", offset: nil, path: path)
      sqlite3_close_v2(opened)
      throw error
    }
    handle = opened
    self.path = path
    interruptible = Interruptible(opened)
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, 5_000)
    set(SQLITE_DBCONFIG_DQS_DML, false)
    set(SQLITE_DBCONFIG_DQS_DDL, false)
    set(SQLITE_DBCONFIG_DEFENSIVE, true)
    set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)
    set(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, false)
  }

  /// What is set for all of SQLite, once, before the first connection; the answer says whether it was heard.
  private static let settings: Int32 = csqlite_count_no_memory()

  deinit {
    interruptible.forget()
    sqlite3_close_v2(handle)
  }

  private func set(_ option: Int32, _ on: Bool) {
    _ = csqlite_set_switch(handle, option, on ? 1 : 0)
  }

  /// What stops a running statement from any thread, and does nothing once the connection is gone.
  var interrupter: @Sendable () -> Void { interruptible.interrupt }

  /// The rows that the last statement inserted, changed or deleted.
  var changes: Int { Int(sqlite3_changes64(handle)) }

  /// Whether a transaction is open.
  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// The row id of the last inserted row.
  var lastRowID: Int64 { sqlite3_last_insert_rowid(handle) }

  /// How long a statement waits for another process before it is an error.
  func setBusyTimeout(milliseconds: Int32) {
    sqlite3_busy_timeout(handle, milliseconds)
  }

  /// Makes the database keep a write-ahead log, waiting so many milliseconds for who holds the file.
  ///
  /// The change needs the file alone for a moment, and SQLite does not wait for that itself: two programs
  /// that make a warehouse together would each be told that it is in use.
  func useLog(waiting milliseconds: Int32) throws(WarehouseError) {
    let deadline = ContinuousClock.now + .milliseconds(Int(milliseconds))
    while true {
      do throws(WarehouseError) {
        return try execute("pragma journal_mode = wal")
      } catch {
        guard case .busy = error, ContinuousClock.now < deadline else { throw error }
        usleep(10_000)
      }
    }
  }

  /// Runs one statement or several, none of which has parameters or an answer that is needed.
  func execute(_ sql: String) throws(WarehouseError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure(sql) }
  }

  /// Runs one statement with parameters in order.
  func run(_ sql: String, _ parameters: [Scalar] = []) throws(WarehouseError) {
    let statement = try statement(sql)
    try statement.bind(parameters)
    while try statement.step() {}
  }

  /// The first column of the first row as an integer, or `nil` without a row.
  func integer(_ sql: String, _ parameters: [Scalar] = []) throws(WarehouseError) -> Int64? {
    let statement = try statement(sql)
    try statement.bind(parameters)
    return try statement.step() ? statement.integer(0) : nil
  }

  /// The first column of every row as text.
  func texts(_ sql: String, _ parameters: [Scalar] = []) throws(WarehouseError) -> [String] {
    let statement = try statement(sql)
    try statement.bind(parameters)
    var texts: [String] = []
    while try statement.step() { texts.append(statement.text(0) ?? "") }
    return texts
  }

  /// Compiles one statement of our own.
  func statement(_ sql: String) throws(WarehouseError) -> Statement {
    let (statement, _) = try compile(sql)
    guard let statement else {
      throw .sql(.init(message: "There is no statement in this text.", sql: sql))
    }
    return statement
  }

  /// Compiles the first statement of a text: the statement (`nil` for nothing but comments and
  /// space) and the byte at which the next one begins.
  func compile(_ sql: String) throws(WarehouseError) -> (statement: Statement?, tail: Int) {
    var sql = sql
    var prepared: OpaquePointer?
    var tail = 0
    let code = sql.withUTF8 { text -> Int32 in
      text.withMemoryRebound(to: CChar.self) { text in
        guard let base = text.baseAddress else { return SQLITE_OK }
        var rest: UnsafePointer<CChar>?
        let code = sqlite3_prepare_v3(handle, base, Int32(text.count), 0, &prepared, &rest)
        tail = rest.map { $0 - base } ?? text.count
        return code
      }
    }
    guard code == SQLITE_OK else { throw failure(sql) }
    return (prepared.map { Statement($0, of: self, sql: sql) }, tail)
  }

  /// Makes statements stop when the task that runs them is cancelled.
  ///
  /// An interrupter stops only what runs already; a task may be cancelled just before.
  func stopWithTask() {
    sqlite3_progress_handler(handle, 10_000, taskIsCancelled, nil)
  }

  /// Whether a text ends where a statement does.
  static func isComplete(_ sql: String) -> Bool {
    sqlite3_complete(sql) != 0
  }

  /// The error of the call that just failed.
  func failure(_ sql: String) -> WarehouseError {
    let offset = sqlite3_error_offset(handle)
    let code = sqlite3_extended_errcode(handle)
    // SQLite knows a full disk only by ENOSPC; a quota and a limit on file sizes come to the same.
    if code & 0xff == SQLITE_IOERR, [EDQUOT, EFBIG].contains(sqlite3_system_errno(handle)) {
      return .diskFull(path: path)
    }
    return WarehouseError(
      code: code, message: String(cString: sqlite3_errmsg(handle)),
      sql: sql, offset: offset < 0 ? nil : Int(offset), path: path)
  }
}

private func taskIsCancelled(_: UnsafeMutableRawPointer?) -> Int32 { Task.isCancelled ? 1 : 0 }

/// The handle as another thread may use it: to interrupt, and only while the connection lives.
private final class Interruptible: Sendable {
  /// The pointer is only ever handed to `sqlite3_interrupt`, which is safe from any thread.
  private struct Handle: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  private let handle: Mutex<Handle?>

  init(_ pointer: OpaquePointer) {
    handle = Mutex(Handle(pointer: pointer))
  }

  func forget() {
    handle.withLock { $0 = nil }
  }

  @Sendable func interrupt() {
    handle.withLock { handle in
      if let handle { sqlite3_interrupt(handle.pointer) }
    }
  }
}

/// A name as SQL writes it, whatever is in it.
func quoted(_ name: String) -> String {
  guard name.utf8.contains(UInt8(ascii: "\"")) else { return "\"\(name)\"" }
  return "\""
    + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    + "\""
}
