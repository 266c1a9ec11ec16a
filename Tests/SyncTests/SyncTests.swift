import Testing
import Simulator
import Warehouse

@testable import Sync

@Suite struct `A sync` {
  @Test func `of one table asks for its list alone, and lands what is there`() async throws {
    let site = try Site()
    let report = try await site.sync("jobs")
    #expect(report.outcomes.map(\.list) == ["jobs"])
    #expect(report.failure == nil)
    #expect(site.requests().map(\.list) == ["jobs"])
    #expect(try site.ids("jobs") == ids("jobs", .v3, of: site.server))
    let state = try #require(try site.state("jobs"))
    #expect(state.isLoaded)
    #expect(state.watermark == "2026-11-02T09:00:00.000Z")
    #expect(state.syncedAt == "2027-01-15T08:00:00.000Z")
    #expect(state.rows == report.outcomes[0].records)
    #expect(state.method == "incremental" && state.field == "updated_at")
  }

  @Test(arguments: [Simulator.Dialect.v3, .v1])
  func `of everything lands every row of every list`(_ simulated: Simulator.Dialect) async throws {
    let site = try Site()
    let schema = Schema.greenhouse
    let all = schema.tables.filter { $0.role != .child }.map(\.name)
    let report = try await site.engine(simulated == .v1 ? .v1 : .v3).run(all)
    #expect(report.failure == nil)
    #expect(report.outcomes.map(\.problems).reduce(0, +) == 0)
    for table in schema.tables where table.role == .main {
      let shape: Shape = simulated == .v1 ? .v1 : .v3
      let list = schema.lists(feeding: table, in: shape)[0]
      #expect(try site.ids(table.name) == ids(list, simulated, of: site.server), "\(table.name)")
    }
    #expect(try site.count("custom_field_options") > 0)
    #expect(try site.count("custom_fields") > 0)
    let first = site.requests()
    // Nothing changed: one request for each of a list's variants at most.
    let second = try await site.engine(simulated == .v1 ? .v1 : .v3).run(all)
    #expect(second.outcomes.map(\.changed).reduce(0, +) == 0)
    let again = site.requests()
    #expect(Set(again.map(\.path)) == Set(first.map(\.path)))
    for (path, count) in Dictionary(grouping: again, by: \.path).mapValues(\.count) {
      #expect(count == (path == "/v3/job_posts" ? 2 : 1), "\(path)")
    }
  }

