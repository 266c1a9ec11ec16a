import FoundationEssentials
import Simulator
import Testing
import Warehouse

@testable import Harvest
@testable import Sync

/// What is gone at Greenhouse goes here, and nothing else does.
@Suite struct `A sweep` {
  private static let withOffers = """
    select distinct candidate_id from applications
    where id in (select application_id from offers)
    order by 1
    """

  @Test(arguments: [Harvest.Dialect.v3, .v1])
  func `takes a deleted person with all that is theirs`(_ dialect: Harvest.Dialect) async throws {
    let site = try FatedSite(dialect)
    try await site.sync()
    let gone = try site.ids(Self.withOffers)[0]
    site.fates.delete(gone, at: site.later(hours: 1))
    site.move()
    try await site.sync()
    let report = try await site.sweep()
    #expect(report.failure == nil)
    try await expectNothingOf(gone, site)
    #expect(try site.ids("select id from _tombstones where table_name = 'candidates'") == [gone])
    try Reader(site.file).check()
    try await expectCleanSync(site)
  }

  @Test(arguments: [Harvest.Dialect.v3, .v1])
  func
    `asks for no sensitive table that was not admitted, and takes its rows with their application`(
      _ dialect: Harvest.Dialect
    ) async throws
  {
    let site = try FatedSite(dialect)
    try await site.sync()
    let person = try site.ids(
      "select candidate_id from eeoc join demographic_answers using (application_id) order by 1")[0]
    site.fates.delete(person, at: site.later(hours: 1))
    site.move()
    site.server.clearRequests()
    let report = try await site.sweep()
    #expect(report.failure == nil)
    let asked = Set(site.server.requests.map(\.list))
    #expect(asked.contains("applications"))
    #expect(asked.filter { $0.hasPrefix("eeoc") || $0.hasPrefix("demographic") } == [])
    #expect(try site.ids("select id from eeoc where candidate_id = \(person)").isEmpty)
    let states = Dictionary(
      uniqueKeysWithValues: try Reader(site.file).states().map { ($0.table, $0) })
    let plan = SweepPlan(
      schema: .greenhouse, shape: site.shape, states: states, admitted: ["eeoc"],
      now: 1_900_000_000)
    #expect(plan.parts.map(\.table).filter(Schema.greenhouse.sensitive.contains) == ["eeoc"])
  }

