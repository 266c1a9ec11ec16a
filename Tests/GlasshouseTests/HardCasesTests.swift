import SavedQueries
import Simulator
import Testing

@testable import Warehouse

/// The cases that people who compare numbers argue about, each written out by hand.
@Suite struct HardCasesTests {
  private let home: Home
  private let reader: Reader
  private let writer: Writer

  init() throws {
    home = try Home()
    let file = WarehouseFile(home.path + "/cases.sqlite")
    writer = try Writer(file, schema: .greenhouse, create: true)
    reader = try Reader(file)
    try writer.connection.execute(
      """
      insert into departments (id, name, parent_id) values (1, 'Engineering', null), (2, 'Core', 1)
      """)
    try writer.connection.execute(
      """
      insert into jobs (id, name, status, is_template, department_id, opened_at) values
        (1, 'Engineer', 'open', 0, 2, '2024-01-01T00:00:00.000Z')
      """)
    try writer.connection.execute(
      """
      insert into job_interview_stages (id, job_id, name, sort_order) values
        (1, 1, 'Application Review', 0), (2, 1, 'Phone Screen', 1), (3, 1, 'Take Home Test', 2),
        (4, 1, 'Onsite', 3), (5, 1, 'Offer', 4)
      """)
  }

  /// Runs one `insert` per line: the table and its columns, then the values.
  private func put(_ table: String, _ values: String...) throws {
    for values in values { try writer.connection.execute("insert into \(table) values \(values)") }
  }

  private func apply(_ rows: String...) throws {
    for row in rows {
      try put("applications (id, candidate_id, job_id, status, prospect, created_at)", row)
    }
  }

  private func ask(
    _ name: String, _ typed: [String: String] = [:]
  ) throws -> Truth.Sheet {
    let query = try Catalogue().find(name)
    let asked = LibraryQuestion.allTime(query).merging(typed) { _, new in new }
    return try Truth.Sheet(asking: query, asked, of: reader)
  }

  /// The cells of some columns, one row after the other.
  private func cells(_ sheet: Truth.Sheet, _ columns: String...) -> [[String]] {
    let places = columns.compactMap(sheet.header.firstIndex)
    return sheet.rows.map { row in places.map { row[$0] } }
  }

  private func left(_ sheet: Truth.Sheet) -> [String] {
    sheet.excluded.map { "\($0.n) \($0.cause)" }
  }

  private static let applied = "'2026-01-01T12:00:00.000Z'"

  @Test func `a prospect is in no number, and is reported`() throws {
    try apply(
      "(1, 1, null, 'in_process', 1, \(Self.applied))",
      "(2, 2, 1, 'in_process', 0, \(Self.applied))"
    )
    let sheet = try ask("funnel-by-source")
    #expect(cells(sheet, "applied") == [["1"]])
    #expect(left(sheet) == ["1 prospect"])
    #expect(cells(try ask("pipeline-now", ["by": "job"]), "n") == [["1"]])
  }

