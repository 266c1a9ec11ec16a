import CSQLite

extension Arguments {
  /// How many working days of the table `holidays` lie in a half-open span; none without the table.
  func holidays(from start: String, to end: String) -> Int {
    guard let context, let database = sqlite3_context_db_handle(context) else { return 0 }
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    let sql = """
      select count(distinct day) from holidays
      where day >= ?1 and day < ?2 and strftime('%w', day) not in ('0', '6')
      """
    guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else { return 0 }
    for (place, text) in [start, end].enumerated() {
      sqlite3_bind_text(statement, Int32(place + 1), text, -1, copied)
    }
    guard sqlite3_step(statement) == SQLITE_ROW else { return 0 }
    return Int(sqlite3_column_int64(statement, 0))
  }
}