  @Test(arguments: [Harvest.Dialect.v3, .v1])
  func `keeps the applications of a merged person, who are the survivor's now`(
    _ dialect: Harvest.Dialect
  ) async throws {
    let site = try FatedSite(dialect)
    try await site.sync()
    let people = try site.ids(Self.withOffers)
    let applications = try site.ids(
      "select id from applications where candidate_id = \(people[0]) order by id")
    site.fates.merge(people[0], into: people[1], at: site.later(hours: 1))
    site.move()
    // Even when the applications are not synced before the candidates are swept.
    try await site.sweep(["candidates"])
    #expect(try site.ids("select id from candidates where id = \(people[0])").isEmpty)
    let list = applications.map(String.init).joined(separator: ",")
    #expect(
      try site.ids("select distinct candidate_id from applications where id in (\(list))")
        == [people[1]])
    try await site.sync()
    try await site.sweep()
    try await expectCleanSync(site)
  }

  @Test func `takes rows whose owner was gone before it landed, the fast growing tables' too`()
    async throws
  {
    let site = try FatedSite(.v3)
    let early = ["application_stages", "interviewers", "scorecard_candidate_attributes", "offers"]
    try await site.sync(early)
    let before = try early.map { try site.ids("select id from \($0)").count }
    let gone = try site.ids("select candidate_id from offers order by id")[0]
    site.fates.delete(gone, at: site.later(hours: 1))
    site.move()
    try await site.sync()
    // Nothing of theirs is listed any more, and nothing that was synced has told so.
    #expect(try early.map { try site.ids("select id from \($0)").count } == before)
    try await site.sweep()
    try await expectNothingOf(gone, site)
    try await expectCleanSync(site)
  }

  @Test func `asks only for ids, and confirms only what is missing`() async throws {
    let site = try FatedSite(.v3)
    try await site.sync()
    let gone = try site.ids(Self.withOffers)[0]
    site.fates.delete(gone, at: site.later(hours: 1))
    site.move()
    site.server.clearRequests()
    try await site.sweep(["candidates"])
    let requests = site.server.requests.filter { $0.list == "candidates" }
    #expect(requests.count == 2)
    #expect(requests[0].items.contains { $0.name == "fields" && $0.value == "id" })
    #expect(requests[1].items.contains { $0.name == "ids" && $0.value == String(gone) })
  }

  @Test func `does not believe an empty list or that most of a table is gone`() async throws {
    let site = try FatedSite(.v3)
    try await site.sync()
    let all = try site.ids("select id from candidates")
    site.server.hide(all, in: "candidates", .v3)
    let empty = try await site.sweep(["candidates"])
    #expect(
      empty.failure as? SyncError
        == .suspiciousSweep(table: "candidates", missing: all.count, of: all.count, listed: 0))
    site.server.show(all.prefix(3), in: "candidates", .v3)
    #expect(try await site.sweep(["candidates"]).failure is SyncError)
    #expect(try site.ids("select id from candidates") == all)
    let forced = try await site.sweep(["candidates"], isForced: true)
    #expect(forced.failure == nil)
    #expect(try site.ids("select id from candidates") == Array(all.prefix(3)))
  }

  @Test
  func `begins anew when its cursor is refused, and asks again after a page that makes no sense`()
    async throws
  {
    let site = try FatedSite(.v3, candidates: 600)
    try await site.sync(["applications"])
    let gone = try site.ids("select id from applications order by id")[3]
    site.server.hide([gone], in: "applications", .v3)
    site.server.arm(.cursorRefused, when: .init("applications", page: 2, numbers: 1...1))
    site.server.arm(
      .body(#"[{"id": 1 "name": 2}]"#), when: .init("applications", page: 1, numbers: 1...1))
    let report = try await site.sweep(["applications"])
    #expect(report.failure == nil)
    #expect(report.outcomes.map(\.changed) == [1])
    #expect(try site.ids("select id from applications where id = \(gone)").isEmpty)
  }

  @Test func `leaves a row that is not listed and yet there`() async throws {
    let site = try FatedSite(.v3)
    try await site.sync(["job_posts"])
    let before = try site.rows("select id, title from job_posts")
    site.server.arm(.body("[]"), when: .init("job_posts", parameter: "fields", numbers: 1...1))
    let report = try await site.sweep(["job_posts"], isForced: true)
    #expect(report.outcomes.allSatisfy { $0.changed == 0 })
    #expect(try site.rows("select id, title from job_posts") == before)
  }

  @Test func `leaves the largest companions alone unless they are named`() throws {
    let states = Dictionary(
      uniqueKeysWithValues: FatedSite.tables.map { name in
        var state = TableState(table: name)
        state.isLoaded = true
        return (name, state)
      })
    let usual = SweepPlan(schema: .greenhouse, shape: .v3, states: states, now: 0)
    #expect(!usual.parts.contains { $0.table == "application_stages" })
    #expect(usual.parts.contains { $0.table == "scheduled_interviews" })
    let named = SweepPlan(
      tables: ["application_stages"], schema: .greenhouse, shape: .v3, states: states, now: 0)
    #expect(named.parts.map(\.table) == ["application_stages"])
  }

  @Test func `is due when the last one, or the first load, is older than its age`() throws {
    var state = TableState(table: "jobs")
    state.isLoaded = true
    state.sweptAt = "2026-11-01T00:00:00.000Z"
    let week = try #require(Freshness("7d"))
    func isDue(_ day: String) throws -> Bool {
      let now = try #require(Instant.date(day + "T00:00:00.000Z")).timeIntervalSince1970
      return !SweepPlan(
        schema: .greenhouse, shape: .v3, states: ["jobs": state], age: week, now: now
      ).isEmpty
    }
    #expect(try isDue("2026-11-09"))
    #expect(try !isDue("2026-11-07"))
    state.isLoaded = false
    #expect(try !isDue("2026-11-09"))
  }

  @Test(arguments: [Harvest.Dialect.v3, .v1])
  func `is not needed for what belonged to a person whom a full refresh no longer finds`(
    _ dialect: Harvest.Dialect
  ) async throws {
    let site = try FatedSite(dialect)
    try await site.sync()
    let people = try site.ids(Self.withOffers)
    let moved = try site.ids("select id from applications where candidate_id = \(people[1])")
    site.fates.delete(people[0], at: site.later(hours: 1))
    site.fates.merge(people[1], into: people[2], at: site.later(hours: 1))
    site.move()
    let report = try await site.engine().run(["candidates"], choice: Choice(method: .full))
    #expect(report.failure == nil)
    try await expectNothingOf(people[0], site)
    #expect(try site.ids("select id from candidates where id = \(people[1])").isEmpty)
    let list = moved.map(String.init).joined(separator: ",")
    #expect(
      try site.ids("select distinct candidate_id from applications where id in (\(list))")
        == [people[2]])
    try Reader(site.file).check()
  }

  private func expectNothingOf(_ person: Int64, _ site: FatedSite) async throws {
    #expect(try site.ids("select id from candidates where id = \(person)").isEmpty)
    #expect(try site.ids("select id from applications where candidate_id = \(person)").isEmpty)
    for table in Schema.greenhouse.tables
    where table.belongsTo == "application_id" || table.name == "interviewers" {
      let owner = table.belongsTo ?? "id"
      let parent = owner == "interview_id" ? "scheduled_interviews" : "applications"
      #expect(
        try site.ids(
          "select id from \(table.name) where \(owner) not in (select id from \(parent))"
        )
        .isEmpty, "\(table.name)")
    }
    #expect(
      try site.ids("select candidate_id from candidate_emails where candidate_id = \(person)")
        .isEmpty)
  }

  /// The warehouse equals one that is loaded now, in every table that v1 keeps exact, too.
  private func expectCleanSync(_ site: FatedSite) async throws {
    let clean = WarehouseFile(site.folder + "/clean.sqlite")
    try await site.sync(into: clean)
    let v1 = Set([
      "candidates", "applications", "offers", "scorecards", "scheduled_interviews",
      "rejection_details", "prospect_details", "interviewers", "candidate_emails", "jobs",
    ])
    for table in Schema.greenhouse.tables where site.dialect == .v3 || v1.contains(table.name) {
      #expect(
        try site.contents(table) == site.contents(table, of: clean), "\(table.name)")
    }
  }
}