  @Test func `a converted prospect counts once, as the application it became`() throws {
    try apply(
      "(1, 1, null, 'converted', 1, '2025-12-01T00:00:00.000Z')",
      "(2, 1, 1, 'hired', 0, \(Self.applied))")
    for name in ["source-quality", "funnel-by-source"] {
      let sheet = try ask(name)
      #expect(cells(sheet, "applied", "hired") == [["1", "1"]], "\(name)")
      #expect(left(sheet) == ["1 prospect"], "\(name)")
      // Asking for prospects brings those who are none yet, and nobody twice.
      let all = try ask(name, ["include_prospects": "true"])
      #expect(cells(all, "applied", "hired") == [["1", "1"]], "\(name)")
      #expect(left(all) == ["1 converted prospect"], "\(name)")
    }
    try apply("(3, 2, null, 'in_process', 1, \(Self.applied))")
    #expect(
      cells(try ask("source-quality", ["include_prospects": "true"]), "applied", "hired")
        == [["2", "1"]])
  }

  @Test func `a re-hire is a hire of its own, and is told as one`() throws {
    try apply(
      "(1, 1, 1, 'hired', 0, '2024-01-01T00:00:00.000Z')", "(2, 1, 1, 'hired', 0, \(Self.applied))")
    try put(
      "offers (id, application_id, version, status, resolved_at)",
      "(1, 1, 1, 'Accepted', '2024-01-11T00:00:00.000Z')",
      "(2, 2, 1, 'Accepted', '2026-01-11T12:00:00.000Z')")
    #expect(cells(try ask("time-to-hire"), "n", "median_days") == [["2", "10.0"]])
    #expect(
      cells(try ask("internal-and-rehires"), "hires", "internal", "rehires") == [["2", "0", "1"]])
  }

  @Test func `of several versions of an offer the highest counts`() throws {
    try apply("(1, 1, 1, 'hired', 0, \(Self.applied))")
    try put(
      "offers (id, application_id, job_id, version, status, created_at, resolved_at)",
      "(3, 1, 1, 1, 'Rejected', '2026-01-02T00:00:00.000Z', '2026-01-03T00:00:00.000Z')",
      "(2, 1, 1, 2, 'Deprecated', '2026-01-04T00:00:00.000Z', null)",
      "(1, 1, 1, 3, 'Accepted', '2026-01-05T00:00:00.000Z', '2026-01-06T12:00:00.000Z')")
    let sheet = try ask("offer-acceptance")
    #expect(cells(sheet, "accepted", "rejected", "acceptance_rate") == [["1", "0", "1.0"]])
    #expect(left(sheet) == ["2 superseded version"])
    #expect(cells(try ask("time-to-hire"), "n", "median_days") == [["1", "5.0"]])
  }

  @Test func `a job that was closed and reopened fills from the opening's own day`() throws {
    // Reopening moves the job's opened_at; the seat was opened once.
    try writer.connection.execute("update jobs set opened_at = '2026-02-01T00:00:00.000Z'")
    try apply("(1, 1, 1, 'hired', 0, \(Self.applied))")
    try put(
      "offers (id, application_id, version, status, resolved_at)",
      "(1, 1, 1, 'Accepted', '2026-02-10T00:00:00.000Z')")
    try put(
      "openings (id, job_id, open, application_id, opened_at, closed_at)",
      "(1, 1, 0, 1, '2026-01-01T00:00:00.000Z', '2026-02-11T00:00:00.000Z')")
    #expect(cells(try ask("time-to-fill"), "n", "median_days") == [["1", "40.0"]])
  }

  @Test func `each opening of a job is a fill of its own`() throws {
    try apply(
      "(1, 1, 1, 'hired', 0, \(Self.applied))", "(2, 2, 1, 'hired', 0, \(Self.applied))")
    try put(
      "offers (id, application_id, version, status, resolved_at, starts_on)",
      "(1, 1, 1, 'Accepted', '2026-01-11T00:00:00.000Z', '2026-02-01')",
      "(2, 2, 1, 'Accepted', '2026-01-21T00:00:00.000Z', '2026-03-01')")
    try put(
      "openings (id, job_id, open, application_id, opened_at, target_start_on)",
      "(1, 1, 0, 1, '2026-01-01T00:00:00.000Z', '2026-02-15')",
      "(2, 1, 0, 2, '2026-01-01T00:00:00.000Z', '2026-02-15')",
      "(3, 1, 1, null, '2026-01-01T00:00:00.000Z', '2026-02-15')")
    #expect(cells(try ask("time-to-fill"), "n", "min_days", "max_days") == [["2", "10.0", "20.0"]])
    #expect(cells(try ask("open-openings"), "n", "late") == [["1", "1"]])
    #expect(
      cells(try ask("hiring-plan"), "planned", "filled", "in_time", "late", "still_open")
        == [["3", "2", "1", "1", "1"]])
  }

  @Test func `a skipped stage is passed where that is implied, and a repeated one counts once`()
    throws
  {
    try apply("(1, 1, 1, 'in_process', 0, \(Self.applied))")
    // Review, straight to the onsite, back to the review, and to the onsite again.
    try put(
      "application_stages (id, application_id, job_interview_stage_id, entered_at, exited_at, current)",
      "(1, 1, 1, '2026-01-01T12:00:00.000Z', '2026-01-03T12:00:00.000Z', 0)",
      "(2, 1, 4, '2026-01-03T12:00:00.000Z', '2026-01-04T12:00:00.000Z', 0)",
      "(3, 1, 2, null, null, 0)",
      "(8, 1, 1, '2026-01-04T12:00:00.000Z', '2026-01-08T12:00:00.000Z', 0)",
      "(9, 1, 4, '2026-01-08T12:00:00.000Z', null, 1)")
    let implied = try ask("funnel-by-stage")
    #expect(
      cells(implied, "reached", "passed")
        == [["1", "1"], ["1", "1"], ["1", "1"], ["1", "0"], ["0", "0"], ["0", ""]])
    let actual = try ask("funnel-by-stage", ["pass": "actual"])
    #expect(
      cells(actual, "reached", "passed")
        == [["1", "1"], ["0", "0"], ["0", "0"], ["1", "0"], ["0", "0"], ["0", ""]])
    #expect(
      cells(try ask("time-in-stage"), "segment", "n", "median_days", "open_now")
        == [["Application Review", "2", "3.0", "0"], ["Onsite", "1", "1.0", "1"]])
    #expect(cells(try ask("time-to-first-review"), "n", "median_days") == [["1", "2.0"]])
  }

  @Test func `who withdrew is not who was turned down`() throws {
    try apply(
      "(1, 1, 1, 'rejected', 0, \(Self.applied))", "(2, 2, 1, 'rejected', 0, \(Self.applied))",
      "(3, 3, 1, 'rejected', 0, \(Self.applied))")
    try writer.connection.execute(
      "update applications set rejected_at = '2026-02-01T00:00:00.000Z', rejection_reason_id = id")
    try put(
      "rejection_reasons (id, name, type_key, type_name)",
      "(1, 'Skills', 'WE_REJECTED_THEM', 'We rejected them')",
      "(2, 'Withdrew', 'THEY_REJECTED_US', 'They rejected us')",
      "(3, 'Other', 'NONE_SPECIFIED', 'None specified')")
    let sheet = try ask("withdrawals")
    #expect(cells(sheet, "ended", "withdrawn", "withdrawn_rate") == [["2", "1", "0.5"]])
    #expect(left(sheet) == ["1 reason does not say"])
    #expect(
      cells(try ask("rejection-reasons"), "segment", "kind")
        == [["Other", "unknown"], ["Skills", "rejected"], ["Withdrew", "withdrawn"]])
  }

  @Test func `an instant near midnight belongs to the day of the asked time zone`() throws {
    try apply("(1, 1, 1, 'in_process', 0, '2026-03-31T23:30:00.000Z')")
    let months = { zone in
      cells(
        try ask("pass-through-trend", ["zone": zone, "to": "hired"]), "month")
    }
    try put(
      "application_stages (id, application_id, job_interview_stage_id, entered_at, current)",
      "(1, 1, 1, '2026-03-31T23:30:00.000Z', 1)")
    #expect(try months("UTC") == [["2026-03"]])
    #expect(try months("Europe/Lisbon") == [["2026-04"]])
    let march = ["since": "2026-03-01", "until": "2026-04-01"]
    #expect(cells(try ask("funnel-by-source", march), "applied") == [["1"]])
    let lisbon = march.merging(["zone": "Europe/Lisbon"]) { _, new in new }
    #expect(try ask("funnel-by-source", lisbon).rows.isEmpty)
  }

  @Test func `a leap day is a day`() throws {
    try apply("(1, 1, 1, 'hired', 0, '2024-02-28T12:00:00.000Z')")
    try put(
      "offers (id, application_id, version, status, resolved_at, starts_on)",
      "(1, 1, 1, 'Accepted', '2024-02-29T12:00:00.000Z', '2024-03-01')")
    #expect(cells(try ask("time-to-hire"), "median_days") == [["1.0"]])
    #expect(cells(try ask("time-to-start"), "median_days") == [["1.0"]])
    let leapDay = ["since": "2024-02-29", "until": "2024-03-01"]
    #expect(cells(try ask("time-to-hire", leapDay), "n") == [["1"]])
  }

  @Test func `nothing divided by nothing is no rate, and no error`() throws {
    try apply("(1, 1, 1, 'in_process', 0, \(Self.applied))")
    #expect(
      cells(try ask("source-quality"), "hired", "hired_rate", "share_of_hires")
        == [["0", "0.0", ""]])
    try put(
      "scheduled_interviews (id, application_id, status, starts_at, ends_at)",
      "(1, 1, 'complete', '2026-01-05T10:00:00.000Z', '2026-01-05T11:00:00.000Z')")
    #expect(
      cells(try ask("interviews-per-hire"), "interviews", "hires", "interviews_per_hire")
        == [["1", "0", ""]])
    #expect(try ask("offer-acceptance").rows.isEmpty)
  }

  @Test func `an offer without a start day is in no time to start, and is reported`() throws {
    try apply("(1, 1, 1, 'hired', 0, \(Self.applied))")
    try put(
      "offers (id, application_id, version, status, resolved_at, starts_on)",
      "(1, 1, 1, 'Accepted', '2026-01-11T00:00:00.000Z', null)")
    let sheet = try ask("time-to-start")
    #expect(sheet.rows.isEmpty)
    #expect(left(sheet) == ["1 no start date"])
    #expect(cells(try ask("time-to-hire"), "n") == [["1"]])
  }

  @Test func `an anonymised candidate still counts`() throws {
    try put(
      "candidates (id, first_name, last_name, created_at)",
      "(1, 'Anonymized', '1', '2025-01-01T00:00:00.000Z')")
    try apply("(1, 1, 1, 'rejected', 0, \(Self.applied))")
    #expect(cells(try ask("funnel-by-source"), "applied") == [["1"]])
  }

  @Test func `an internal applicant is told by the source or by the linked user`() throws {
    try put("sources (id, name, type_name)", "(1, 'Internal Applicant', 'Other')")
    try apply(
      "(1, 1, 1, 'hired', 0, \(Self.applied))", "(2, 2, 1, 'hired', 0, \(Self.applied))",
      "(3, 3, 1, 'hired', 0, \(Self.applied))")
    try writer.connection.execute("update applications set source_id = 1 where id = 1")
    try put("users (id, created_at)", "(9, \(Self.applied))")
    try put("user_linked_candidates (user_id, position, candidate_id)", "(9, 0, 2)")
    try put(
      "offers (id, application_id, version, status, resolved_at)",
      "(1, 1, 1, 'Accepted', '2026-01-11T00:00:00.000Z')",
      "(2, 2, 1, 'Accepted', '2026-01-11T00:00:00.000Z')",
      "(3, 3, 1, 'Accepted', '2026-01-11T00:00:00.000Z')")
    #expect(
      cells(try ask("internal-and-rehires"), "hires", "internal", "internal_rate")
        == [["3", "2", "0.6667"]])
  }

  @Test func `who was hired and then became a user applied from outside, until they apply again`()
    throws
  {
    try apply(
      "(1, 1, 1, 'hired', 0, \(Self.applied))",
      "(2, 1, 1, 'hired', 0, '2026-09-01T12:00:00.000Z')",
      "(3, 1, 1, 'hired', 0, '2026-09-02T12:00:00.000Z')")
    try put("users (id, created_at)", "(9, '2026-02-02T09:00:00.000Z')", "(8, null)")
    try put("user_linked_candidates (user_id, position, candidate_id)", "(9, 0, 1)", "(8, 0, 1)")
    try put(
      "offers (id, application_id, version, status, resolved_at)",
      "(1, 1, 1, 'Accepted', '2026-01-21T00:00:00.000Z')",
      "(2, 2, 1, 'Accepted', '2026-09-21T00:00:00.000Z')")
    #expect(
      cells(try ask("internal-and-rehires"), "hires", "internal", "rehires") == [["2", "1", "1"]])
    let outside = ["include_internal": "false"]
    for (name, column) in [("funnel-by-source", "applied"), ("source-quality", "applied")] {
      let sheet = try ask(name, outside)
      #expect(cells(sheet, column) == [["1"]], "\(name)")
      #expect(left(sheet) == ["2 internal applicant"], "\(name)")
    }
    let stages = try ask("funnel-by-stage", outside)
    #expect(cells(stages, "reached").last == ["1"] && left(stages) == ["2 internal applicant"])
    let times = try ask("time-to-hire", outside)
    #expect(cells(times, "n") == [["1"]])
    #expect(left(times) == ["1 internal applicant"])
    #expect(left(try ask("time-to-hire")) == ["1 hired, no accepted offer"])
  }

  @Test func `a hire without any offer is told beside the offers`() throws {
    try apply(
      "(1, 1, 1, 'hired', 0, \(Self.applied))", "(2, 2, 1, 'hired', 0, \(Self.applied))",
      "(3, 3, 1, 'in_process', 0, \(Self.applied))")
    try put("offers (id, application_id, version, status)", "(1, 1, 1, 'Rejected')")
    #expect(
      cells(try ask("funnel-by-source"), "applied", "offered", "hired", "hired_no_offer")
        == [["3", "1", "2", "1"]])
  }

  @Test func `a department holds those below it`() throws {
    try apply("(1, 1, 1, 'in_process', 0, \(Self.applied))")
    #expect(cells(try ask("funnel-by-source", ["department": "Engineering"]), "applied") == [["1"]])
    #expect(cells(try ask("funnel-by-source", ["department": "Core"]), "applied") == [["1"]])
    #expect(try ask("funnel-by-source", ["department": "People"]).rows.isEmpty)
  }
}
