import CSQLite
import Testing

@testable import Warehouse

struct SchemaViewTests {
  @Test func `a view has the columns it describes`() throws {
    let file = try PlainFile()
    for view in Schema.greenhouse.views {
      let names = try file.rows("select name from pragma_table_info('\(view.name)')")
      #expect(names.map { $0[0] } == view.columns.map(\.name), "\(view.name)")
    }
  }

  @Test func `milliseconds are exact on every day of two centuries`() throws {
    let file = try PlainFile()
    let wrong = try file.rows(
      """
      with recursive days(a, b) as (
        select '1900-03-01T00:00:00.001Z', '2026-02-28T23:59:58.070Z'
        union all
        select strftime('%Y-%m-%dT23:59:59.999Z', a, '+1 day'), b from days where a < '2099-12-31')
      select a from days
      where \(Milliseconds.between("a", "b"))
        <> (strftime('%s', b) - strftime('%s', a)) * 1000 + (substr(b, 21, 3) - substr(a, 21, 3))
      """)
    #expect(wrong.isEmpty)
    let missing = try file.rows(
      "select \(Milliseconds.between("null", "'2026-01-01T00:00:00.000Z'"))")
    #expect(missing == [[nil]])
  }

  @Test func `the current offer is the highest version, and of equals the highest id`() throws {
    let file = try PlainFile()
    try file.run(
      """
      insert into offers (id, application_id, version, status) values
        (1, 10, 1, 'Deprecated'), (2, 10, 2, 'Accepted'),
        (5, 20, 3, 'Rejected'), (4, 20, 3, 'Accepted'), (9, 20, 1, 'Accepted');
      """)
    let rows = try file.rows("select application_id, offer_id from current_offers order by 1")
    #expect(rows == [["10", "2"], ["20", "5"]])
  }

  @Test func `a hire is an accepted current offer that nothing speaks against`() throws {
    let file = try PlainFile()
    try file.run(
      """
      insert into jobs (id, name, department_id, is_template) values
        (1, 'Engineer', 7, 0), (2, 'Pattern', 7, 1), (3, 'Old', null, null);
      insert into departments (id, name) values (7, 'Platform');
      insert into applications (id, job_id, status, prospect, created_at) values
        (1, 1, 'hired', 0, '2026-01-01T00:00:00.500Z'),
        (2, 2, 'hired', 0, '2026-01-01T00:00:00.000Z'),
        (3, 3, 'in_process', 0, '2026-01-01T00:00:00.000Z'),
        (4, 1, 'rejected', 0, '2026-01-01T00:00:00.000Z'),
        (5, 1, 'converted', 1, '2026-01-01T00:00:00.000Z'),
        (6, 1, 'hired', 0, '2026-03-01T00:00:00.000Z'),
        (7, 1, 'hired', 0, '2026-01-01T00:00:00.000Z');
      insert into offers (id, application_id, version, status, resolved_at)
        select id, id, 1, 'Accepted', iif(id = 7, null, '2026-02-01T00:00:00.250Z')
        from applications;
      """)
    let rows = try file.rows(
      "select application_id, department, time_to_hire_ms from hires order by 1")
    #expect(rows == [["1", "Platform", "2678399750"], ["3", nil, "2678400250"]])
  }

  @Test func `a stage that was never entered is no visit`() throws {
    let file = try PlainFile()
    try file.run(
      """
      insert into job_interview_stages (id, job_id, name, sort_order) values
        (1, 5, 'Review', 0), (2, 5, 'Onsite', 1), (3, 5, 'Offer', 2);
      insert into application_stages
        (id, application_id, job_interview_stage_id, created_at, entered_at, exited_at, current)
      values
        (11, 9, 1, '2026-01-01', '2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.001Z', 0),
        (12, 9, 2, '2026-01-01', '2026-01-02T00:00:00.001Z', '2026-01-03T00:00:00.000Z', 0),
        (13, 9, 3, '2026-01-01', null, null, 0),
        (14, 9, 1, '2026-01-03', '2026-01-03T00:00:00.000Z', null, 1);
      """)
    let rows = try file.rows(
      """
      select application_stage_id, stage_name, visit, is_current, next_stage_name, stay_ms
      from stage_visits order by 1
      """)
    #expect(
      rows == [
        ["11", "Review", "1", "0", "Onsite", "86400001"],
        ["12", "Onsite", "1", "0", "Review", "86399999"],
        ["14", "Review", "2", "1", nil, nil],
      ])
  }
}

