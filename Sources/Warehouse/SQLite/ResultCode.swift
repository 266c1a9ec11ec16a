import CSQLite

extension WarehouseError {
  /// The error that an SQLite result code stands for.
  init(code: Int32, message: String, sql: String, offset: Int?, path: String) {
    self =
      switch code & 0xff {
      case SQLITE_NOTADB: .notADatabase(path: path)
      case SQLITE_CORRUPT: .damaged(path: path, detail: message)
      case SQLITE_BUSY, SQLITE_LOCKED: .busy(path: path)
      case SQLITE_FULL: .diskFull(path: path)
      case SQLITE_IOERR: .inputOutput(path: path, detail: message)
      case SQLITE_NOMEM: .outOfMemory
      case SQLITE_INTERRUPT: .interrupted
      case SQLITE_READONLY, SQLITE_CANTOPEN: .notWritable(path: path)
      default: .sql(SQLProblem(message: message, sql: sql, byteOffset: offset))
      }
  }
}
