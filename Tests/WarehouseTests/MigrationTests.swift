import FoundationEssentials
import Rows
import Testing

@testable import Warehouse

/// An older file is brought to the schema, and its rows with it.
struct MigrationTests {
  private let warehouse: TemporaryWarehouse

  init() throws {
    warehouse = try TemporaryWarehouse()
  }

  private let id = Column("id", .integer, "The number.")
  private let name = Column("name", .text, "The name.")
  private let tags = Column("tags", .json, "The tags.")
  private let thing = Column.parent("thing_id", "The thing.", of: "things")

  /// Things, their tags if there is a table for them, and a view of one column.
  private func schema(
    _ columns: [Column], tags: [Column] = [], indexes: [Index] = []
  ) -> Schema {
    let child = Table.child(
      "thing_tags", "A tag of a thing.", key: ["thing_id", "position"],
      columns: [thing, .position] + tags)
    return Schema(
      tables: [
        Table(
          "things", .main, "A thing.", v3: Feeding("things"), v1: [], incremental: [:],
          columns: columns,
          children: tags.isEmpty
            ? [] : [Child("thing_tags", from: "tags", parentID: "thing_id", as: .objects)],
          indexes: indexes)
      ] + (tags.isEmpty ? [] : [child]),
      views: [
        View(
          "named", "A thing by name.", columns: [("n", "The name.")],
          sql: "select \(columns.last?.name ?? "id") from things")
      ],
      formerNames: [])
  }

  private func load(_ schema: Schema, _ page: String) throws {
    let writer = try Writer(warehouse.file, schema: schema, create: true)
    try writer.land(page, list: "things")
    var state = TableState(table: "things")
    state.isLoaded = true
    state.watermark = TemporaryWarehouse.seenAt
    try writer.save(state)
  }

  @Test func `columns that the schema has gained are added, and the rows stay`() throws {
    try load(schema([id]), #"[{"id":1,"name":"A"}]"#)
    let writer = try Writer(warehouse.file, schema: schema([id, name]), create: false)
    #expect(
      try writer.land(#"[{"id":1,"name":"A"}]"#, list: "things").changes.changed == ["things": 1])
    let reader = try Reader(warehouse.file, schema: schema([id, name]))
    #expect(try reader.rows("select id, name, extra from things") == ["1|A|"])
    #expect(try reader.rows("select n from named") == ["A"])
    #expect(try reader.isCurrent())
    #expect(try !Reader(warehouse.file, schema: schema([id])).isCurrent())
  }

  @Test func `a table that has gained a column is reloaded, others go on`() throws {
    try load(schema([id]), #"[{"id":1,"name":"A"}]"#)
    let worded = Column("id", .integer, "The thing's number.")
    #expect(
      try Writer(warehouse.file, schema: schema([worded]), create: false)
        .tableState("things").watermark == TemporaryWarehouse.seenAt)
    let state = try Writer(warehouse.file, schema: schema([worded, name]), create: false)
      .tableState("things")
    #expect(state.watermark == nil)
    #expect(state.isLoaded)
  }

  @Test func `child tables that are new or have a new column are filled from their parents`() throws
  {
    let key = Column.element("key", .text, "The key.")
    let size = Column.element("size", .integer, "The size.")
    let page =
      #"[{"id":1,"tags":[{"key":"a","size":1},{"key":"b","size":2}]},{"id":2,"tags":null}]"#
    try load(schema([id, tags]), page)
    _ = try Writer(warehouse.file, schema: schema([id, tags], tags: [key]), create: false)
    #expect(
      try Reader(warehouse.file, schema: schema([id, tags], tags: [key]))
        .rows("select * from thing_tags order by 1, 2") == ["1|0|a", "1|1|b"])
    let full = schema([id, tags], tags: [key, size])
    let writer = try Writer(warehouse.file, schema: full, create: false)
    #expect(
      try Reader(warehouse.file, schema: full).rows("select * from thing_tags order by 1, 2")
        == ["1|0|a|1", "1|1|b|2"])
    #expect(try writer.tableState("things").watermark == TemporaryWarehouse.seenAt)
  }

  @Test func `an index that the schema no longer names goes, one that somebody else made stays`()
    throws
  {
    try load(schema([id, name], indexes: [["name"]]), "[]")
    let new = schema([id, name], indexes: [["name", "id"]])
    try Connection(warehouse.file.path, named: warehouse.file.path)
      .execute("create index mine on things (name)")
    _ = try Writer(warehouse.file, schema: new, create: false)
    #expect(
      try Reader(warehouse.file, schema: new).rows(
        "select name from sqlite_master where type = 'index' and tbl_name = 'things' order by 1")
        == ["mine", "things_name_id"])
  }

  @Test func `two that open an older file at once migrate it once`() throws {
    let new = schema([id, name])
    try load(schema([id]), "[]")
    let slow = Migration(
      connection: try Connection(warehouse.file.path, named: warehouse.file.path), schema: new)
    #expect(try !slow.isDone())
    let fast = try Writer(warehouse.file, schema: new, create: false)
    try fast.save(Checkpoint(list: "things", variant: 0, next: "x", startedAt: ""))
    try slow.migrate()
    #expect(try fast.checkpoints(list: "things").map(\.next) == ["x"])
  }
}
