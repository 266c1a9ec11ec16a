import FoundationEssentials
import Rows
import Simulator
import Testing
import Warehouse

@testable import Harvest
@testable import Sync

/// What Greenhouse took away is nowhere in the file either.
@Suite struct `An erasure` {
  @Test(arguments: [Harvest.Dialect.v3, .v1])
  func `leaves no byte of an anonymised person`(_ dialect: Harvest.Dialect) async throws {
    let site = try FatedSite(dialect)
    let person = try await marked(site)
    try await site.sync()
    let old = try values(of: person, site)
    #expect(try site.found(old) == old)
    site.server.edits.rewrite = nil
    site.fates.anonymise(person, at: site.later(hours: 1))
    site.move()
    let report = try await site.sync()
    #expect(!report.isErasurePending)
    #expect(
      try site.rows("select first_name from candidates where id = \(person)") == ["Anonymized"])
    #expect(try site.found(old) == [])
  }

  @Test(arguments: [Harvest.Dialect.v3, .v1])
  func `leaves no byte of a deleted person`(_ dialect: Harvest.Dialect) async throws {
    let site = try FatedSite(dialect)
    let person = try await marked(site)
    try await site.sync()
    let old = try values(of: person, site)
    site.server.edits.rewrite = nil
    site.fates.delete(person, at: site.later(hours: 1))
    site.move()
    try await site.sync()
    #expect(try await site.sweep().isErasurePending == false)
    #expect(try site.found(old) == [])
  }

  @Test func `waits for a reader, and says so until it is done`() async throws {
    let site = try FatedSite(.v3)
    let person = try await marked(site)
    try await site.sync()
    let old = try values(of: person, site)
    site.server.edits.rewrite = nil
    site.fates.anonymise(person, at: site.later(hours: 1))
    site.move()
    let held = try #require(try Reader(site.file).prepare("select * from candidates"))
    _ = try held.step()
    let report = try await site.sync(patience: 0.4)
    #expect(report.isErasurePending)
    #expect(try Reader(site.file).pendingErasure() != nil)
    while try held.step() != nil {}
    #expect(try await site.sync(["sources"]).isErasurePending == false)
    #expect(try Reader(site.file).pendingErasure() == nil)
    #expect(try site.found(old) == [])
  }

  @Test(.timeLimit(.minutes(2)))
  func `that waits for a reader ends with its task`() async throws {
    let site = try FatedSite(.v3)
    try await site.sync(["departments", "sources"])
    _ = try Writer(site.file, create: false).reset(["departments"])
    let held = try #require(try Reader(site.file).prepare("select * from sources"))
    _ = try held.step()
    let (finished, tell) = AsyncStream.makeStream(of: Void.self)
    let engine = try site.engine(patience: 600)
    let task = Task {
      try await engine.run(["sources"]) { if case .finished = $0 { tell.yield() } }
    }
    for await _ in finished { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    #expect(try Reader(site.file).pendingErasure() != nil)
    #expect(try site.rows("select count(*) from _sync_runs where finished_at is null") == ["0"])
    while try held.step() != nil {}
  }

  /// A person with an email, one of whose values fits nowhere and one of whose fields is unknown.
  private func marked(_ site: FatedSite) async throws -> Int64 {
    let probe = WarehouseFile(site.folder + "/probe.sqlite")
    try await site.sync(["candidates"], into: probe)
    let person = try #require(
      try site.rows(
        "select candidate_id from candidate_emails order by 1 limit 1 offset 20", in: probe
      ).first.flatMap { Int64($0) })
    site.server.edits.rewrite = { _, list, id, record in
      guard list == "candidates", id == person else { return record }
      let text = String(decoding: record, as: UTF8.self)
        .split(separator: "\"can_email\":true").joined(separator: "\"can_email\":\"mark-misfit\"")
        .split(separator: "\"can_email\":false").joined(separator: "\"can_email\":\"mark-misfit\"")
      return Array((text.dropLast() + ",\"hobby\":\"mark-extra\"}").utf8)
    }
    return person
  }

  /// What is known of a person that nobody else shares.
  private func values(of person: Int64, _ site: FatedSite) throws -> [String] {
    try site.rows("select email from candidate_emails where candidate_id = \(person)")
      + site.rows("select phone from candidate_phones where candidate_id = \(person)")
      + ["mark-misfit", "mark-extra"]
  }
}