extension SchemaViewTests {
  @Test func `a department rolls up to itself and to everything above it, even in a circle`() throws
  {
    let file = try PlainFile()
    try file.run(
      """
      insert into departments (id, name, parent_id) values
        (1, 'Engineering', null), (2, 'Platform', 1), (3, 'Core', 2), (4, 'People', null),
        (8, 'Ouro', 9), (9, 'Boros', 8);
      """)
    let rows = try file.rows(
      """
      select department, ancestor, depth from departments_tree
      where department_id < 8 order by department_id, depth
      """)
    #expect(
      rows == [
        ["Engineering", "Engineering", "0"], ["Platform", "Platform", "0"],
        ["Platform", "Engineering", "1"], ["Core", "Core", "0"], ["Core", "Platform", "1"],
        ["Core", "Engineering", "2"], ["People", "People", "0"],
      ])
    let circle = try file.rows("select count(*) from departments_tree where department_id >= 8")
    #expect(circle == [["4"]])
  }

  @Test func `an application is told with its names, and with NULL where there are none`() throws {
    let file = try PlainFile()
    try file.run(
      """
      insert into jobs (id, name, department_id, is_template) values (1, 'Engineer', 7, null);
      insert into departments (id, name) values (7, 'Platform');
      insert into users (id, name) values (3, 'Ines');
      insert into sources (id, name, type_name) values (4, 'Referral', 'Referral');
      insert into referrers (id, user_id, name) values (5, 3, 'Ines');
      insert into applications
        (id, job_id, status, prospect, recruiter_id, source_id, referrer_id) values
        (1, 1, 'in_process', 0, 3, 4, 5), (2, null, 'converted', 1, null, null, null);
      """)
    let rows = try file.rows(
      """
      select outcome, is_prospect, is_template, job, department, recruiter, source, channel
      from application_outcomes order by application_id
      """)
    #expect(
      rows == [
        ["active", "0", "0", "Engineer", "Platform", "Ines", "Referral", "Referral"],
        ["converted", "1", "0", nil, nil, nil, nil, nil],
      ])
    let sources = try file.rows(
      "select source, referrer_user_id, referrer from application_sources order by application_id")
    #expect(sources == [["Referral", "3", "Ines"], [nil, nil, nil]])
  }

  @Test func `who withdrew is told from whom we turned down`() throws {
    let file = try PlainFile()
    try file.run(
      """
      insert into rejection_reasons (id, name, type_key, type_name) values
        (1, 'Skills', 'WE_REJECTED_THEM', 'We rejected them'),
        (2, 'Withdrew', 'THEY_REJECTED_US', 'They rejected us'),
        (3, 'Duplicate', 'NONE_SPECIFIED', 'None specified');
      insert into applications (id, status, rejection_reason_id) values
        (1, 'rejected', 1), (2, 'rejected', 1), (3, 'rejected', 3), (4, 'rejected', null),
        (5, 'hired', null);
      insert into rejection_details (id, application_id, rejection_reason_id) values (9, 2, 2);
      """)
    let rows = try file.rows("select application_id, reason, kind from rejections order by 1")
    #expect(
      rows == [
        ["1", "Skills", "rejected"], ["2", "Withdrew", "withdrawn"],
        ["3", "Duplicate", "unknown"], ["4", nil, "unknown"],
      ])
  }

  @Test func `a scorecard is due from those who were there, and missing until handed in`() throws {
    let file = try PlainFile()
    try file.run(
      """
      insert into users (id, name) values (1, 'Ines'), (2, 'Noor'), (3, 'Kenji');
      insert into scheduled_interviews
        (id, application_id, status, starts_at, ends_at, all_day_start_on, all_day_end_on)
      values
        (1, 9, 'complete', '2026-03-01T10:00:00.000Z', '2026-03-01T10:45:00.000Z', null, null),
        (2, 9, 'scheduled', '2027-03-01T10:00:00.000Z', '2027-03-01T10:45:00.000Z', null, null),
        (3, 9, 'awaiting_feedback', null, null, '2026-03-02', '2026-03-02');
      insert into interviewers (interview_id, user_id, scorecard_id, response_status) values
        (1, 1, 11, 'accepted'), (1, 2, 12, null), (1, 3, null, 'declined'),
        (1, null, null, 'accepted'), (2, 1, null, 'accepted'), (3, 3, null, 'needs_action');
      insert into scorecards (id, status, submitted_at) values
        (11, 'complete', '2026-03-01T12:00:00.000Z'), (12, 'draft', '2026-03-01T12:00:00.000Z');
      """)
    let due = try file.rows(
      """
      select interview_id, interviewer, due_at, is_submitted, submitted_at
      from scorecards_due order by 1, 2
      """)
    #expect(
      due == [
        ["1", "Ines", "2026-03-01T10:45:00.000Z", "1", "2026-03-01T12:00:00.000Z"],
        ["1", "Noor", "2026-03-01T10:45:00.000Z", "0", nil],
        ["3", "Kenji", "2026-03-02T23:59:59.999Z", "0", nil],
      ])
    let load = try file.rows("select interviewer, minutes from interviewer_load order by 1")
    #expect(load == [["Ines", "45"], ["Kenji", nil], ["Noor", "45"]])
    let held = try file.rows("select interview_id, held_at from interviews_held order by 1")
    #expect(held == [["1", "2026-03-01T10:00:00.000Z"], ["3", "2026-03-02T00:00:00.000Z"]])
  }

  @Test func `an opening is filled by whom its application says`() throws {
    let file = try PlainFile()
    try file.run(
      """
      insert into close_reasons (id, name) values (1, 'Hire - Backfill'), (2, 'Not Filling');
      insert into openings (id, job_id, open, application_id, close_reason_id) values
        (1, 5, 0, 10, 1), (2, 5, 1, null, null), (3, 5, 0, null, 2), (4, 5, 0, 11, 1);
      insert into offers (id, application_id, version, status, resolved_at, starts_on) values
        (1, 10, 1, 'Accepted', '2026-02-01T00:00:00.000Z', '2026-03-01'),
        (2, 11, 1, 'Rejected', '2026-02-01T00:00:00.000Z', '2026-03-01');
      insert into job_owners (job_id, user_id, type, responsible) values (5, 1, 'recruiter', 1);
      insert into job_hiring_managers (job_id, user_id) values (5, 2);
      """)
    let rows = try file.rows(
      "select opening_id, close_reason, is_accepted, starts_on from openings_filled order by 1")
    #expect(
      rows == [["1", "Hire - Backfill", "1", "2026-03-01"], ["4", "Hire - Backfill", "0", nil]])
    let team = try file.rows("select user_id, role, responsible from hiring_team order by 1")
    #expect(team == [["1", "recruiter", "1"], ["2", "hiring_manager", nil]])
  }

  @Test func `a stage's name tells its milestone`() throws {
    let file = try PlainFile()
    try file.run(
      """
      insert into job_interview_stages (id, name, sort_order) values
        (1, 'CV', 0), (2, 'Recruiter Call', 1), (3, 'Take Home Test', 2), (4, 'Onsite', 3),
        (5, 'Offer', 4), (6, 'Application Review', 7), (7, null, 5);
      """)
    let rows = try file.rows("select milestone, milestone_order from stage_milestones order by 2")
    #expect(
      rows == [
        ["application_review", "1"], ["application_review", "1"], ["screen", "2"],
        ["assessment", "3"], ["face_to_face", "4"], ["face_to_face", "4"], ["offer", "5"],
      ])
  }
}

