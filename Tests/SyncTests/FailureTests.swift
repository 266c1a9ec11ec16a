import Harvest
import Simulator
import Synchronization
import Testing
import Warehouse

@testable import Sync

@Suite struct `A failing list` {
  @Test func `without permission is reported with its scope, and the others are done`()
    async throws
  {
    let site = try Site { $0.forbidden = [.v3: ["offers"]] }
    let report = try await site.sync("jobs", "offers", "users")
    #expect(report.outcomes.filter { $0.failure == nil }.map(\.list).sorted() == ["jobs", "users"])
    guard
      case HarvestError.forbidden("offers", "harvest:offers:list", _)? = report.failure(
        of: "offers")
    else { return #expect(Bool(false), "\(String(describing: report.failure))") }
    #expect(try site.state("offers")?.lastError?.contains("offers") == true)
    #expect(try site.state("jobs")?.isLoaded == true)
    #expect(site.requests().count == 3)
  }

  @Test(arguments: [Harvest.Dialect.v3, .v1])
  func `stops all when the credentials are refused, after few requests`(
    dialect: Harvest.Dialect
  ) async throws {
    let site = try Site()
    let all = Schema.greenhouse.tables.filter { $0.role == .main }.map(\.name)
    let report = try await site.engine(dialect, secret: "wrong").run(all)
    #expect(report.outcomes.allSatisfy { $0.failure != nil })
    #expect(site.server.requests.count <= 8)
    #expect(try site.count("jobs") == 0)
  }

  @Test func `stops all when nobody answers`() async throws {
    let site = try Site()
    let report = try await site.engine(url: "http://127.0.0.1:1").run(["jobs", "offers", "users"])
    #expect(report.outcomes.count == 3)
    guard case HarvestError.unreachable? = report.failure else {
      return #expect(Bool(false), "\(String(describing: report.failure))")
    }
  }

  @Test(arguments: [
    Fault.Effect.status(503), .throttled(retryAfter: 7), .reset, .cutBody(after: 40),
    .malformedJSON, .contentType("text/html"), .repeatedCursor, .emptyPage, .status(500),
    .body("[{\"id\": 1 \"name\": 2}]"), .body("[{]"), .tokenExpired, .tokenRevoked,
    .lyingLength(by: 10),
  ])
  func `is asked again after what passes, and ends exact`(_ effect: Fault.Effect) async throws {
    let site = try Site()
    site.server.arm(effect, when: .init("applications", page: 1, numbers: 1...1))
    let report = try await site.sync("applications")
    #expect(report.failure == nil)
    #expect(try site.ids("applications") == ids("applications", .v3, of: site.server))
    #expect(site.requests().count <= 5)
  }

  @Test(arguments: [
    Fault.Effect.status(503), .reset, .cutBody(after: 40), .malformedJSON,
    .contentType("text/html"), .emptyPage, .status(500),
    .body("[{\"id\": 1 \"name\": 2}]"), .throttled(retryAfter: 3),
  ])
  func `that stays so stops after a bounded number of requests, while the others are done`(
    _ effect: Fault.Effect
  ) async throws {
    let site = try Site()
    site.server.arm(effect, when: .init("applications", page: 1))
    let report = try await site.sync("applications", "jobs")
    #expect(report.failure(of: "applications") != nil)
    #expect(report.failure(of: "jobs") == nil)
    #expect(site.requests().filter { $0.list == "applications" }.count <= 12)
    #expect(try site.state("applications")?.isLoaded == false)
    #expect(try site.state("applications")?.watermark == nil)
    site.server.disarmAll()
    #expect(try await site.sync("applications").failure == nil)
    #expect(try site.ids("applications") == ids("applications", .v3, of: site.server))
  }

  @Test(arguments: [
    Fault.Effect.repeatedCursor, .foreignLink("https://elsewhere.example"),
  ])
  func `that leads round in a circle or elsewhere is left`(_ effect: Fault.Effect) async throws {
    let site = try Site(candidates: 700)
    site.server.arm(effect, when: .init("applications"))
    let report = try await site.sync("applications")
    #expect(report.failure is HarvestError)
    #expect(site.requests().count <= 8)
    #expect(try site.state("applications")?.watermark == nil)
  }

  @Test func `says which list was malformed`() async throws {
    let site = try Site()
    site.server.arm(.body("[{\"id\": 1 \"name\": 2}]"), when: .init("jobs"))
    let report = try await site.sync("jobs")
    let error = try #require(report.failure as? WarehouseError)
    #expect(error.errorDescription?.hasPrefix("A page of jobs is not valid JSON") == true)
    #expect(site.requests().count == 4)
  }

  @Test func `set records aside that do not fit, counts them and goes on`() async throws {
    let site = try Site()
    let odd = try #require(ids("jobs", .v3, of: site.server).first)
    site.server.edits.rewrite = { _, list, id, record in
      list == "jobs" && id == odd ? Array("{\"name\":\"no id\"}".utf8) : record
    }
    let report = try await site.sync("jobs", "offers")
    #expect(report.failure == nil)
    #expect(report.outcomes.map(\.problems) == [1, 0])
    #expect(try site.ids("jobs") == ids("jobs", .v3, of: site.server).filter { $0 != odd })
    #expect(try site.rows("select table_name, reason from _sync_problems") == ["jobs|no id"])
  }
}

@Suite struct `A list that moves faster than it can be read` {
  @Test func `is read to its end all the same, and said to have moved`() async throws {
    let site = try Site(candidates: 2500)
    let all = ids("candidates", .v1, in: Company(seed: 7, candidates: 2500))
    let gone = Mutex(0)
    // Before every page but the first more rows go than two pages overlap by.
    site.server.arm(
      .event { server in
        let next = gone.withLock { count in
          count += 30
          return count
        }
        server.hide(all.prefix(next), in: "candidates", .v1)
      }, when: .init("candidates", numbers: 2...10_000))
    let report = try await site.sync("candidates", dialect: .v1)
    #expect(report.failure == nil)
    #expect(site.requests().count < 60)
    #expect(report.outcomes[0].problems > 0)
    let problems = try site.rows("select distinct table_name, reason from _sync_problems")
    #expect(problems.count == 1)
    #expect(problems.first?.contains("moved while it was read") == true)
  }
}

@Suite struct `Empty answers` {
  @Test func `everywhere are no sync`() async throws {
    let site = try Site { $0.admins = .nobody }
    let report = try await site.sync("jobs", "offers")
    #expect(report.outcomes.allSatisfy { $0.failure as? SyncError == .everythingEmpty })
    #expect(try site.state("jobs")?.isLoaded == false)
    #expect(try site.state("jobs")?.watermark == nil)
    #expect(site.requests().map(\.list).sorted() == ["jobs", "offers", "users"])
  }

