import Rows

/// Brings a file to the schema that this program knows.
struct Migration {
  /// What marks a file as ours: the bytes “GLAS”.
  static let applicationID: Int64 = 0x474c_4153
  /// The number of the file's format; a file with a greater one is not touched.
  static let format: Int64 = 1

  let connection: Connection
  let schema: Schema

  /// Whether the file has everything that the schema names.
  func isDone() throws(WarehouseError) -> Bool {
    let hasFacts = try connection.integer(
      "select 1 from main.sqlite_master where name = '_meta' and type = 'table'")
    guard hasFacts != nil else { return false }
    return try connection.texts("select value from main._meta where key = 'schema'")
      == [fingerprint]
  }

  /// Makes what is missing; does nothing to a file that is as it should be.
  func run() throws(WarehouseError) {
    if try !isDone() { try migrate() }
  }

  /// Makes what is missing, in one transaction.
  func migrate() throws(WarehouseError) {
    try connection.execute("begin immediate")
    do throws(WarehouseError) {
      // Another process may have done it while this one waited, and be syncing already.
      guard try !isDone() else { return try connection.execute("rollback") }
      try connection.execute("pragma application_id = \(Migration.applicationID)")
      try connection.execute("pragma user_version = \(Migration.format)")
      // What was collected beside the tables goes with them, and so does the place to go on from.
      try connection.execute("drop table if exists main._checkpoints")
      for definition in LedgerTables.definitions { try connection.execute(definition) }
      for view in try connection.texts(
        "select name from main.sqlite_master where type = 'view'")
      {
        try connection.execute("drop view main.\(quoted(view))")
      }
      var gained: Set<String> = []
      for table in schema.tables where try bring(table) { gained.insert(table.name) }
      try fill(gained)
      for view in schema.views { try connection.execute(view.definition) }
      try describe()
      try connection.run(
        "insert or replace into main._meta (key, value) values ('schema', ?1)",
        [.text(fingerprint)])
      try connection.execute("commit")
    } catch {
      try? connection.execute("rollback")
      throw error
    }
  }

  /// Makes a table, or adds the columns that it has gained; whether there is anything new in it.
  private func bring(_ table: Table) throws(WarehouseError) -> Bool {
    try connection.execute("drop table if exists main.\(quoted(table.stagingName))")
    let present = Set(
      try connection.texts("select name from pragma_table_info(?1, 'main')", [.text(table.name)]))
    let new = table.columns.filter { !present.contains($0.name) }
    if present.isEmpty {
      try connection.execute(table.definition())
    } else {
      for column in new {
        try connection.execute(
          """
          alter table main.\(quoted(table.name))
          add column \(quoted(column.name)) \(column.kind.sqlType)
          """)
      }
    }
    try dropFormerIndexes(of: table)
    for index in table.indexDefinitions(in: schema) { try connection.execute(index) }
    return !new.isEmpty
  }

  /// Takes away the indexes that an earlier schema named, which nothing reads and every row would still fill.
  ///
  /// One that has another name than we give is somebody else's.
  private func dropFormerIndexes(of table: Table) throws(WarehouseError) {
    let named = Set(table.allIndexes(in: schema).map(table.indexName))
    let present = try connection.texts(
      "select name from main.sqlite_master where type = 'index' and tbl_name = ?1 and sql is not null",
      [.text(table.name)])
    for name in present where !named.contains(name) {
      let columns = try connection.texts(
        "select name from pragma_index_info(?1, 'main')", [.text(name)])
      guard name == table.indexName(Index(columns)) else { continue }
      try connection.execute("drop index main.\(quoted(name))")
    }
  }

  /// Gives the rows that are there what is new in these tables.
  ///
  /// Child tables are made from what their parents hold. What a record's row lacks only Greenhouse can
  /// tell: without a watermark its table is reloaded by the next sync.
  private func fill(_ gained: Set<String>) throws(WarehouseError) {
    let keepsValues = try LedgerReading(connection: connection).fact("personal_data") != "none"
    let problems = try ProblemLog(connection, keepsValues: keepsValues)
    for table in schema.tables {
      if gained.contains(table.name) {
        try connection.run(
          "update main._sync_state set watermark = null where table_name = ?1",
          [.text(table.name)])
      }
      for child in table.children where gained.contains(child.table) {
        if case .observed = child.form { continue }
        try fill(child, of: table, problems: problems)
      }
    }
  }

  private func fill(
    _ child: Child, of table: Table, problems: ProblemLog
  ) throws(WarehouseError) {
    let writer = try ChildWriter(child, of: table, schema: schema, connection: connection)
    let moment = try connection.texts("select strftime('%Y-%m-%dT%H:%M:%fZ', 'now')").first ?? ""
    let rows = try connection.statement(
      """
      select id, \(quoted(child.column)) from main.\(quoted(table.name))
      where \(quoted(child.column)) is not null
      """)
    while try rows.step() {
      guard let id = rows.integer(0) else { continue }
      try writer.empty(id)
      try writer.fill(id, from: rows.value(1)) {
        (name, id, field, reason, raw) throws(WarehouseError) in
        try problems.add(
          table: name, id: id, field: field, reason: reason, raw: raw, seenAt: moment)
      }
    }
  }

  /// Writes every sentence of the schema into the file, for whatever program reads it.
  private func describe() throws(WarehouseError) {
    try connection.execute("delete from main._tables")
    try connection.execute("delete from main._columns")
    let tables = try connection.statement(
      "insert into main._tables (name, role, sentence, sql) values (?1, ?2, ?3, ?4)")
    let columns = try connection.statement(
      """
      insert into main._columns
        (table_name, position, name, kind, sentence, is_personal, references_table, words)
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      """)
    for table in schema.tables {
      try tables.bind([.text(table.name), .text(table.role.rawValue), .text(table.sentence), .null])
      try tables.run()
      for (position, column) in table.columns.enumerated() {
        try columns.bind([
          .text(table.name), .integer(Int64(position)), .text(column.name),
          .text(column.kind.rawValue), .text(column.sentence),
          .integer(column.isPersonal ? 1 : 0), column.references.map { .text($0) } ?? .null,
          column.words.isEmpty ? .null : .text(column.words.joined(separator: ", ")),
        ])
        try columns.run()
      }
    }
    for view in schema.views {
      try tables.bind([.text(view.name), .text("view"), .text(view.sentence), .text(view.sql)])
      try tables.run()
      for (position, column) in view.columns.enumerated() {
        try columns.bind([
          .text(view.name), .integer(Int64(position)), .text(column.name), .null,
          .text(column.sentence), .null, .null, .null,
        ])
        try columns.run()
      }
    }
  }

  /// A short text that changes whenever anything in the schema does.
  private var fingerprint: String {
    var hash = StableHash()
    func add(_ text: String) {
      Array(text.utf8).withUnsafeBytes { hash.add($0) }
    }
    for definition in LedgerTables.definitions { add(definition) }
    for table in schema.tables {
      add(table.definition())
      add(table.sentence)
      for index in table.indexDefinitions(in: schema) { add(index) }
      for column in table.columns {
        add(column.sentence)
        add(column.kind.rawValue)
        add(column.isPersonal ? "personal" : "")
        add(column.references ?? "")
        // Not their description: it is made at every start.
        for word in column.words { add(word) }
      }
    }
    for view in schema.views {
      add(view.definition)
      add(view.sentence)
      for column in view.columns { add(column.sentence) }
    }
    return String(hash.mixed, radix: 16)
  }
}
