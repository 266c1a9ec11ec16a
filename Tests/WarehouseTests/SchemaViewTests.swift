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