  @Test func `for someone who was an admin remove nothing and move no watermark`() async throws {
    let site = try Site()
    try await site.sync("jobs", "departments")
    let before = try (site.count("departments"), site.state("jobs")?.watermark)
    site.server.options.admins = .nobody
    site.server.move(to: Moment("2026-11-09T09:00:00.000Z")!)
    let report = try await site.sync("jobs", "departments")
    #expect(report.outcomes.allSatisfy { $0.failure as? SyncError == .everythingEmpty })
    #expect(try site.count("departments") == before.0)
    #expect(try site.state("jobs")?.watermark == before.1)
  }

  @Test func `to the question for changes leave nothing out when there is sight again`()
    async throws
  {
    let site = try Site()
    try await site.sync("applications", "offers")
    site.server.options.admins = .nobody
    site.server.move(to: Moment("2026-11-20T09:00:00.000Z")!)
    let blind = try await site.sync("applications", "offers")
    #expect(blind.failure == nil)
    #expect(blind.outcomes.allSatisfy { $0.records == 0 })
    site.server.options.admins = .everyone
    site.server.move(to: Moment("2026-11-20T11:00:00.000Z")!)
    try await site.sync("applications", "offers")
    let fresh = try Site()
    fresh.server.move(to: site.server.moment)
    try await fresh.sync("applications", "offers")
    for table in ["applications", "offers"] {
      let sql = "select * from \(table) order by id"
      #expect(try site.rows(sql) == fresh.rows(sql), "\(table)")
    }
  }

