import Testing
import Warehouse

@testable import Sync

@Suite struct `A plan` {
  private static let watermark = "2026-11-02T09:00:00.000Z"
  private static let before = "2026-11-02T08:50:00.000Z"

  /// Plans for one table whose state is given.
  private func plan(
    _ table: String, shape: Shape = .v3, choice: Choice = Choice(),
    _ change: ((inout TableState) -> Void)? = nil
  ) throws -> ListPlan {
    var states: [String: TableState] = [:]
    let schema = Schema.greenhouse
    let list = try #require(
      schema.table(named: table).map { schema.lists(feeding: $0, in: shape)[0] })
    for table in schema.tables(fedBy: list, in: shape) {
      var state = TableState(table: table.name)
      guard let change else { continue }
      state.shape = shape
      state.isLoaded = true
      state.watermark = Self.watermark
      state.method = "incremental"
      state.field = table.incremental[shape]?.first
      change(&state)
      states[table.name] = state
    }
    return try #require(
      Plan(tables: [table], schema: schema, shape: shape, states: states, choice: choice)
        .lists.first { $0.list == list })
  }

  @Test func `loads what was never loaded`() throws {
    let jobs = try plan("jobs")
    #expect(jobs.extent == .firstLoad)
    #expect(jobs.tables == ["jobs"])
    #expect(jobs.method == .incremental)
    #expect(jobs.field == "updated_at")
  }

  @Test func `asks for changes since the watermark less the look-back`() throws {
    let jobs = try plan("jobs") { _ in }
    #expect(jobs.extent == .changes(since: Self.before))
    #expect(
      jobs.bounds(of: Checkpoint(list: "jobs", variant: 0, startedAt: "")) == [
        .atLeast("updated_at", Self.before)
      ])
  }

  @Test(arguments: [
    ("applications", Shape.v3, "updated_at"), ("applications", .v1, "last_activity_at"),
    ("candidates", .v1, "updated_at"), ("scheduled_interviews", .v3, "updated_at"),
  ])
  func `goes by the default field`(table: String, shape: Shape, field: String) throws {
    #expect(try plan(table, shape: shape).field == field)
  }

  @Test(arguments: ["departments", "offices", "sources", "rejection_reasons", "close_reasons"])
  func `reloads what has no incremental field`(table: String) throws {
    let plan = try plan(table) { $0.field = nil }
    #expect(plan.method == .full)
    #expect(plan.extent == .reload)
  }

  @Test func `reloads what one of its tables lacks`() throws {
    var isFirst = true
    let applications = try plan("applications", shape: .v1) { state in
      if !isFirst { state.isLoaded = false }
      isFirst = false
    }
    #expect(applications.tables.count > 1)
    #expect(applications.extent == .reload)
  }

  @Test(arguments: [
    ("updated_at", "created_at", true), ("created_at", "updated_at", false),
    ("updated_at", "last_activity_at", false), ("updated_at", "updated_at", true),
  ])
  func `reloads when the former field cannot vouch for the new one`(
    old: String, new: String, isEnough: Bool
  ) throws {
    let plan = try plan("applications", choice: Choice(field: new)) { $0.field = old }
    #expect(plan.field == new)
    #expect(plan.extent == (isEnough ? .changes(since: Self.before) : .reload))
  }

  @Test func `reloads what came in the other dialect`() throws {
    #expect(try plan("jobs") { $0.shape = .v1 }.extent == .reload)
  }

  @Test func `reloads when full is chosen, and remembers nothing of it`() throws {
    let plan = try plan("jobs", choice: Choice(method: .full)) { _ in }
    #expect(plan.extent == .reload)
    #expect(plan.field == nil)
  }

  @Test func `follows saved choices until others are named`() throws {
    let saved: (inout TableState) -> Void = { $0.chosenMethod = "full" }
    #expect(try plan("jobs", saved).method == .full)
    #expect(try plan("jobs", choice: Choice(method: .incremental), saved).method == .incremental)
    #expect(try plan("jobs", choice: Choice(field: "created_at"), saved).field == "created_at")
    #expect(try plan("jobs") { $0.chosenField = "created_at" }.field == "created_at")
    #expect(try plan("jobs") { $0.chosenField = "no_more" }.field == "updated_at")
  }

  @Test(
    arguments: [
      (nil, "2026-01-01", true), ("2026-01-01", nil, true), ("2026-01-01", "2026-06-01", true),
      ("2026-06-01", "2026-01-01", false), ("2026-06-01", "2026-06-01", true),
    ] as [(String?, String?, Bool)])
  func `reloads when an earlier bound leaves out what is asked for`(
    loaded: String?, asked: String?, isEnough: Bool
  ) throws {
    let plan = try plan("applications", choice: Choice(since: asked)) { $0.since = loaded }
    #expect(plan.isOfEverything == !isEnough)
    #expect(plan.since == (isEnough ? loaded : asked))
  }

  @Test func `bounds what grows with time, not what it points at`() throws {
    let choice = Choice(since: "2026-01-01")
    #expect(try plan("applications", choice: choice).since == "2026-01-01")
    #expect(try plan("jobs", choice: choice).since == nil)
    #expect(try plan("users", choice: choice).since == nil)
  }

  @Test func `takes child tables for their parents and adds what a list needs first`() throws {
    let child = try Plan(
      tables: ["candidate_tag_names"], schema: .greenhouse, shape: .v3, states: [:],
      choice: Choice())
    #expect(child.lists.map(\.list) == ["candidates"])
    let fanned = try Plan(
      tables: ["custom_field_options"], schema: .greenhouse, shape: .v1, states: [:],
      choice: Choice(),
      prerequisite: { $0 == "custom_field_options" ? "custom_fields" : nil })
    #expect(Set(fanned.lists.map(\.list)) == ["custom_fields", "custom_field_options"])
  }

  @Test func `takes a sync of the future for none`() {
    #expect(Freshness.hour.isStale(syncedAt: 5_000, now: 1_000))
    #expect(!Freshness.hour.isStale(syncedAt: 1_000, now: 1_000))
    #expect(Freshness.hour.isStale(syncedAt: 1_000, now: 4_601))
    #expect(!Freshness.whateverIsThere.isStale(syncedAt: 5_000, now: 1_000))
  }

  @Test func `says which tables this dialect does not have`() throws {
    let plan = try Plan(
      tables: ["application_stages", "jobs"], schema: .greenhouse, shape: .v1, states: [:],
      choice: Choice())
    #expect(plan.unavailable == ["application_stages"])
    #expect(plan.lists.map(\.list) == ["jobs"])
  }

  @Test func `refuses what does not fit`() {
    #expect(throws: SyncError.methodNotOffered(table: "offices", method: "incremental")) {
      try plan("offices", choice: Choice(method: .incremental))
    }
    #expect(
      throws: SyncError.fieldNotOffered(
        table: "jobs", field: "opened_at", offered: ["updated_at", "created_at"])
    ) {
      try plan("jobs", choice: Choice(field: "opened_at"))
    }
    #expect(throws: SyncError.fieldNotOffered(table: "offices", field: "created_at", offered: [])) {
      try plan("offices", choice: Choice(field: "created_at"))
    }
    #expect(throws: SyncError.unknownTable("jbos")) {
      _ = try Plan(
        tables: ["jbos"], schema: .greenhouse, shape: .v3, states: [:], choice: Choice())
    }
  }
}
