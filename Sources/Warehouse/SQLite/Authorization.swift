import CSQLite

/// A part of a statement about which SQLite asks, while it compiles, whether it may be.
struct Authorization {
  /// The kinds of parts that are told apart.
  enum Action {
    case read, select, function, pragma, attach, transaction, createTable, analyze, other
  }

  let action: Action
  /// What it is about: mostly a table's name.
  let first: String?
  let second: String?
  /// The database, where SQLite says it.
  let database: String?

  fileprivate init(
    _ code: Int32, _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?,
    _ database: UnsafePointer<CChar>?
  ) {
    action =
      switch code {
      case SQLITE_READ: .read
      case SQLITE_SELECT, SQLITE_RECURSIVE: .select
      case SQLITE_FUNCTION: .function
      case SQLITE_PRAGMA: .pragma
      case SQLITE_ATTACH, SQLITE_DETACH: .attach
      case SQLITE_TRANSACTION, SQLITE_SAVEPOINT: .transaction
      case SQLITE_CREATE_TABLE: .createTable
      case SQLITE_ANALYZE: .analyze
      default: .other
      }
    self.first = first.map { String(cString: $0) }
    self.second = second.map { String(cString: $0) }
    self.database = database.map { String(cString: $0) }
  }
}

extension Connection {
  /// Asks the authorizer from now on, or nobody; it must live until nobody is asked.
  func ask(_ authorizer: Authorizer?) {
    guard let authorizer else {
      sqlite3_set_authorizer(handle, nil, nil)
      return
    }
    sqlite3_set_authorizer(handle, authorize, Unmanaged.passUnretained(authorizer).toOpaque())
  }
}

private func authorize(
  _ authorizer: UnsafeMutableRawPointer?, _ code: Int32, _ first: UnsafePointer<CChar>?,
  _ second: UnsafePointer<CChar>?, _ database: UnsafePointer<CChar>?,
  _: UnsafePointer<CChar>?
) -> Int32 {
  guard let authorizer else { return SQLITE_DENY }
  return Unmanaged<Authorizer>.fromOpaque(authorizer).takeUnretainedValue().allows(
    Authorization(code, first, second, database)) ? SQLITE_OK : SQLITE_DENY
}
