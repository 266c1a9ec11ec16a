import Rows
import Synchronization
import Testing

@testable import Warehouse

struct ReaderTests {
  private let warehouse: TemporaryWarehouse
  private let writer: Writer
  private let reader: Reader

  init() throws {
    warehouse = try TemporaryWarehouse()
    writer = try warehouse.writer()
    reader = try warehouse.reader()
  }

  @Test(arguments: [
    ("select 1", []),
    ("select name from jobs", ["jobs"]),
    ("select count(*) from jobs", ["jobs"]),
    ("select count(*) from jobs, offers", ["jobs", "offers"]),
    ("explain select count(*) from jobs", ["jobs"]),
    ("explain query plan select count(*) from jobs", ["jobs"]),
    ("with jobs as (select 1) select count(*) from jobs", []),
    ("with jobs as (select id from offers) select count(*) from jobs", ["offers"]),
    ("with jobs as (select 1) select count(*) from jobs, main.jobs", ["jobs"]),
    ("with j as (select * from JOBS) select count(*) from j", ["jobs"]),
    ("select (select max(id) from users) from offers limit 1", ["offers", "users"]),
    ("select 1 where exists (select 1 from sources)", ["sources"]),
    ("select * from job_offices", ["job_offices"]),
    ("select count(*) from custom_field_values", ["custom_field_values"]),
    ("select count(*) from current_offers", ["offers"]),
    ("select jobs.id, value from jobs, json_each(jobs.office_ids)", ["jobs"]),
    ("select count(*) from sqlite_master", []),
    ("select count(*) from _sync_state", []),
    ("select name from pragma_table_info('jobs')", []),
    ("values (1), (2)", []),
    ("select 1; select name from jobs", []),
  ])
  func `a statement's tables are those it reads`(sql: String, tables: [String]) throws {
    #expect(try reader.tables(sql) == tables)
  }

  @Test func `a change of the schema by the writer does not confuse the reader`() throws {
    let prepared = try #require(try reader.prepare("select count(*) from jobs"))
    try writer.connection.execute("create table main._new (x)")
    while try prepared.step() != nil {}
    #expect(prepared.tables == ["jobs"])
    #expect(try reader.tables("select count(*) from offers") == ["offers"])
  }

  @Test func `a view of the user's own reads what it is made of`() throws {
    _ = try reader.rows("create temp view mine as select name from jobs")
    #expect(try reader.tables("select count(*) from mine") == ["jobs"])
  }

  @Test(arguments: [
    ("delete from jobs", "“jobs” is a synced table: only a sync changes it."),
    ("insert into jobs (id) values (1)", "“jobs” is a synced table: only a sync changes it."),
    ("update jobs set id = 2", "“jobs” is a synced table: only a sync changes it."),
    ("drop table jobs", "“jobs” is a synced table: only a sync changes it."),
    (
      "create table x (y)",
      "The warehouse is read-only here; tables of your own can be made as my.NAME, and temporary ones."
    ),
    (
      "create view x as select 1",
      "The warehouse is read-only here; tables of your own can be made as my.NAME, and temporary ones."
    ),
    (
      "attach 'x.db' as x",
      "Other databases are attached, to be read only, by .attach FILE NAME at the prompt."
    ),
    ("begin", "Every statement sees one state of the data: a transaction is not needed."),
    ("pragma journal_mode = delete", "“pragma journal_mode” is not allowed here."),
    ("pragma writable_schema = on", "“pragma writable_schema” is not allowed here."),
    (
      "vacuum into 'copy.db'",
      "The warehouse is read-only here; tables of your own can be made as my.NAME, and temporary ones."
    ),
    (
      "analyze",
      "The warehouse is read-only here; tables of your own can be made as my.NAME, and temporary ones."
    ),
    (
      "reindex",
      "The warehouse is read-only here; tables of your own can be made as my.NAME, and temporary ones."
    ),
    (
      "create table main.x (y)",
      "The warehouse is read-only here; tables of your own can be made as my.NAME, and temporary ones."
    ),
    ("create temp trigger t after insert on jobs begin select 1; end", "no error"),
    ("create temp table mine as select * from json_each('[1]')", "no error"),
    ("select load_extension('x')", "Extensions cannot be loaded here."),
  ])
  func `what would change anything is refused with a sentence`(sql: String, sentence: String) {
    #expect(reader.complaint(sql) == sentence)
  }

  @Test func `harmless pragmas and temporary tables are allowed`() throws {
    #expect(try reader.rows("pragma table_info(jobs)").isEmpty == false)
    #expect(try reader.rows("pragma table_list").isEmpty == false)
    #expect(try reader.rows("pragma journal_mode") == ["wal"])
    _ = try reader.rows("create temp table mine (x)")
    _ = try reader.rows("insert into mine values (1), (2)")
    #expect(try reader.rows("select sum(x) from mine") == ["3"])
  }

