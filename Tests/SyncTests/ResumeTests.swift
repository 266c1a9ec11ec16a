import Simulator
import Testing
import Warehouse

@testable import Sync

@Suite struct `A sync that is stopped` {
  private let all = "select * from applications order by id"

  /// A company whose applications fill several pages, and the same one synced undisturbed.
  private func site() async throws -> (site: Site, whole: [String]) {
    let undisturbed = try Site(candidates: 1500)
    try await undisturbed.sync("applications")
    return (try Site(candidates: 1500), try undisturbed.rows(all))
  }

  @Test func `keeps its pages and goes on from the last one in a later process`() async throws {
    let (site, whole) = try await site()
    let fault = site.server.arm(.status(403), when: .init("applications", page: 3))
    let report = try await site.sync("applications")
    #expect(report.failure != nil)
    let landed = try site.count("applications")
    #expect(landed == 1000)
    #expect(try site.state("applications")?.isLoaded == false)
    #expect(try site.state("applications")?.watermark == nil)
    #expect(try site.state("applications")?.lastError != nil)
    site.server.disarm(fault)
    _ = site.requests()
    let rest = try await site.sync("applications")
    #expect(rest.failure == nil)
    #expect(rest.outcomes[0].records == whole.count - landed)
    let requests = site.requests()
    #expect(requests.first?.page == 3)
    #expect(requests.filter { $0.page <= 2 && $0.value("updated_at") == nil }.isEmpty)
    #expect(try site.rows(all) == whole)
    #expect(try site.state("applications")?.lastError == nil)
  }

  @Test func `has the indexes of questions when its first load is whole, however often it stopped`()
    async throws
  {
    let indexes =
      "select name from sqlite_schema where type = 'index' and tbl_name = 'applications' order by 1"
    let (site, _) = try await site()
    _ = try Writer(site.file, create: true)
    let declared = try site.rows(indexes)
    #expect(declared.count > 5)
    let fault = site.server.arm(.status(403), when: .init("applications", page: 2))
    try await site.sync("applications")
    #expect(try site.rows(indexes).count < declared.count)
    try await site.sync("applications")
    site.server.disarm(fault)
    try await site.sync("applications")
    #expect(try site.rows(indexes) == declared)
  }