extension SchemaViewTests {
  @Test func `of several forms the latest counts, and of those without a time the highest id`()
    throws
  {
    let file = try PlainFile()
    try file.run(
      """
      insert into eeoc (id, application_id, submitted_at, gender_description) values
        (1, 10, null, 'Male'), (2, 10, null, 'Female'),
        (4, 20, null, 'Male'), (3, 20, '2026-01-01T00:00:00.000Z', 'Female'),
        (6, 30, '2026-01-01T00:00:00.000Z', 'Male'), (5, 30, '2026-01-02T00:00:00.000Z', null),
        (8, 40, '2026-01-01T00:00:00.000Z', 'Male'), (7, 40, '2026-01-01T00:00:00.000Z', 'Female'),
        (9, 50, null, 'Decline To Self Identify');
      """)
    let rows = try file.rows(
      """
      select application_id, answer, is_declined from self_identifications
      where attribute = 'gender' order by 1
      """)
    #expect(
      rows == [
        ["10", "Female", "0"], ["20", "Female", "0"], ["30", nil, "0"], ["40", "Male", "0"],
        ["50", "Decline To Self Identify", "1"],
      ])
    let others = try file.rows(
      "select count(*), count(answer) from self_identifications where attribute <> 'gender'")
    #expect(others == [["15", "0"]])
  }

  @Test func `from inside is who had an account before applying, each application once`() throws {
    let file = try PlainFile()
    try file.run(
      """
      insert into sources (id, name) values (1, 'Internal Applicant'), (2, 'LinkedIn');
      insert into users (id, created_at) values
        (5, '2026-01-01T00:00:00.000Z'), (6, '2026-03-01T00:00:00.000Z'), (7, null);
      insert into user_linked_candidates (user_id, candidate_id) values
        (5, 50), (6, 50), (6, 60), (7, 70);
      insert into applications (id, candidate_id, source_id, created_at) values
        (1, 40, 1, '2026-02-01T00:00:00.000Z'), (2, 40, 2, '2026-02-01T00:00:00.000Z'),
        (3, 50, 2, '2026-02-01T00:00:00.000Z'), (4, 50, 1, '2026-04-01T00:00:00.000Z'),
        (5, 60, 2, '2026-02-01T00:00:00.000Z'), (6, 60, 2, '2026-03-01T00:00:00.000Z'),
        (7, 70, null, '2026-02-01T00:00:00.000Z');
      """)
    let rows = try file.rows(
      "select application_id, candidate_id from internal_applications order by 1")
    #expect(rows == [["1", "40"], ["3", "50"], ["4", "50"], ["6", "60"]])
  }
}

/// A database in memory with every table and view of the list, on nothing but SQLite itself.
private final class PlainFile {
  private let handle: OpaquePointer

  init() throws {
    var handle: OpaquePointer?
    try #require(sqlite3_open(":memory:", &handle) == SQLITE_OK)
    self.handle = try #require(handle)
    for table in Schema.greenhouse.tables {
      let columns = table.columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
      try run("create table \"\(table.name)\" (\(columns))")
    }
    for view in Schema.greenhouse.views {
      try run("create view \"\(view.name)\" as \(view.sql)")
    }
  }

  deinit {
    sqlite3_close(handle)
  }

  func run(_ sql: String) throws {
    try #require(
      sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK,
      "\(String(cString: sqlite3_errmsg(handle)))")
  }

  func rows(_ sql: String) throws -> [[String?]] {
    var statement: OpaquePointer?
    try #require(
      sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK,
      "\(String(cString: sqlite3_errmsg(handle)))")
    defer { sqlite3_finalize(statement) }
    var rows: [[String?]] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      rows.append(
        (0..<sqlite3_column_count(statement)).map { column in
          sqlite3_column_text(statement, column).map { String(cString: $0) }
        })
    }
    return rows
  }
}