  @Test(arguments: [Simulator.Dialect.v3, .v1])
  func `of one list are not believed where there were rows, unless they are forced`(
    _ dialect: Simulator.Dialect
  ) async throws {
    let site = try Site()
    let ours: Harvest.Dialect = dialect == .v1 ? .v1 : .v3
    try await site.sync("sources", dialect: ours)
    let all = try site.ids("sources")
    site.server.hide(all, in: "sources", dialect)
    let report = try await site.sync("sources", dialect: ours)
    #expect(
      report.failure as? SyncError
        == .suspiciousSweep(table: "sources", missing: all.count, of: all.count, listed: 0))
    #expect(try site.ids("sources") == all)
    let states = ["sources": try #require(try site.state("sources"))]
    let sweep = SweepPlan(
      tables: ["sources"], schema: .greenhouse, shape: dialect == .v1 ? .v1 : .v3, states: states,
      now: 1_900_000_000)
    let forced = try await site.engine(ours).sweep(sweep, isForced: true)
    #expect(forced.failure == nil)
    #expect(try site.count("sources") == 0)
    #expect(try await site.sync("sources", dialect: ours).failure == nil)
  }

  @Test func `are asked for again by the next run, not taken for what there is`() async throws {
    let site = try Site { $0.admins = .nobody }
    try await site.sync("jobs", "departments")
    site.server.options.admins = .everyone
    let report = try await site.sync("jobs", "departments")
    #expect(report.failure == nil)
    #expect(try site.ids("jobs") == ids("jobs", .v3, of: site.server))
    #expect(try site.ids("departments") == ids("departments", .v3, of: site.server))
    site.server.options.admins = .nobody
    #expect(try await site.sync("departments").failure != nil)
    site.server.options.admins = .everyone
    #expect(try await site.sync("departments").failure == nil)
    #expect(try site.ids("departments") == ids("departments", .v3, of: site.server))
  }

  @Test func `of a resumed list that then cannot catch up fail that list alone`() async throws {
    let site = try Site()
    site.server.hide(ids("job_posts", .v3, of: site.server), in: "job_posts", .v3)
    site.server.arm(.status(403), when: .init("job_posts", numbers: 2...2))
    #expect(try await site.sync("job_posts").failure != nil)
    site.server.arm(.status(403), when: .init("job_posts", parameter: "updated_at"))
    let report = try await site.sync("job_posts", "jobs")
    #expect(report.failure(of: "job_posts") is HarvestError)
    #expect(report.failure(of: "jobs") == nil)
    #expect(try site.count("_sync_runs where finished_at is null") == 0)
  }

  @Test func `of a first load are an empty table`() async throws {
    let site = try Site()
    site.server.hide(ids("departments", .v3, of: site.server), in: "departments", .v3)
    #expect(try await site.sync("departments").failure == nil)
    #expect(try site.count("departments") == 0)
    #expect(try site.state("departments")?.isLoaded == true)
  }

  @Test func `are believed when it may not be asked whether there are users`() async throws {
    let site = try Site { $0.forbidden = [.v3: ["users", "rejection_reasons", "sources"]] }
    site.server.hide(ids("departments", .v3, of: site.server), in: "departments", .v3)
    let report = try await site.sync("departments")
    #expect(report.failure == nil)
    #expect(report.requests == 4)
    #expect(try site.state("departments")?.isLoaded == true)
  }

  @Test func `are put to another list when users may not be read`() async throws {
    let site = try Site {
      $0.forbidden = [.v3: ["users"]]
      $0.admins = .nobody
    }
    let report = try await site.sync("jobs")
    #expect(report.failure as? SyncError == .everythingEmpty)
    #expect(site.requests().map(\.list) == ["jobs", "users", "rejection_reasons"])
  }

  @Test func `that leave out most of a large table are not believed in a full refresh`()
    async throws
  {
    let site = try Site()
    try await site.sync("applications")
    let all = try site.ids("applications")
    site.server.hide(all.dropFirst(all.count / 2 - 5), in: "applications", .v3)
    let report = try await site.sync("applications", choice: Choice(method: .full))
    #expect(report.failure is SyncError)
    #expect(try site.ids("applications") == all)
    site.server.show(all, in: "applications", .v3)
    #expect(try await site.sync("applications", choice: Choice(method: .full)).failure == nil)
    #expect(try site.ids("applications") == all)
  }
}
