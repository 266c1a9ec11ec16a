import FoundationEssentials
import Harvest
import Simulator
import Testing
import Warehouse

@testable import Sync

/// Each way in which Greenhouse or the network fails, for a while and for good, on both dialects.
@Suite struct `A fault` {
  /// A fault that the simulator can be told to have, and what its user is told when it stays.
  struct Case: Sendable, CustomTestStringConvertible {
    let effect: Fault.Effect
    let sentence: String
    /// How many requests the list may cost that never comes.
    var most = 6
    /// After how many seconds a request is given up, for what never ends.
    var deadline: Double?
    /// Whether it takes a second page.
    var isAboutLinks = false
    var testDescription: String { "\(effect)" }
  }

  static let cases = [
    Case(
      effect: .throttled(retryAfter: 7), sentence: "Greenhouse asks to wait 7 s more", most: 9),
    Case(effect: .throttled(retryAfter: nil), sentence: "Greenhouse asks to wait ", most: 9),
    Case(effect: .status(500), sentence: "Greenhouse failed to list applications (500).", most: 3),
    Case(effect: .status(502), sentence: "Greenhouse failed to list applications (502)."),
    Case(
      effect: .status(503, body: #"{"message":"Down for a while"}"#),
      sentence: "Greenhouse failed to list applications (503): “Down for a while”."),
    Case(effect: .status(504), sentence: "Greenhouse failed to list applications (504)."),
    // URLSession itself asks once more on a connection that is cut.
    Case(effect: .reset, sentence: "The connection to 127.0.0.1", most: 12),
    Case(
      effect: .hang, sentence: "127.0.0.1 gave no complete answer in time.", deadline: 0.3),
    Case(
      effect: .dribble(bytes: 1, every: 1000), sentence: "127.0.0.1 gave no complete answer",
      deadline: 0.3),
    Case(effect: .cutBody(after: 300), sentence: "The connection to 127.0.0.1", most: 12),
    Case(effect: .malformedJSON, sentence: "The list of applications arrived damaged: it is cut"),
    Case(
      effect: .body(#"[{"id": 1 "status": 2}]"#),
      sentence: "A page of applications is not valid JSON", most: 4),
    Case(effect: .body(""), sentence: "The list of applications arrived damaged: it is empty."),
    Case(
      effect: .body(#"{"message":"maintenance"}"#),
      sentence: "The list of applications arrived damaged: it is not a JSON array."),
    Case(
      effect: .contentType("text/html"),
      sentence: "The list of applications arrived damaged: it is no JSON."),
    Case(
      effect: .emptyPage, sentence: "The list of applications arrived damaged: a page without ",
      isAboutLinks: true),
    Case(
      effect: .foreignLink("https://elsewhere.example"),
      sentence: "The next page of applications is said to be at “elsewhere.example”", most: 1,
      isAboutLinks: true),
    Case(effect: .status(400), sentence: "Greenhouse did not accept the request", most: 1),
    Case(effect: .status(401), sentence: "Greenhouse refused the ", most: 3),
    Case(effect: .status(403), sentence: "may not read applications (403)", most: 1),
  ]

  @Test(arguments: cases, [Simulator.Dialect.v3, .v1])
  func `that stays stops its list after few requests with a sentence, and the others are done`(
    fault: Case, dialect: Simulator.Dialect
  ) async throws {
    let size = fault.isAboutLinks ? 480 : 12
    let site = try Site(candidates: size)
    let engine = { try site.engine(dialect == .v1 ? .v1 : .v3, deadline: $0) }
    site.server.arm(fault.effect, when: .init("applications"))
    let report = try await engine(fault.deadline).run(["applications", "jobs"])
    let failure = try #require(report.failure(of: "applications") as? any LocalizedError)
    #expect(failure.errorDescription?.contains(fault.sentence) == true, "\(failure)")
    #expect(failure.recoverySuggestion != nil)
    let requests = site.requests().filter { $0.list == "applications" }
    #expect(requests.count <= fault.most, "\(requests.count) requests")
    if !isForAll(failure) {
      #expect(report.failure(of: "jobs") == nil)
      #expect(
        try site.ids("jobs")
          == SyncTests.ids("jobs", dialect, in: Company(seed: 7, candidates: size)))
    }
    #expect(try site.state("applications")?.isLoaded != true)
    #expect(try site.state("applications")?.lastError == failure.errorDescription)
    site.server.disarmAll()
    #expect(try await engine(nil).run(["applications", "jobs"]).failure == nil)
    #expect(
      try site.ids("applications")
        == SyncTests.ids("applications", dialect, in: Company(seed: 7, candidates: size)))
  }

  @Test(arguments: cases, [Simulator.Dialect.v1, .v3])
  func `that passes in the middle of a list is not noticed`(
    fault: Case, dialect: Simulator.Dialect
  ) async throws {
    // What is said with authority is believed the first time.
    if case .foreignLink = fault.effect { return }
    if case .status(let status, _, _) = fault.effect, [400, 403].contains(status) { return }
    if case .status(401, _, _) = fault.effect, dialect == .v1 { return }
    let site = try Site(candidates: 480)
    site.server.arm(fault.effect, when: .init("applications", numbers: 2...2))
    let report = try await site.engine(
      dialect == .v1 ? .v1 : .v3, deadline: fault.deadline.map { _ in 5 }
    ).run(["applications"])
    #expect(report.failure == nil)
    let rows = try await whole(dialect)
    #expect(try site.rows(Self.all) == rows)
    #expect(site.requests().count <= 5)
  }

  @Test(arguments: [Simulator.Dialect.v3, .v1], [3, nil])
  func `of 429 keeps everybody from asking before its time`(
    dialect: Simulator.Dialect, retryAfter: Int?
  ) async throws {
    let site = try Site(candidates: 480)
    site.server.options.clock = { [now = site.now] in
      Moment(milliseconds: Int64(now().timeIntervalSince1970 * 1000))
    }
    site.server.arm(
      .throttled(retryAfter: retryAfter), when: .init(dialect: dialect, every: 5))
    let report = try await site.engine(dialect == .v1 ? .v1 : .v3)
      .run(["applications", "jobs", "offers", "users", "candidates", "scorecards"])
    #expect(report.failure == nil)
    let requests = site.requests()
    let refusals = requests.filter { $0.status == 429 }
    #expect(!refusals.isEmpty)
    let window: Int64 = dialect == .v1 ? 10 : 30
    for refusal in refusals {
      let time = refusal.at.milliseconds + Int64(retryAfter.map { Int64($0) } ?? window) * 1000
      // Those of the same moment were under way; by this clock nothing takes time but waiting.
      let early = requests.filter {
        $0.number > refusal.number && $0.at > refusal.at && $0.at.milliseconds < time
      }
      #expect(early.isEmpty, "\(early.count) requests came too early")
    }
    let rows = try await whole(dialect)
    #expect(try site.rows(Self.all) == rows)
  }

  private static let all = "select id, status, created_at, extra from applications order by id"

  private func isForAll(_ failure: any Error) -> Bool {
    (failure as? HarvestError)?.concernsEveryList ?? false
  }

  /// The table as it is where nothing goes wrong.
  private func whole(_ dialect: Simulator.Dialect) async throws -> [String] {
    try await (dialect == .v1 ? Self.v1 : Self.v3).value
  }

  private static let v1 = Task { try await clean(.v1) }
  private static let v3 = Task { try await clean(.v3) }

  private static func clean(_ dialect: Harvest.Dialect) async throws -> [String] {
    let site = try Site(candidates: 480)
    try await site.sync("applications", dialect: dialect)
    return try site.rows(all)
  }
}
