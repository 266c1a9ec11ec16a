import Simulator
import Testing
import Warehouse

@testable import Harvest
@testable import Sync

/// A warehouse without personal data holds nobody's name, and counts everybody all the same.
@Suite struct `A warehouse without personal data` {
  @Test(arguments: [Harvest.Dialect.v3, .v1])
  func `has no name, address or note in any byte`(_ dialect: Harvest.Dialect) async throws {
    let site = try FatedSite(dialect)
    site.server.edits.rewrite = { _, list, id, record in
      guard list == "candidates", id % 3 == 0 else { return record }
      let text = String(decoding: record, as: UTF8.self)
        .split(separator: "\"can_email\":true").joined(separator: "\"can_email\":\"mark-misfit\"")
      return Array((text.dropLast() + ",\"hobby\":\"mark-extra\"}").utf8)
    }
    let open = WarehouseFile(site.folder + "/open.sqlite")
    try await site.sync(into: open)
    _ = try Writer(site.file, create: true, withoutPersonalData: true)
    try await site.sync(FatedSite.tables.filter { !Schema.greenhouse.sensitive.contains($0) })
    let known = try Self.personal.flatMap { try site.rows($0, in: open) }
    #expect(known.count > 200)
    #expect(try site.found(Array(Set(known)) + ["mark-misfit", "mark-extra"]) == [])
    for table in ["candidates", "applications", "scorecards", "candidate_tag_names"] {
      let count = "select count(*) from \(table)"
      #expect(try site.rows(count) == site.rows(count, in: open), "\(table)")
    }
    let joined = """
      select c.id, count(a.id) from candidates c left join applications a on a.candidate_id = c.id
      group by 1 order by 1
      """
    #expect(try site.rows(joined) == site.rows(joined, in: open))
    #expect(try site.rows("select count(*) from candidate_emails") == ["0"])
  }

  @Test(arguments: [Harvest.Dialect.v3, .v1])
  func `refuses what is sensitive before it asks for it`(
    _ dialect: Harvest.Dialect
  ) async throws {
    let site = try FatedSite(dialect)
    _ = try Writer(site.file, create: true, withoutPersonalData: true)
    for table in Schema.greenhouse.tables
      .filter({ $0.role == .sensitive && !$0.feedings(in: site.shape).isEmpty }).map(\.name)
    {
      await #expect {
        try await site.sync(["jobs", table])
      } throws: { error in
        guard case WarehouseError.storesNoPersonalData([table]) = error else { return false }
        return true
      }
    }
    #expect(site.server.requests.isEmpty)
    // Nor does a page land that came in some other way.
    let page = Array(#"[{"id":1,"application_id":2,"gender":{"id":1,"description":"Male"}}]"#.utf8)
    let writer = try Writer(site.file, create: false)
    #expect(throws: WarehouseError.self) {
      try page.withUnsafeBytes {
        _ = try writer.land($0, list: "eeoc", shape: site.shape, into: .tables, seenAt: "")
      }
    }
    #expect(try site.rows("select count(*) from eeoc") == ["0"])
  }

  @Test func `stays so, and an existing one does not become so`() throws {
    let site = try FatedSite(.v3)
    _ = try Writer(site.file, create: true, withoutPersonalData: true)
    #expect(try Writer(site.file, create: false).isWithoutPersonalData)
    let open = WarehouseFile(site.folder + "/open.sqlite")
    _ = try Writer(open, create: true)
    #expect(throws: WarehouseError.self) {
      _ = try Writer(open, create: true, withoutPersonalData: true)
    }
  }

  /// What says who somebody is, long enough not to be a word of the trade.
  private static let personal = [
    "select email from candidate_emails", "select phone from candidate_phones",
    "select address from candidate_addresses where length(address) > 16",
    "select url from candidate_websites", "select email from user_email_addresses",
    "select first_name || ' ' || last_name from candidates where first_name <> 'Anonymized'",
    "select first_name || ' ' || last_name from users",
  ]
}