  @Test(arguments: [
    (
      "select * from aplications",
      "No such table: aplications. Did you mean “applications”?"
    ),
    (
      "select * from job_stages",
      "No such table: job_stages. “job_stages” is the word of Harvest v1; here it is job_interview_stages."
    ),
    ("select nmae from jobs", "No such column: nmae. Did you mean “name”?"),
    (
      "select applied_at from applications",
      "No such column: applied_at. “applied_at” is the word of Harvest v1; here it is applications.created_at."
    ),
    (
      "select id from jobs where status = \"it's open\"",
      "No such column: it's open. Text is written in single quotes: 'it''s open'. Double quotes are for names."
    ),
    ("select medain(id) from jobs", "No such function: medain. Did you mean “median(x)”?"),
    (
      "select first_name from jobs",
      "No such column: first_name. “first_name” is a column of candidates, users."
    ),
  ])
  func `a name that is not there gets a hint`(sql: String, sentence: String) {
    #expect(reader.complaint(sql) == sentence)
  }

  @Test func `a statement stops when its task is cancelled, even before it runs`() async {
    let path = warehouse.file
    let task = Task {
      let reader = try Reader(path)
      withUnsafeCurrentTask { $0?.cancel() }
      return try reader.rows(
        "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n")
    }
    let error = await #expect(throws: WarehouseError.self) { try await task.value }
    guard case .interrupted = error else { return #expect(Bool(false), "\(error)") }
  }

  @Test func `an error says where in the statement it is`() throws {
    let error = #expect(throws: WarehouseError.self) {
      try reader.prepare("select é, nmae from jobs")
    }
    guard case .sql(let problem) = error else { return #expect(Bool(false)) }
    #expect(problem.message == "no such column: é")
    #expect(problem.byteOffset == 7)
    #expect(throws: WarehouseError.self) { try reader.prepare("select 1\u{0}") }
  }

  @Test func `statements of one text come one after the other`() throws {
    let text = "-- first\nselect 1; select 'ü;' as b;\n -- the end\n"
    let first = try #require(try reader.prepare(text))
    #expect(first.sql == "-- first\nselect 1;")
    let rest = String(decoding: Array(text.utf8)[first.tail...], as: UTF8.self)
    let second = try #require(try reader.prepare(rest))
    #expect(second.columns == ["b"])
    let end = String(decoding: Array(rest.utf8)[second.tail...], as: UTF8.self)
    #expect(try reader.prepare(end) == nil)
    #expect(try reader.prepare("") == nil)
  }

  @Test func `a statement is complete where SQLite says so`() {
    #expect(Reader.isComplete("select 1;"))
    #expect(!Reader.isComplete("select 1"))
    #expect(!Reader.isComplete("select ';"))
  }

  @Test func `parameters are named, and an unset one is an error`() throws {
    let sql = "select :a, @b, $c, ?, :a"
    let prepared = try #require(try reader.prepare(sql))
    #expect(prepared.parameters == [":a", "@b", "$c", "?4"])
    #expect(reader.complaint(sql).hasPrefix("The parameters :a, @b, $c, ?4 have no value."))
    try prepared.bind("a", .text("x"))
    try prepared.bind("@b", .integer(2))
    try prepared.bind("c", .null)
    #expect(throws: WarehouseError.self) { try prepared.step() }
    #expect(throws: WarehouseError.self) { try prepared.bind("d", .null) }
    try prepared.bind("?4", .blob([65]))
    let row = try #require(try prepared.step())
    #expect((0..<row.count).map { row[$0].plain } == ["x", "2", "", "A", "x"])
    #expect(try prepared.step() == nil)
    #expect(try prepared.step() == nil)
  }

  @Test func `a running statement is interrupted from another thread`() async throws {
    let interrupt = reader.interrupter
    let prepared = try #require(
      try reader.prepare(
        "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n where i < 0"
      ))
    let isOver = Flag()
    async let stopper: Void = isOver.wait { interrupt() }
    #expect(throws: WarehouseError.self) { try prepared.step() }
    isOver.set()
    await stopper
    #expect(try reader.rows("select 1") == ["1"])
  }

  @Test func `an interrupter outlives its connection without harm`() throws {
    var other: Reader? = try warehouse.reader()
    let interrupt = try #require(other).interrupter
    other = nil
    interrupt()
  }

  @Test func `lists to fetch follow from the tables, child tables through their parents`() throws {
    let schema = Schema.greenhouse
    func parents(_ name: String) throws -> [Table] {
      schema.tables(filling: try #require(schema.table(named: name)))
    }
    #expect(try parents("Job_Offices").map(\.name) == ["jobs"])
    #expect(try parents("custom_field_values").map(\.name).contains("offers"))
    let openings = try #require(schema.table(named: "openings"))
    #expect(schema.lists(feeding: openings, in: .v3) == ["openings"])
    #expect(schema.lists(feeding: openings, in: .v1) == ["jobs"])
    let fed = schema.tables(fedBy: "applications", in: .v1).map(\.name)
    #expect(fed.first == "applications")
    #expect(fed.contains("rejection_details"))
  }
}

/// Something that is so from a moment on.
private final class Flag: Sendable {
  private let isSet = Mutex(false)

  func set() {
    isSet.withLock { $0 = true }
  }

  /// Does something over and over until it is so.
  func wait(doing something: @Sendable () -> Void) async {
    while !isSet.withLock({ $0 }) {
      something()
      await Task.yield()
    }
  }
}
