import Rows

extension Writer {
  /// Empties tables and forgets what is known of their syncs, but not what the user chose for them.
  ///
  /// - Returns: How many rows went, children not counted.
  package func reset(_ names: [String]) throws -> Int {
    let tables = names.compactMap { schema.table(named: $0) }
      .flatMap { schema.tables(filling: $0) }
    return try transaction {
      var rows = 0
      for table in tables {
        rows += try count(table.name)
        try empty(table)
        var state = TableState(table: table.name)
        let known = try tableState(table.name)
        state.chosenMethod = known.chosenMethod
        state.chosenField = known.chosenField
        try save(state)
        for shape in Shape.allCases {
          for list in schema.lists(feeding: table, in: shape) { try clearCheckpoints(list: list) }
        }
      }
      try ErasureLog(connection).add()
      return rows
    }
  }

  /// Empties the tables that a list alone fills, if a load that was given up left rows in them.
  package func discard(list: String, shape: Shape) throws {
    let plan = try plan(list, shape)
    try transaction {
      for table in plan.tables
      where try plan.wholeTables.contains(table.name) && count(table.name) > 0 {
        try empty(table)
        try ErasureLog(connection).add()
      }
    }
  }

  private func empty(_ table: Table) throws {
    try connection.run("delete from main.\(quoted(table.name))")
    for child in table.children {
      try connection.run(
        "delete from main._sync_problems where table_name = ?1", [.text(child.table)])
      switch child.form {
      case .customFields:
        try connection.run(
          "delete from main.\(quoted(child.table)) where owner_type = ?1", [.text(table.name)])
      case .observed:
        break
      case .values, .objects:
        try connection.run("delete from main.\(quoted(child.table))")
      }
    }
    try connection.execute("drop table if exists main.\(quoted(table.stagingName))")
    for ledger in ["_sync_problems", "_tombstones"] {
      try connection.run("delete from main.\(ledger) where table_name = ?1", [.text(table.name)])
    }
  }
}

extension WarehouseFile {
  /// Makes sure that the file is a warehouse, as far as it can be read.
  ///
  /// - Throws: `WarehouseError`.
  package func mustBeWarehouse() throws(WarehouseError) {
    try inspect()
    _ = try Connection(uri("mode=ro"), named: path).checkIsWarehouse()
  }
}
