import FoundationEssentials
import Glibc
import Simulator
import Synchronization
import Testing
import Warehouse

@testable import Sync

/// Two processes never sync one table at the same time.
@Suite struct `Two syncs of one table` {
  private let me = Int(getpid())

  @Test func `take turns, and the second says whom it waits for`() async throws {
    let site = try Site()
    let first = try locked(site, "jobs")
    let told = Mutex<[String]>([])
    let report = try await site.engine().run(["jobs", "offers"]) { event in
      guard case .waiting(let holder) = event else { return }
      told.withLock { $0.append("\(holder.table) is held by \(holder.words)") }
      #expect(site.server.requests.isEmpty)
      first.release(["jobs"])
    }
    #expect(report.failure == nil)
    #expect(try site.ids("jobs") == ids("jobs", .v3, of: site.server))
    #expect(told.withLock { $0 } == ["jobs is held by process \(me) since 2026-11-02"])
  }

  @Test func `that last too long stop the second at that table alone, with the holder's name`()
    async throws
  {
    let site = try Site()
    let first = try locked(site, "jobs")
    let report = try await site.engine().run(["jobs", "offers"], wait: 0.2)
    let failure = try #require(report.failure(of: "jobs") as? WarehouseError)
    #expect(
      failure.errorDescription == "jobs is being synced by process \(me) since 2026-11-02.")
    #expect(report.failure(of: "offers") == nil)
    #expect(try site.ids("offers") == ids("offers", .v3, of: site.server))
    #expect(site.requests().allSatisfy { $0.list != "jobs" })
    #expect(try site.state("jobs")?.lastError == nil)
    first.release(["jobs"])
    #expect(try await site.sync("jobs").failure == nil)
  }

  @Test func `hinder neither a sweep of nothing nor other tables, once they are over`() async throws
  {
    let site = try Site()
    try await site.sync("jobs", "offers")
    let first = try locked(site, "offers")
    #expect(try await site.engine().run(["jobs"], wait: 0).failure == nil)
    let states = Dictionary(
      uniqueKeysWithValues: try Reader(site.file).states().map { ($0.table, $0) })
    let plan = SweepPlan(
      tables: ["jobs"], schema: .greenhouse, shape: .v3, states: states, now: 1_900_000_000)
    await #expect(throws: WarehouseError.self) {
      try await site.engine().sweep(plan, wait: 0.2)
    }
    first.release(["offers"])
    #expect(try await site.engine().sweep(plan, wait: 0).failure == nil)
  }

  @Test func `are each whole when they start together on a file that is not there yet`()
    async throws
  {
    let site = try Site()
    let reports = try await withThrowingTaskGroup(of: SyncReport.self) { group in
      for _ in 0..<4 {
        group.addTask { try await site.engine().run(["jobs", "offers", "applications"]) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(reports.count == 4 && reports.allSatisfy { $0.failure == nil })
    for table in ["jobs", "offers", "applications"] {
      #expect(try site.ids(table) == ids(table, .v3, of: site.server))
    }
    try Reader(site.file).check()
    // The first load is made once; the others find it done and ask for changes.
    let loads = site.requests().filter { $0.list == "jobs" && $0.value("updated_at") == nil }
    #expect(loads.count == 1)
  }

  private func locked(_ site: Site, _ table: String) throws -> SyncLock {
    let lock = try SyncLock(site.file)
    #expect(try lock.take([table], at: "2026-11-02") == nil)
    return lock
  }
}
