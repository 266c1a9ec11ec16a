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
    site.move(hours: 24 * 30)
    try await site.sync()
    let moved = try site.rows(
      """
      select application_id, job_interview_stage_id, is_current from stage_visits
      where entered_at is not null and stay_ms is null
      """)
    #expect(!moved.isEmpty)
    let current =
      "select application_id, job_interview_stage_id from stage_visits where is_current = 1 order by 1"
    #expect(
      try site.rows(current)
        == site.rows(
          "select id, job_interview_stage_id from applications where job_interview_stage_id is not null order by 1"
        ))
    let observations = try site.rows("select count(*) from stage_observations")
    try await site.sync()
    #expect(try site.rows("select count(*) from stage_observations") == observations)
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
