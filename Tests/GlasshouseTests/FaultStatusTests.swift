import Simulator
import Testing

/// What the user of the program is told when Greenhouse or the network fails for good.
@Suite struct `A sync that cannot get a list` {
  /// A fault that stays, and what is said of it.
  ///
  /// What never answers is left to the tests of the sync, which need not wait for the real deadline.
  struct Case: Sendable, CustomTestStringConvertible {
    let effect: Fault.Effect
    let sentence: String
    var isAboutLinks = false
    var testDescription: String { "\(effect)" }
  }

  private static let cases = [
    Case(effect: .throttled(retryAfter: 1), sentence: "Greenhouse asks to wait"),
    Case(effect: .status(500), sentence: "Greenhouse failed to list jobs (500)."),
    Case(effect: .status(502), sentence: "Greenhouse failed to list jobs (502)."),
    Case(effect: .status(503), sentence: "Greenhouse failed to list jobs (503)"),
    Case(effect: .status(504), sentence: "Greenhouse failed to list jobs (504)."),
    Case(effect: .reset, sentence: "The connection to 127.0.0.1"),
    Case(effect: .cutBody(after: 300), sentence: "The connection to 127.0.0.1"),
    Case(effect: .malformedJSON, sentence: "The list of jobs arrived damaged: it is cut"),
    Case(
      effect: .body(#"[{"id": 1 "status": 2}]"#), sentence: "A page of jobs is not valid JSON"),
    Case(effect: .body(""), sentence: "The list of jobs arrived damaged: it is empty."),
    Case(
      effect: .body(#"{"message":"maintenance"}"#),
      sentence: "The list of jobs arrived damaged: it is not a JSON array."),
    Case(
      effect: .contentType("text/html"),
      sentence: "The list of jobs arrived damaged: it is no JSON."),
    Case(
      effect: .foreignLink("https://elsewhere.example"),
      sentence: "The next page of applications is said to be at “elsewhere.example”",
      isAboutLinks: true),
    Case(
      effect: .emptyPage, sentence: "The list of applications arrived damaged: a page without ",
      isAboutLinks: true),
    Case(effect: .status(400), sentence: "Greenhouse did not accept the request"),
    Case(effect: .status(401), sentence: "Greenhouse refused the "),
    Case(effect: .status(403), sentence: "may not read jobs (403)"),
  ]

  @Test func `ends with 3 and a sentence, whatever it is, and the other lists are done`()
    async throws
  {
    // Together, since most of the time is spent waiting between tries.
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (fault, dialect) in Self.cases.flatMap({ [($0, Dialect.v3), ($0, .v1)] }) {
        group.addTask {
          let greenhouse = try Greenhouse(candidates: fault.isAboutLinks ? 480 : 12)
          let list = fault.isAboutLinks ? "applications" : "jobs"
          greenhouse.server.arm(fault.effect, when: .init(list))
          let program = try Program(asking: greenhouse.server, dialect)
          let outcome = try await program("sync", "--quiet", list, "departments")
          #expect(outcome.status == 3, "\(fault): \(outcome)")
          #expect(outcome.stdout.isEmpty)
          #expect(outcome.stderr.hasPrefix("error: "), "\(fault): \(outcome)")
          #expect(outcome.stderr.contains(fault.sentence), "\(fault): \(outcome)")
          #expect(outcome.stderr.contains("\nhint:  "), "\(fault): \(outcome)")
          let asked = greenhouse.server.requests.count { $0.list == list }
          #expect((1...12).contains(asked), "\(fault): \(asked) requests")
          if case .status(401, _, _) = fault.effect { return }
          let other = try await program(
            "query", "select count(*) > 0 a from departments", "--offline")
          #expect(other == Outcome(stdout: "a\n1\n", stderr: "", status: 0), "\(fault)")
        }
      }
      try await group.waitForAll()
    }
  }
}
