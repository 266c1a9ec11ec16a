import Rows

extension Writer {
  /// Puts the parts that a window was cut into in the window's place.
  package func replace(_ checkpoint: Checkpoint, with parts: [Checkpoint]) throws {
    try transaction {
      try connection.run(
        """
        delete from main._checkpoints
        where list = ?1 and variant = ?2 and from_bound = ?3 and to_bound = ?4
        """, Array(checkpoint.values.prefix(4)))
      for part in parts { try save(part) }
    }
  }

  /// The ids of a table's rows, in order; with words, of those rows alone that have one of them in a
  /// column.
  ///
  /// - Throws: `WarehouseError.unknownTable` for a table or column that the schema does not have.
  package func ids(
    of name: String, having column: String? = nil, in words: [String] = []
  ) throws -> [Int64] {
    guard let table = schema.table(named: name),
      column.map({ column in table.columns.contains { $0.name == column } }) ?? true
    else { throw WarehouseError.unknownTable(name, nearest: nil) }
    let marks = words.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
    let condition = column.map { " where \(quoted($0)) in (\(marks))" } ?? ""
    let statement = try connection.statement(
      "select id from main.\(quoted(table.name))\(condition) order by id")
    try statement.bind(words.map { .text($0) })
    var ids: [Int64] = []
    while try statement.step() {
      if let id = statement.integer(0) { ids.append(id) }
    }
    return ids
  }

  /// Whether no table that Greenhouse fills has a row.
  package func isWithoutRows() throws -> Bool {
    for table in schema.tables where table.role != .child {
      guard try connection.integer("select 1 from main.\(quoted(table.name)) limit 1") == nil else {
        return false
      }
    }
    return true
  }
}
