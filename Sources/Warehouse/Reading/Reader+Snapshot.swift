extension Reader {
  /// Runs statements that all see the warehouse as it is at the first of them.
  ///
  /// What they change of what is temporary stays, unless one of them fails.
  package func snapshot<T>(_ body: () throws -> T) throws -> T {
    try connection.execute("begin")
    do {
      let answer = try body()
      try connection.execute("commit")
      return answer
    } catch {
      try? connection.execute("rollback")
      throw error
    }
  }

  /// Takes a temporary table away, if it is there.
  package func dropTemporary(_ table: String) throws(WarehouseError) {
    try connection.execute("drop table if exists temp.\(quoted(table))")
  }

  /// Takes the view of the last answer away.
  package func dropLastAnswer() throws(WarehouseError) {
    try connection.execute("drop view if exists temp._")
  }
}
