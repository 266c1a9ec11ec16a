import Simulator
import Testing
import Warehouse

@testable import Harvest
@testable import Sync

/// v1 has no stage history, so the syncs write down what they see.
@Suite struct `Stages seen by syncs` {
  @Test func `fill stage_visits on v1 from the first day`() async throws {
    let site = try FatedSite(.v1)
    try await site.sync()
    let inProcess = try site.rows(
      "select id, job_interview_stage_id from applications where job_interview_stage_id is not null order by 1"
    )
    #expect(!inProcess.isEmpty)
    #expect(
      try site.rows(
        """
        select application_id, job_interview_stage_id from stage_visits
        where is_current = 1 and kind = 'observed' and entered_at is null
        order by 1
        """) == inProcess)
    let observations = try site.rows("select count(*) from stage_observations")
    try await site.sync()
    #expect(try site.rows("select count(*) from stage_observations") == observations)
  }

  @Test func `are one stay each, with the times at which they were seen`() throws {
    let site = try FatedSite(.v1)
    let writer = try Writer(site.file, create: true)
    func see(_ stage: Int, _ status: String, on day: Int) throws {
      let page = """
        [{"id": 9, "candidate_id": 1, "prospect": false, "status": "\(status)",
          "jobs": [{"id": 5, "name": "Baker"}],
          "current_stage": {"id": \(stage), "name": "Stage \(stage)"}}]
        """
      _ = try Array(page.utf8).withUnsafeBytes {
        try writer.land(
          $0, list: "applications", shape: .v1, into: .tables,
          seenAt: "2026-11-0\(day)T00:00:00.000Z")
      }
    }
    try see(1, "active", on: 1)
    try see(1, "active", on: 2)
    try see(2, "active", on: 3)
    try see(1, "active", on: 4)
    try see(1, "rejected", on: 5)
    #expect(
      try site.rows(
        """
        select stage_name, substr(entered_at, 1, 10), substr(exited_at, 1, 10), is_current, visit,
          next_stage_name, stay_ms, kind
        from stage_visits
        order by coalesce(entered_at, ''), visit
        """) == [
          "Stage 1||2026-11-03|0|1|Stage 2||observed",
          "Stage 2|2026-11-03|2026-11-04|0|1|Stage 1|86400000|observed",
          "Stage 1|2026-11-04|2026-11-05|0|2||86400000|observed",
        ])
  }

  @Test func `are not needed on v3, whose rows are recorded`() async throws {
    let site = try FatedSite(.v3)
    try await site.sync(["applications", "application_stages", "job_interview_stages"])
    #expect(try site.rows("select count(*) from stage_observations") == ["0"])
    #expect(try site.rows("select distinct kind from stage_visits") == ["recorded"])
  }

  @Test func `go with their application, and outlive a reset`() async throws {
    let site = try FatedSite(.v1)
    try await site.sync(["applications"])
    let all = try site.rows("select count(*) from stage_observations")
    let writer = try Writer(site.file, create: false)
    _ = try writer.reset(["applications"])
    #expect(try site.rows("select count(*) from applications") == ["0"])
    #expect(try site.rows("select count(*) from stage_observations") == all)
    try await site.sync(["applications"])
    #expect(try site.rows("select count(*) from stage_observations") == all)
    let id = try site.ids("select max(id) from applications")[0]
    _ = try writer.remove([id], from: "applications", at: "2026-11-30T00:00:00.000Z")
    #expect(
      try site.ids("select application_id from stage_observations where application_id = \(id)")
        == [])
  }
}
