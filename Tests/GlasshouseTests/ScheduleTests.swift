import FoundationEssentials
import Testing

/// A sync that nobody watches.
@Suite(.serialized) struct `A scheduled sync` {
  @Test func `says nothing when all is well, and one line per cause when not`() async throws {
    let greenhouse = try Greenhouse(candidates: 5) {
      $0.forbidden = [.v3: ["offers", "users"]]
    }
    let program = try Program(asking: greenhouse.server)
    #expect(
      try await program("sync", "jobs", "offices", "--quiet")
        == Outcome(stdout: "", stderr: "", status: 0))
    let outcome = try await program("sync", "jobs", "offers", "users", "--quiet")
    #expect(outcome.status == 3)
    let lines = outcome.stderr.split(separator: "\n").map(String.init)
    try #require(lines.count == 3, "\(outcome.stderr)")
    #expect(lines[0].hasPrefix("error: ") && lines[0].contains("harvest:"))
    #expect(lines[1].hasPrefix("       ") && lines[1].contains("harvest:"))
    #expect(lines[2].hasPrefix("hint:  Tick harvest:"))
  }

  /// A line of the log, as far as it is looked at.
  private struct Line: Decodable {
    let at: String
    let level: String
    let message: String
    let table: String?
    let hint: String?
    let code: Int?
    let records: Int?
    let requests: Int?
  }

  private func lines(of text: String) throws -> [Line] {
    try text.split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
  }

  @Test func `writes a log of objects, one per line, when asked to`() async throws {
    let greenhouse = try Greenhouse(candidates: 5) { $0.forbidden = [.v3: ["offers"]] }
    let program = try Program(asking: greenhouse.server)
    let outcome = try await program("sync", "jobs", "offers", "--log", "json")
    #expect(outcome.stdout == "")
    #expect(outcome.status == 3)
    let log = try lines(of: outcome.stderr)
    #expect(log.map(\.level) == ["info", "info", "error"])
    #expect(log[0].table == "jobs" && log[0].records ?? 0 > 0)
    #expect(log[1].requests ?? 0 > 1)
    #expect(log[2].table == "offers" && log[2].code == 3)
    #expect(log[2].hint?.hasPrefix("Tick harvest:offers:list") == true)
    let quiet = try await program("sync", "jobs", "offers", "--log", "json", "--quiet")
    #expect(try lines(of: quiet.stderr).map(\.table) == ["offers"])
    let slip = try await program("sync", "jbos", "--log", "json")
    #expect(try lines(of: slip.stderr).map(\.hint) == ["Did you mean “jobs”?"])
    #expect(slip.status == 2)
    let usage = try await program("sync", "--metod", "full", "--log", "json")
    #expect(try lines(of: usage.stderr).map(\.code) == [2])
    #expect(usage.stderr.contains("Unknown option '--metod'"))
    #expect(usage.status == 2)
  }

  @Test func `refuses a form of log that there is not`() async throws {
    let outcome = try await Program()("sync", "--log", "xml")
    #expect(outcome.stderr.hasPrefix("error: --log “xml” is not text or json.\n"))
    #expect(outcome.status == 2)
  }
}