  @Test func `asks for hidden rows`() async throws {
    let site = try Site()
    try await site.sync("job_posts", "users", "rejection_reasons")
    let requests = site.requests()
    #expect(
      requests.filter { $0.list == "job_posts" }.compactMap { $0.value("active") }.sorted()
        == ["false", "true"])
    #expect(requests.first { $0.list == "users" }?.value("show_service_accounts") == "true")
    #expect(
      requests.first { $0.list == "rejection_reasons" }?.value("include_defaults") == "true")
    #expect(try site.rows("select distinct active from job_posts order by 1") == ["0", "1"])
  }

  @Test func `asks the second time for changes since the watermark, with a lower bound only`()
    async throws
  {
    let site = try Site()
    try await site.sync("applications")
    site.server.move(to: Moment("2026-11-20T09:00:00.000Z")!)
    _ = site.requests()
    try await site.sync("applications")
    #expect(
      site.requests().map { $0.value("updated_at") } == ["gte|2026-11-02T08:50:00.000Z"])
    let company = Company(seed: 7, candidates: 60).at(site.server.moment)
    #expect(try site.ids("applications") == ids("applications", .v3, in: company))
    #expect(try site.state("applications")?.watermark == "2026-11-20T09:00:00.000Z")
  }

  @Test func `in steps comes to what a sync at once comes to`() async throws {
    let site = try Site()
    let fresh = try Site()
    let tables = ["applications", "candidates", "offers", "scorecards", "scheduled_interviews"]
    for day in ["2026-05-01", "2026-08-01", "2026-11-02"] {
      site.server.move(to: Moment(day)!)
      _ = try await site.engine().run(tables)
    }
    fresh.server.move(to: site.server.moment)
    _ = try await fresh.engine().run(tables)
    for table in tables {
      let sql = "select * from \(table) order by id"
      #expect(try site.rows(sql) == fresh.rows(sql), "\(table)")
    }
  }

  @Test func `catches a row that changes while it runs, in this run or the next`() async throws {
    let site = try Site(candidates: 700)
    let later = Moment("2026-11-05T09:00:00.000Z")!
    site.server.arm(
      .event { $0.move(to: later) }, when: .init("applications", page: 2, numbers: 1...1))
    try await site.sync("applications")
    #expect(try site.state("applications")?.watermark == "2026-11-02T09:00:00.000Z")
    try await site.sync("applications")
    let fresh = try Site(candidates: 700)
    fresh.server.move(to: later)
    try await fresh.sync("applications")
    let sql = "select * from applications order by id"
    #expect(try site.rows(sql) == fresh.rows(sql))
  }

  @Test func `is remembered with what it did to each table`() async throws {
    let site = try Site()
    try await site.sync("jobs", "departments")
    let gone = try site.ids("departments")[1]
    site.server.hide([gone], in: "departments", .v3)
    try await site.sync("departments")
    let runs = try Reader(site.file).runs()
    func words(_ run: Int) -> [String] {
      runs[run].tables.map {
        "\($0.table) \($0.method ?? "-") \($0.field ?? "-"): \($0.records) in \($0.requests), "
          + "+\($0.inserted) ~\($0.changed) -\($0.removed)"
      }
    }
    let jobs = try site.count("jobs")
    let departments = try site.count("departments") + 1
    #expect(
      words(1) == [
        "departments full -: \(departments) in 1, +\(departments) ~0 -0",
        "jobs incremental updated_at: \(jobs) in 1, +\(jobs) ~0 -0",
      ])
    #expect(words(0) == ["departments full -: \(departments - 1) in 1, +0 ~0 -1"])
  }

  @Test func `in full lets rows that are gone vanish`() async throws {
    let site = try Site()
    try await site.sync("departments", "jobs")
    let gone = try site.ids("departments")[1]
    let job = try site.ids("jobs")[0]
    site.server.hide([gone], in: "departments", .v3)
    site.server.hide([job], in: "jobs", .v3)
    try await site.sync("departments", "jobs")
    #expect(try !site.ids("departments").contains(gone))
    #expect(try site.ids("jobs").contains(job))
    try await site.sync("jobs", choice: Choice(method: .full))
    #expect(try !site.ids("jobs").contains(job))
  }

  @Test func `in full shows a reader the old or the new, never half`() async throws {
    let site = try Site(candidates: 700)
    try await site.sync("applications")
    let old = try site.count("applications")
    let gone = try site.ids("applications").prefix(300)
    site.server.hide(gone, in: "applications", .v3)
    let seen = Counts()
    _ = try await site.engine().run(
      ["applications"], choice: Choice(method: .full)
    ) { event in
      guard case .landed = event else { return }
      if let rows = try? site.count("applications") { seen.add(rows) }
    }
    #expect(Set(seen.all) == [old])
    #expect(try site.count("applications") == old - 300)
  }

  @Test func `remembers the choice when it is told to, and only then`() async throws {
    let site = try Site()
    try await site.sync("jobs", choice: Choice(method: .full))
    #expect(try site.state("jobs")?.chosenMethod == nil)
    try await site.sync("jobs", choice: Choice(field: "created_at", isSaved: true))
    _ = site.requests()
    try await site.sync("jobs")
    #expect(
      site.requests().compactMap { $0.value("created_at") } == ["gte|2026-11-02T08:50:00.000Z"])
    #expect(try site.state("jobs")?.chosenField == "created_at")
  }

  @Test func `bounds a first load by a day, and loads the rest when it is asked for`() async throws
  {
    let site = try Site()
    try await site.sync("applications", choice: Choice(since: "2026-06-01"))
    #expect(
      site.requests().map { $0.value("created_at") } == ["gte|2026-06-01T00:00:00.000Z"])
    let some = try site.count("applications")
    #expect(try site.state("applications")?.since == "2026-06-01")
    try await site.sync("applications")
    #expect(try site.count("applications") == some)
    try await site.sync("applications", choice: Choice(since: "2020-01-01"))
    #expect(try site.ids("applications") == ids("applications", .v3, of: site.server))
  }

  @Test(arguments: [Simulator.Dialect.v3, .v1])
  func `takes nothing from a whole table when a later one is bounded`(
    _ dialect: Simulator.Dialect
  ) async throws {
    let site = try Site()
    let tables = ["applications", "rejection_details", "prospect_details"]
    func sync(_ choice: Choice) async throws {
      let report = try await site.engine(dialect == .v1 ? .v1 : .v3).run(tables, choice: choice)
      #expect(report.failure == nil)
    }
    try await sync(Choice())
    let before = try tables.map(site.count)
    try await sync(Choice(method: .full, since: "2026-06-01"))
    #expect(try tables.map(site.count) == before)
    #expect(try site.count("_tombstones") == 0)
    #expect(try site.state("applications")?.since == nil)
  }

  @Test(arguments: [Simulator.Dialect.v3, .v1])
  func `in full and bounded removes only what is gone since the bound`(
    _ dialect: Simulator.Dialect
  ) async throws {
    let site = try Site()
    let tables = ["applications", "rejection_details"]
    func sync(_ choice: Choice) async throws {
      let report = try await site.engine(dialect == .v1 ? .v1 : .v3).run(tables, choice: choice)
      #expect(report.failure == nil)
    }
    site.server.move(to: Moment("2026-07-01")!)
    try await sync(Choice(since: "2026-06-25"))
    // Older applications come in when something happens to them.
    site.server.move(to: Moment("2026-11-02")!)
    try await sync(Choice())
    let old =
      "created_at < '2026-06-25' or application_id in (select id from applications "
      + "where created_at < '2026-06-25')"
    #expect(try !site.rows("select id from applications where created_at < '2026-06-25'").isEmpty)
    let before = try site.rows("select id from applications order by id")
    let rejections = try site.rows("select id from rejection_details where \(old) order by id")
    #expect(!rejections.isEmpty)
    let gone = try #require(site.ids("applications").last)
    site.server.hide([gone], in: "applications", dialect)
    try await sync(Choice(method: .full))
    #expect(
      try site.rows("select id from applications order by id") == before.filter { $0 != "\(gone)" })
    #expect(
      try site.rows("select id from rejection_details where \(old) order by id") == rejections)
  }

  @Test func `reloads when the dialect changes`() async throws {
    let site = try Site()
    try await site.sync("jobs", "openings")
    try await site.sync("jobs", "openings", dialect: .v1)
    #expect(try site.state("jobs")?.shape == .v1)
    #expect(try site.ids("jobs") == ids("jobs", .v1, of: site.server))
    try await site.sync("jobs", "openings")
    #expect(try site.ids("openings") == ids("openings", .v3, of: site.server))
  }

  @Test func `replaces the ids that v1 has no own for when the dialect changes`() async throws {
    let site = try Site(candidates: 300)
    try await site.sync("job_owners", "job_hiring_managers", dialect: .v1)
    #expect(try site.count("job_owners where id < 0") > 20)
    let report = try await site.sync("job_owners", "job_hiring_managers")
    #expect(report.failure == nil)
    #expect(try site.ids("job_owners") == ids("job_owners", .v3, of: site.server, 300))
    #expect(try await site.sync("scorecards", "users").failure == nil)
    #expect(try await site.sync("scorecards", "users", dialect: .v1).failure == nil)
  }

  @Test func `refuses another account's warehouse and asks for nothing`() async throws {
    let site = try Site()
    try await site.sync("jobs")
    _ = site.requests()
    await #expect(throws: SyncError.otherAccount) {
      _ = try await site.engine(owner: "them").run(["jobs"])
    }
    #expect(site.requests().isEmpty)
  }

  @Test func `holds no more answers in memory than requests may be under way`() async throws {
    let site = try Site(candidates: 1500)
    let landed = Counts()
    let ahead = Counts()
    let tables = Schema.greenhouse.tables.filter { $0.role == .main }.map(\.name)
    let report = try await site.engine().run(tables) { event in
      guard case .landed = event else { return }
      landed.add(1)
      ahead.add(site.server.requests.count { $0.list != "token" } - landed.all.count)
    }
    #expect(report.failure == nil)
    #expect(landed.all.count > 2 * SyncEngine.requestsAtOnce)
    #expect(try #require(ahead.all.max()) <= SyncEngine.requestsAtOnce, "\(ahead.all)")
  }

  @Test func `asks before it grows past its ceiling, once`() async throws {
    let site = try Site()
    let asked = Counts()
    let tables = ["jobs", "offers", "users", "sources", "offices"]
    let report = try await site.engine().run(
      tables,
      ceiling: Ceiling(requests: 2) { made, _ in
        asked.add(made)
        return false
      })
    #expect(asked.all.count == 1)
    #expect(report.requests == 2)
    #expect(report.outcomes.filter { $0.failure != nil }.count == 3)
    let rest = try await site.engine().run(tables, ceiling: Ceiling(requests: 1) { _, _ in true })
    #expect(rest.failure == nil)
  }
}