  @Test func `keeps the watermark of its first attempt and catches up at once`() async throws {
    let (site, _) = try await site()
    let fault = site.server.arm(.status(403), when: .init("applications", page: 2))
    try await site.sync("applications")
    site.server.disarm(fault)
    site.server.move(to: Moment("2026-11-09T09:00:00.000Z")!)
    _ = site.requests()
    try await site.sync("applications")
    #expect(
      site.requests().last?.value("updated_at") == "gte|2026-11-02T08:50:00.000Z")
    let fresh = try Site(candidates: 1500)
    fresh.server.move(to: site.server.moment)
    try await fresh.sync("applications")
    #expect(try site.rows(all) == fresh.rows(all))
    #expect(try site.state("applications")?.watermark == "2026-11-09T09:00:00.000Z")
  }

  @Test func `is as old as its first attempt until it has caught up`() async throws {
    let (site, _) = try await site()
    let fault = site.server.arm(.status(403), when: .init("applications", page: 2))
    try await site.sync("applications")
    site.server.disarm(fault)
    site.server.move(to: Moment("2026-11-09T09:00:00.000Z")!)
    let rest = site.server.arm(
      .status(403), when: .init("applications", parameter: "updated_at"))
    #expect(try await site.sync("applications").failure != nil)
    #expect(try site.state("applications")?.isLoaded == true)
    #expect(try site.state("applications")?.syncedAt == "2026-11-02T09:00:00.000Z")
    site.server.disarm(rest)
    try await site.sync("applications")
    #expect(try site.state("applications")?.syncedAt == "2027-01-15T08:00:00.000Z")
    let fresh = try Site(candidates: 1500)
    fresh.server.move(to: site.server.moment)
    try await fresh.sync("applications")
    #expect(try site.rows(all) == fresh.rows(all))
  }

  @Test func `of a table that is always reloaded is as old as its first page`() async throws {
    let (site, _) = try await site()
    let full = Choice(method: .full)
    let fault = site.server.arm(.status(403), when: .init("applications", page: 2))
    try await site.sync("applications", choice: full)
    site.server.disarm(fault)
    site.server.move(to: Moment("2026-11-09T09:00:00.000Z")!)
    #expect(try await site.sync("applications", choice: full).failure == nil)
    #expect(try site.state("applications")?.syncedAt == "2026-11-02T09:00:00.000Z")
    try await site.sync("applications", choice: full)
    #expect(try site.state("applications")?.syncedAt == "2027-01-15T08:00:00.000Z")
  }

  @Test func `moves no watermark while one of a list's variants is missing`() async throws {
    let site = try Site()
    try await site.sync("job_posts")
    site.server.move(to: Moment("2026-11-09T09:00:00.000Z")!)
    let fault = site.server.arm(.status(403), when: .init("job_posts", numbers: 2...2))
    #expect(try await site.sync("job_posts").failure != nil)
    #expect(try site.state("job_posts")?.watermark == "2026-11-02T09:00:00.000Z")
    site.server.disarm(fault)
    _ = site.requests()
    try await site.sync("job_posts")
    #expect(try site.state("job_posts")?.watermark == "2026-11-09T09:00:00.000Z")
    #expect(
      site.requests().compactMap { $0.value("updated_at") }.first
        == "gte|2026-11-02T08:50:00.000Z")
  }

  @Test func `and begins anew leaves nothing of what it had landed before`() async throws {
    let (site, _) = try await site()
    let fault = site.server.arm(.status(403), when: .init("applications", page: 3))
    try await site.sync("applications")
    site.server.disarm(fault)
    let gone = try site.ids("applications").prefix(7)
    site.server.hide(gone, in: "applications", .v3)
    try await site.sync("applications", choice: Choice(since: "2026-01-01"))
    #expect(try Set(site.ids("applications")).isDisjoint(with: gone))
    #expect(try site.rows("select min(created_at) >= '2026-01-01' from applications") == ["1"])
    #expect(try site.rows("select count(*) = rows from applications, _sync_state") == ["1"])
  }

  @Test func `goes on when it is to be kept up by another field`() async throws {
    let (site, whole) = try await site()
    let fault = site.server.arm(.status(403), when: .init("applications", page: 3))
    try await site.sync("applications")
    site.server.disarm(fault)
    _ = site.requests()
    try await site.sync("applications", choice: Choice(field: "created_at"))
    #expect(site.requests().first?.page == 3)
    #expect(try site.rows(all) == whole)
  }

  @Test func `resumes a reload beside the tables, then shows it whole`() async throws {
    let (site, _) = try await site()
    try await site.sync("applications")
    let old = try site.rows(all)
    let gone = try site.ids("applications").suffix(100)
    site.server.hide(gone, in: "applications", .v3)
    let fault = site.server.arm(.status(403), when: .init("applications", page: 3))
    #expect(
      try await site.sync("applications", choice: Choice(method: .full)).failure != nil)
    #expect(try site.rows(all) == old)
    site.server.disarm(fault)
    try await site.sync("applications", choice: Choice(method: .full))
    #expect(try site.rows(all) == Array(old.dropLast(100)))
  }

  @Test func `begins only that window again whose cursor is refused`() async throws {
    let (site, whole) = try await site()
    site.server.arm(.cursorRefused, when: .init("applications", page: 3, numbers: 1...1))
    let report = try await site.sync("applications")
    #expect(report.failure == nil)
    #expect(try site.rows(all) == whole)
    #expect(site.requests().filter { $0.page == 1 }.count == 2)
  }

  @Test func `begins the window again when its cursor has become a bad request`() async throws {
    let (site, whole) = try await site()
    let fault = site.server.arm(.status(403), when: .init("applications", page: 3))
    try await site.sync("applications")
    site.server.disarm(fault)
    site.server.arm(.status(400), when: .init("applications", page: 3, numbers: 1...1))
    #expect(try await site.sync("applications").failure == nil)
    #expect(try site.rows(all) == whole)
  }

  @Test func `gives a list up whose cursor is refused for ever`() async throws {
    let (site, _) = try await site()
    site.server.arm(.cursorRefused, when: .init("applications", page: 2))
    let report = try await site.sync("applications")
    #expect(report.failure != nil)
    #expect(site.requests().count <= 8)
    #expect(try site.count("applications") == 500)
  }

  @Test func `by the user keeps what has landed and where it was`() async throws {
    let (site, whole) = try await site()
    let engine = try site.engine()
    let gate = Counts()
    site.server.arm(
      .event { _ in gate.add(1) }, when: .init("applications", page: 3, numbers: 1...1))
    let task = Task {
      try await engine.run(["applications"]) { event in
        if case .landed(_, _, 2, _, _) = event { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    // The task that lands pages cancels itself; what it was part of is stopped in the same way.
    let report = try? await task.value
    #expect(report?.failure != nil || report == nil)
    #expect(try site.count("applications") >= 1000)
    try await site.sync("applications")
    #expect(try site.rows(all) == whole)
  }

  @Test func `cuts a long first load into windows that lose nothing`() async throws {
    let site = try Site(candidates: 7000)
    let report = try await site.sync("candidates")
    #expect(report.failure == nil)
    let company = Company(seed: 7, candidates: 7000)
    #expect(try site.ids("candidates") == ids("candidates", .v3, in: company))
    let windows = Set(site.requests().compactMap { $0.value("created_at") })
    #expect(windows.count >= 2)
    #expect(report.outcomes[0].records == 7000)
    #expect(windows.contains { $0.hasPrefix("gte|") } && windows.contains { $0.hasPrefix("lt|") })
  }
}
