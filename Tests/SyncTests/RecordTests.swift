import FoundationEssentials
import Harvest
import Simulator
import Testing
import Warehouse

@testable import Sync

/// What Greenhouse delivers and no column can hold.
@Suite struct `A record that does not fit` {
  /// One record delivered oddly, and what comes of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let key: String
    let oddity: Oddity
    /// What the column of the key holds then; `nil` when the record has no row.
    let cell: String?
    /// What `_sync_problems` says of it: the field and the reason.
    var problem: String?
    /// What of it is in `extra`.
    var extra: String?

    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "an unexpected type", key: "first_name",
      oddity: .value("first_name", json: #"{"given":"Ada"}"#), cell: "",
      problem: "first_name|an object where text was expected",
      extra: #""first_name":{"given":"Ada"}"#),
    Case(
      name: "a moment that is none", key: "created_at",
      oddity: .value("created_at", json: #""yesterday""#), cell: "",
      problem: "created_at|not a moment with a time zone", extra: #""created_at":"yesterday""#),
    Case(
      name: "a boolean that is a number", key: "can_email",
      oddity: .value("can_email", json: "7"), cell: "",
      problem: "can_email|a number where a boolean was expected", extra: #""can_email":7"#),
    Case(name: "no id", key: "id", oddity: .missing("id"), cell: nil, problem: "id|no id"),
    Case(
      name: "no id but null", key: "id", oddity: .value("id", json: "null"), cell: nil,
      problem: "id|no id"),
    Case(
      name: "an id too large", key: "id", oddity: .value("id", json: "99999999999999999999"),
      cell: nil, problem: "id|an id that is not a whole number of 64 bits"),
    Case(
      name: "an id that is text", key: "id", oddity: .value("id", json: #""17""#), cell: nil,
      problem: "id|an id that is not a whole number of 64 bits"),
    Case(
      name: "an id twice", key: "first_name", oddity: .twice("first_name", json: #""Second""#),
      cell: "Second", problem: "id|twice on one page"),
    Case(
      name: "bytes that are no UTF-8", key: "first_name", oddity: .brokenText("first_name"),
      cell: "before \u{FFFD}(\u{FFFD} after",
      problem: "first_name|bytes that are not UTF-8, replaced"),
    Case(
      name: "deep nesting", key: "first_name", oddity: .deep("first_name", levels: 5_000), cell: "",
      problem: "first_name|nested deeper than 510 levels"),
    Case(
      name: "deep nesting that can be followed", key: "first_name",
      oddity: .deep("hobbies", levels: 500), cell: "*", extra: #""hobbies":[[["#),
    Case(
      name: "a text of 10 MB", key: "first_name",
      oddity: .longText("first_name", bytes: 10_000_000), cell: "10000000 characters"),
    Case(
      name: "a key that nobody knows", key: "first_name",
      oddity: .value("shoe_size", json: "[43, 9.5]"), cell: "*", extra: #""shoe_size":[43, 9.5]"#),
    Case(
      name: "a key that is missing", key: "first_name", oddity: .missing("first_name"), cell: ""),
  ]

  @Test(arguments: cases, [Simulator.Dialect.v3, .v1])
  func `is kept as far as possible, told, and everything else is exact`(
    _ odd: Case, _ dialect: Simulator.Dialect
  ) async throws {
    let site = try Site(candidates: 12)
    let all = Self.ids(site, dialect)
    let id = all[5]
    let clean = try await Self.others(than: id, dialect)
    site.server.spoil(id, of: "candidates", dialect, odd.oddity)
    let harvest = dialect == .v1 ? Harvest.Dialect.v1 : .v3
    let report = try await site.sync("candidates", dialect: harvest)
    #expect(report.failure == nil)
    #expect(report.outcomes[0].problems == (odd.problem == nil ? 0 : 1))
    #expect(
      try site.rows("select field, reason from _sync_problems where table_name = 'candidates'")
        == [odd.problem].compactMap(\.self))
    #expect(try site.ids("candidates") == all.filter { odd.cell != nil || $0 != id })
    #expect(try site.rows(Self.rest(than: id)) == clean)
    if let cell = odd.cell, cell != "*" {
      let found = try site.rows("select \(odd.key) from candidates where id = \(id)")[0]
      #expect((found.utf8.count > 1000 ? "\(found.utf8.count) characters" : found) == cell)
    }
    let extra = try site.rows("select extra from candidates where id = \(id)").first ?? ""
    #expect(odd.extra.map(extra.contains) ?? true, "\(extra.prefix(200))")
    // Once it comes well, nothing is held against it.
    site.server.spoil(id, of: "candidates", dialect, nil)
    try await site.sync("candidates", dialect: harvest, choice: Choice(method: .full))
    #expect(try site.ids("candidates") == all)
    #expect(
      try site.rows("select count(*) from _sync_problems where record_id is not null") == ["0"])
    try Reader(site.file).check()
  }

  @Test(arguments: [Simulator.Dialect.v3, .v1])
  func `for a number too large is kept without it`(_ dialect: Simulator.Dialect) async throws {
    let site = try Site()
    let all = SyncTests.ids("offers", dialect, of: site.server)
    site.server.spoil(
      all[1], of: "offers", dialect, .value("version", json: "99999999999999999999"))
    let report = try await site.sync("offers", dialect: dialect == .v1 ? .v1 : .v3)
    #expect(report.failure == nil && report.outcomes[0].problems == 1)
    #expect(try site.ids("offers") == all)
    #expect(
      try site.rows("select record_id, field, reason, raw from _sync_problems")
        == ["\(all[1])|version|not a whole number of 64 bits|99999999999999999999"])
    #expect(
      try site.rows("select version, extra -> 'version' from offers where id = \(all[1])")
        == ["|99999999999999999999"])
  }

  @Test func `hinders no sweep`() async throws {
    let site = try Site(candidates: 12)
    let all = Self.ids(site, .v1)
    try await site.sync("candidates", dialect: .v1)
    site.server.spoil(all[3], of: "candidates", .v1, .brokenText("last_name"))
    site.server.spoil(all[4], of: "candidates", .v1, .deep("title", levels: 3_000))
    let states = Dictionary(
      uniqueKeysWithValues: try Reader(site.file).states().map { ($0.table, $0) })
    let plan = SweepPlan(
      tables: ["candidates"], schema: .greenhouse, shape: .v1, states: states, now: 1_900_000_000)
    let report = try await site.engine(.v1).sweep(plan)
    #expect(report.failure == nil && report.outcomes[0].changed == 0)
    #expect(try site.ids("candidates") == all)
  }

  private static func rest(than id: Int64) -> String {
    "select id, first_name, last_name, created_at, updated_at, extra from candidates "
      + "where id <> \(id) order by id"
  }

  /// The other candidates as they are where nothing is odd.
  private static func others(
    than id: Int64, _ dialect: Simulator.Dialect
  ) async throws -> [String] {
    let rows = try await (dialect == .v1 ? v1 : v3).value
    return rows.filter { !$0.hasPrefix("\(id)|") }
  }

  private static let v1 = Task { try await clean(.v1) }
  private static let v3 = Task { try await clean(.v3) }

  private static func clean(_ dialect: Harvest.Dialect) async throws -> [String] {
    let site = try Site(candidates: 12)
    try await site.sync("candidates", dialect: dialect)
    return try site.rows(rest(than: 0))
  }

  private static func ids(_ site: Site, _ dialect: Simulator.Dialect) -> [Int64] {
    SyncTests.ids("candidates", dialect, in: Company(seed: 7, candidates: 12))
  }
}
