extension Reader {
  /// Runs statements that all see the warehouse as it is at the first of them.
  package func snapshot<T>(_ body: () throws -> T) throws -> T {
    try connection.execute("begin")
    defer { try? connection.execute("rollback") }
    return try body()
  }
}
