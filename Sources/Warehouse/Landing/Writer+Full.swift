import Rows

/// A full refresh: pages land in doubles of the tables, and show themselves all at once.
extension Writer {
  /// Makes room for a full refresh of a list; one that was begun before goes on when `resuming`.
  package func beginFull(list: String, shape: Shape, resuming: Bool = false) throws {
    let plan = try plan(list, shape)
    try transaction {
      for table in plan.tables {
        try connection.execute(table.definition(staging: true))
        if !resuming {
          try connection.execute("delete from main.\(quoted(table.stagingName))")
        }
      }
    }
  }

  /// Brings the tables of a list to what the full refresh has collected, in one transaction: a
  /// reader sees all of it or nothing.
  package func finishFull(list: String, shape: Shape, at moment: String) throws -> Changes {
    let plan = try plan(list, shape)
    return try transaction {
      var changes = Changes()
      for table in plan.tables {
        let writer = try RowWriter(
          table, staging: false, shape: shape, schema: schema, connection: connection)
        try adopt(table, writer, at: moment, into: &changes)
        if plan.wholeTables.contains(table.name) {
          try drop(table, writer, at: moment, into: &changes)
        }
      }
      for table in plan.tables {
        try connection.execute("delete from main.\(quoted(table.stagingName))")
      }
      return changes
    }
  }

  /// Throws away what a full refresh has collected.
  package func abandonFull(list: String, shape: Shape) throws {
    try beginFull(list: list, shape: shape)
  }

  /// Takes over the rows that are new or differ.
  private func adopt(
    _ table: Table, _ writer: RowWriter, at moment: String, into changes: inout Changes
  ) throws(WarehouseError) {
    let columns = table.columns.map { "s." + quoted($0.name) }
    let differences = table.columns.filter { $0.name != "id" }.map {
      "s.\(quoted($0.name)) is not t.\(quoted($0.name))"
    }
    let rows = try connection.statement(
      """
      select \(columns.joined(separator: ", "))
      from main.\(quoted(table.stagingName)) as s
      left join main.\(quoted(table.name)) as t on t.id = s.id
      where t.id is null or \(differences.joined(separator: " or "))
      """)
    let buffer = UnsafeMutableBufferPointer<Value>.allocate(capacity: table.columns.count)
    defer { buffer.deallocate() }
    while try rows.step() {
      for place in table.columns.indices {
        buffer.initializeElement(at: place, to: rows.value(place))
      }
      let outcome = try writer.put(UnsafeBufferPointer(buffer), at: moment) {
        (name, id, field, reason, raw) throws(WarehouseError) in
        try problemLog.add(
          table: name, id: id, field: field, reason: reason, raw: raw, seenAt: moment)
      }
      switch outcome {
      case .inserted: changes.inserted[table.name, default: 0] += 1
      case .changed: changes.changed[table.name, default: 0] += 1
      case .same: break
      }
    }
  }

  /// Removes the rows that the full refresh did not find.
  private func drop(
    _ table: Table, _ writer: RowWriter, at moment: String, into changes: inout Changes
  ) throws(WarehouseError) {
    let rows = try connection.statement(
      """
      select id from main.\(quoted(table.name))
      where id not in (select id from main.\(quoted(table.stagingName)))
      """)
    var gone: [Int64] = []
    while try rows.step() {
      if let id = rows.integer(0) { gone.append(id) }
    }
    for id in gone {
      try writer.remove(id, at: moment)
      try problemLog.forget(table.name, id)
    }
    if !gone.isEmpty { changes.removed[table.name, default: 0] += gone.count }
  }
}
