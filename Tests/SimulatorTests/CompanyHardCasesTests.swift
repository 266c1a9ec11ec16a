import FoundationEssentials
import Testing

@testable import Simulator

@Suite struct CompanyHardCasesTests {
  private static let kept = KeptRecords(Company())
  private var company: Company { Self.kept.company }

  private func count(_ list: String, _ test: (JSON) -> Bool) throws -> Int {
    try Self.kept.records(list, .v3).count(where: test)
  }

  @Test func `has applications of every kind`() throws {
    let rows = try Self.kept.records("applications", .v3)
    for status in ["in_process", "rejected", "hired", "converted"] {
      #expect(rows.contains { $0["status"].text == status }, "\(status)")
    }
    #expect((2400...2800).contains(rows.count))
    #expect((80...160).contains(rows.count { $0["status"].text == "hired" }))
    #expect(
      rows.contains { $0["prospect"] == .flag(true) && $0["prospective_job_ids"].items.count == 2 })
    #expect(
      rows.contains { $0["prospect"] == .flag(true) && $0["prospective_job_ids"].items.isEmpty })
    #expect(rows.contains { $0["source_id"] == .null })
    #expect(rows.contains { $0["status"].text == "rejected" && $0["rejection_reason_id"] == .null })
    #expect(rows.contains { $0["needs_decision"] == .flag(true) })
    #expect(rows.contains { $0["job_post_id"] != .null })
    #expect(rows.contains { $0["agency_note_id"] != .null })
    let perCandidate = Dictionary(grouping: rows) { $0["candidate_id"].id }.values.map(\.count)
    #expect(perCandidate.max() == 3)
    #expect(perCandidate.count < company.candidateCount, "some candidates never applied")
    let byID = Dictionary(grouping: rows) { $0["candidate_id"].id }
    for row in rows where row["status"].text == "converted" {
      #expect(byID[row["candidate_id"].id]?.count == 2)
    }
    let reasons = Set(
      try Self.kept.records("rejection_reasons", .v3).filter { reason in
        rows.contains { $0["rejection_reason_id"] == reason["id"] }
      }.map { $0["type"]["key"].text })
    #expect(reasons.count == 4)
  }

  @Test(arguments: Dialect.allCases)
  func `has users who applied as users, and hires who became users`(dialect: Dialect) throws {
    let users = try Self.kept.records("users", dialect)
    let candidates = try Self.kept.records("candidates", dialect)
    let applications = try Self.kept.records("applications", dialect)
    func text(_ record: JSON, _ key: String) -> String { record[key].text ?? "" }
    let applied = dialect == .v3 ? "created_at" : "applied_at"
    let candidatesByID = Dictionary(grouping: candidates) { $0["id"].id }
    let applicationsOfCandidates = Dictionary(grouping: applications) { $0["candidate_id"].id }
    var before = 0
    var later = 0
    for user in users {
      let created = text(user, "created_at")
      for id in user["linked_candidate_ids"].items {
        let candidate = try #require(candidatesByID[id.id]?.first)
        #expect(candidate["linked_user_ids"].items == [user["id"]])
        let theirs = applicationsOfCandidates[id.id] ?? []
        if theirs.contains(where: { text($0, "status") == "hired" && text($0, applied) < created })
        {
          later += 1
          // The link changes the candidate's row, so that a sync of changes sees it.
          #expect(text(candidate, "updated_at") >= created)
        } else if theirs.allSatisfy({ text($0, applied) >= created }) {
          before += 1
        }
      }
    }
    let linked = candidates.reduce(0) { $0 + $1["linked_user_ids"].items.count }
    #expect(linked == users.reduce(0) { $0 + $1["linked_candidate_ids"].items.count })
    #expect(before >= 3 && later >= 3, "\(before) before, \(later) later")
  }

  @Test func `has jobs of every kind`() throws {
    let jobs = try Self.kept.records("jobs", .v3)
    #expect((38...55).contains(jobs.count))
    for status in ["open", "closed", "draft"] {
      #expect(jobs.contains { $0["status"].text == status }, "\(status)")
    }
    for flag in [JSON.flag(true), .flag(false), .null] {
      #expect(jobs.contains { $0["is_template"] == flag })
    }
    #expect(jobs.contains { $0["confidential"] == .flag(true) })
    #expect(jobs.contains { $0["department_id"] == .null && $0["status"].text != "draft" })
    #expect(jobs.contains { $0["office_ids"].items.count == 2 })
    #expect(company.world.jobs.contains { $0.reopened.map { $0 <= company.moment } ?? false })
    let openings = try Self.kept.records("openings", .v3)
    #expect(Dictionary(grouping: openings) { $0["job_id"].id }.values.contains { $0.count > 2 })
    #expect(openings.contains { $0["open"] == .flag(true) })
    #expect(openings.contains { $0["application_id"] != .null && $0["close_reason_id"] == .null })
    #expect(openings.contains { $0["application_id"] == .null && $0["closed_at"] != .null })
    let plans = Dictionary(grouping: try Self.kept.records("job_interview_stages", .v3)) {
      $0["job_id"].id
    }
    #expect(Set(plans.values.map(\.count)).count >= 3)
    #expect(plans.values.joined().contains { $0["active"] == .flag(false) })
  }

  @Test func `has stage rows that were skipped, entered again and never entered`() throws {
    let rows = try Self.kept.records("application_stages", .v3)
    for row in rows where row["entered_at"] == .null {
      #expect(row["exited_at"] == .null && row["current"] == .flag(false))
      #expect(row["days_in_stage"] == .number(0))
    }
    #expect(rows.contains { $0["entered_at"] == .null })
    #expect(rows.contains { $0["current"] == .flag(true) })
    var hasSkipped = false
    var hasReentered = false
    for mine in Dictionary(grouping: rows, by: { $0["application_id"].id }).values {
      let definitions = mine.compactMap { $0["job_interview_stage_id"].id }
      if Set(definitions).count < definitions.count { hasReentered = true }
      let entered = mine.sorted { ($0["id"].id ?? 0) < ($1["id"].id ?? 0) }
        .map { $0["entered_at"] != .null }
      if let gap = entered.firstIndex(of: false), entered[gap...].contains(true) {
        hasSkipped = true
      }
      #expect(mine.count { $0["current"] == .flag(true) } <= 1)
    }
    #expect(hasSkipped && hasReentered)
  }

  @Test func `has offers of every kind`() throws {
    let rows = try Self.kept.records("offers", .v3)
    for status in ["Created", "Accepted", "Rejected", "Deprecated"] {
      #expect(rows.contains { $0["status"].text == status }, "\(status)")
    }
    let accepted = rows.filter { $0["status"].text == "Accepted" }
    #expect(accepted.contains { $0["starts_on"] == .null })
    #expect(accepted.contains { $0["resolved_at"] == .null })
    #expect(rows.contains { $0["opening_id"] == .null })
    #expect(rows.contains { $0["version"] == .number(3) })
    #expect(rows.contains { $0["sent_on"] == .null })
    let excluded = Truth(company).timeToHire().excluded.map(\.cause)
    #expect(
      excluded == [
        "prospect", "template job", "accepted, then rejected", "no acceptance date",
        "accepted before applied", "hired, no accepted offer",
      ])
    let left = Truth(company).offerAcceptance().excluded.map(\.cause)
    #expect(
      left == [
        "superseded version", "prospect", "template job", "still open",
        "deprecated, not replaced", "no resolution date",
      ])
  }

  @Test func `has interviews in all nine statuses, all-day ones and guests`() throws {
    let rows = try Self.kept.records("interviews", .v3)
    #expect(
      Set(rows.compactMap { $0["status"].text }) == Set(Interview.Status.allCases.map(\.rawValue)))
    #expect(rows.contains { $0["all_day_start_on"] != .null && $0["starts_at"] == .null })
    #expect(rows.contains { $0["organizer_id"] == .null && $0["starts_at"] != .null })
    #expect(try count("interviewers") { $0["user_id"] == .null } > 0)
    #expect(try count("scorecards") { $0["status"].text == "draft" } > 0)
    let old = try Self.kept.records("scheduled_interviews", .v1)
    #expect(
      Set(old.compactMap { $0["status"].text }) == ["scheduled", "awaiting_feedback", "complete"])
    #expect(old.contains { $0["start"]["date"] != .null })
  }

  @Test func `has hidden rows, missing values and every shape of custom field`() throws {
    #expect(try count("job_posts") { $0["active"] == .flag(false) } > 0)
    #expect(try count("job_posts") { $0["job_id"] == .null } == 2)
    #expect(try count("users") { $0["primary_email"].text == "" } == 2)
    #expect(try count("users") { $0["deactivated"] == .flag(true) } > 0)
    #expect(try count("users") { !$0["linked_candidate_ids"].items.isEmpty } > 0)
    #expect(try count("referrers") { $0["user_id"] == .null } == 2)
    #expect(try count("candidates") { $0["first_name"].text == "Anonymized" } > 0)
    #expect(try count("candidates") { $0["first_name"] == .null } > 0)
    #expect(try count("candidates") { $0["private"] == .flag(true) } > 0)
    #expect(try count("departments") { $0["parent_id"] != .null } > 0)
    #expect(try count("rejection_reasons") { ($0["id"].id ?? 0) < 100 } > 0)
    let text = try Self.kept.records("candidates", .v3).compactMap { $0["last_name"].text }
    for part in ["佐藤", ", Jr.", "Two-Lines"] {
      #expect(text.contains { $0.contains(part) }, "\(part)")
    }
    let carried: [(String, String)] = [
      ("candidates", "custom_fields"), ("applications", "custom_fields"),
      ("jobs", "custom_fields"), ("openings", "custom_fields"), ("offers", "custom_fields"),
      ("users", "custom_fields"), ("rejection_details", "question_custom_fields"),
    ]
    for (list, key) in carried {
      let rows = try Self.kept.records(list, .v3)
      #expect(rows.contains { !$0[key].keys.isEmpty }, "\(list)")
    }
  }

  @Test func `v1 and v3 say the same about offers and applications`() throws {
    let new = try Self.kept.records("applications", .v3)
    let old = try Self.kept.records("applications", .v1)
    for (a, b) in zip(new, old) {
      #expect(a["id"] == b["id"] && a["created_at"] == b["applied_at"])
      #expect(a["last_activity_at"] == b["last_activity_at"])
      #expect(a["source_id"] == b["source"]["id"])
      #expect(a["recruiter_id"] == b["recruiter"]["id"])
      #expect(a["rejection_reason_id"] == b["rejection_reason"]["id"])
      if b["status"].text == "active" {
        #expect(a["status"].text == "in_process")
        #expect(a["job_interview_stage_id"] == b["current_stage"]["id"])
      } else {
        #expect(a["status"] == b["status"] && a["stage_id"] == .null)
      }
    }
    let jobs = try Self.kept.records("jobs", .v3)
    for (a, b) in zip(jobs, try Self.kept.records("jobs", .v1)) {
      #expect(a["updated_at"] == b["updated_at"] && a["status"] == b["status"])
    }
    let openings = Dictionary(grouping: try Self.kept.records("openings", .v3)) { $0["job_id"].id }
    for job in try Self.kept.records("jobs", .v1) {
      let mine = (openings[job["id"].id] ?? []).sorted {
        ($0["sort_order"].id ?? 0) < ($1["sort_order"].id ?? 0)
      }
      #expect(mine.map { $0["id"] } == job["openings"].items.map { $0["id"] })
      #expect(mine.map { $0["sort_order"] } == mine.indices.map { .number(Double($0)) })
    }
  }
}
