import Rows

/// Rows that are known to be gone at Greenhouse.
extension Writer {
  /// Removes rows with their children and with everything that belongs to them, and leaves
  /// tombstones.
  package func remove(_ ids: [Int64], from name: String, at moment: String) throws -> Changes {
    var rows: [(table: String, ids: [Int64])] = []
    var level: [(table: String, ids: [Int64])] = [(name, ids)]
    while !level.isEmpty {
      rows += level
      level = try level.flatMap { try belongings(of: $0.ids, in: $0.table) }
    }
    return try remove(rows, at: moment)
  }

  /// Removes exactly these rows with their children, also where a full refresh in the making holds
  /// them, and leaves tombstones.
  package func remove(
    _ rows: [(table: String, ids: [Int64])], at moment: String
  ) throws -> Changes {
    try transaction {
      var changes = Changes()
      for (name, ids) in rows {
        guard let table = schema.tables.first(where: { $0.name == name && !$0.isChild }) else {
          throw WarehouseError.unknownTable(
            name, nearest: name.nearest(in: schema.tables.map(\.name)))
        }
        let writer = try RowWriter(
          table, staging: false, schema: schema, connection: connection, problems: problemLog)
        try removeFromRefresh(ids, of: table)
        for id in ids
        where try connection.integer(
          "select 1 from main.\(quoted(name)) where id = ?1", [.integer(id)]) != nil
        {
          try writer.remove(id, at: moment)
          changes.removed[name, default: 0] += 1
        }
      }
      for name in changes.removed.keys { try recount(name) }
      return changes
    }
  }

  private func removeFromRefresh(_ ids: [Int64], of table: Table) throws {
    let isThere = try connection.integer(
      "select 1 from main.sqlite_master where name = ?1", [.text(table.stagingName)])
    guard isThere != nil else { return }
    try connection.run(
      """
      delete from main.\(quoted(table.stagingName))
      where id in (select value from json_each(?1))
      """, [.list(ids)])
  }

  /// Brings the number of rows that the ledger remembers to what it is.
  func recount(_ name: String) throws {
    try connection.run(
      """
      update main._sync_state
      set rows = (select count(*) from main.\(quoted(name)))
      where table_name = ?1 and rows is not null
      """, [.text(name)])
  }
}
