import Rows

/// A full refresh: pages land in doubles of the tables, and show themselves all at once.
extension Writer {
  /// Makes room for a full refresh of a list; one that was begun before goes on when `resuming`.
  package func beginFull(list: String, shape: Shape, resuming: Bool = false) throws {
    let plan = try plan(list, shape)
    try transaction {
      for table in plan.tables {
        try connection.execute(table.definition(staging: true))
        for index in table.stagingIndexDefinitions { try connection.execute(index) }
        if !resuming {
          try connection.execute("delete from main.\(quoted(table.stagingName))")
        }
      }
    }
  }

  /// What a full refresh `from` a moment on has come to, as long as it is not applied.
  package func collected(
    list: String, shape: Shape, from start: String? = nil
  ) throws -> Collected {
    let plan = try plan(list, shape)
    let own = schema.tables(fedBy: list, in: shape)[0]
    var collected = Collected(table: own.name)
    collected.listed = try count(own.stagingName)
    if let scope = scope(own, of: plan, isBounded: start != nil) {
      let rows = "select count(*) from main.\(quoted(own.name)) where \(scope)"
      let known = try connection.integer(rows, start.map { [.text($0)] } ?? [])
      collected.known = Int(known ?? 0)
    }
    for table in plan.tables {
      let ids = try unlisted(table, of: plan, from: start)
      if !ids.isEmpty { collected.unlisted.append((table.name, ids)) }
    }
    return collected
  }

  /// Brings the tables of a list to what the full refresh has collected, in one transaction: a
  /// reader sees all of it or nothing.
  ///
  /// A refresh `from` a moment on knows nothing of what was created before it, which stays.
  package func finishFull(
    list: String, shape: Shape, from start: String? = nil, at moment: String
  ) throws -> Changes {
    let plan = try plan(list, shape)
    return try transaction {
      var changes = Changes()
      for table in plan.tables {
        let writer = try RowWriter(
          table, staging: false, shape: shape, schema: schema, connection: connection,
          problems: problemLog)
        try adopt(table, writer, at: moment, into: &changes)
        for id in try unlisted(table, of: plan, from: start) {
          try writer.remove(id, at: moment)
          changes.removed[table.name, default: 0] += 1
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

  /// The rows of a table that a full refresh should have found and did not.
  private func unlisted(
    _ table: Table, of plan: FeedTree, from start: String?
  ) throws(WarehouseError) -> [Int64] {
    guard plan.wholeTables.contains(table.name),
      let scope = scope(table, of: plan, isBounded: start != nil)
    else { return [] }
    let rows = try connection.statement(
      """
      select id from main.\(quoted(table.name))
      where id not in (select id from main.\(quoted(table.stagingName))) and \(scope)
      """)
    if let start { try rows.bind([.text(start)]) }
    var ids: [Int64] = []
    while try rows.step() {
      if let id = rows.integer(0) { ids.append(id) }
    }
    return ids
  }

  /// Which rows of a table a refresh speaks of, with its start as `?1`; `nil` for none.
  ///
  /// What is nested in records that were created before the start is not told either.
  private func scope(_ table: Table, of plan: FeedTree, isBounded: Bool) -> String? {
    guard isBounded else { return "true" }
    let own = schema.tables(fedBy: plan.list, in: plan.shape)[0]
    if table.name == own.name { return "created_at >= ?1" }
    let owners = table.feedings(in: plan.shape).compactMap(\.owner)
    guard let owner = owners.first else { return nil }
    return """
      \(quoted(owner)) in (select id from main.\(quoted(own.stagingName))) and ?1 is not null
      """
  }
}

/// What a full refresh has collected, beside what the tables hold.
package struct Collected: Sendable {
  /// The table that holds the list's own records.
  package let table: String
  /// How many rows of it were listed.
  package var listed = 0
  /// How many rows it has that should have been listed.
  package var known = 0
  /// The rows that are no longer listed, which applying it removes, by table.
  package var unlisted: [(table: String, ids: [Int64])] = []
}
