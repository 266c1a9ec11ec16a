import Testing

/// What the program says of itself.
@Suite(.serialized) struct `Help` {
  @Test(arguments: [
    ["--help"], ["help", "query"], ["shell", "--help"], ["query", "--help"], ["run", "--help"],
    ["sync", "--help"], ["status", "--help"], ["tables", "--help"], ["describe", "--help"],
    ["queries", "--help"], ["queries", "check", "--help"], ["compare", "--help"],
    ["lint", "--help"], ["doctor", "--help"], ["login", "--help"], ["logout", "--help"],
    ["simulate", "--help"],
  ])
  func `is an answer of at most 80 columns`(arguments: [String]) async throws {
    let outcome = try await Program()(arguments)
    #expect(outcome.stdout.hasPrefix("OVERVIEW: "))
    #expect(outcome.stdout.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(outcome.stderr == "")
    #expect(outcome.status == 0)
  }

  @Test func `says the exit codes and the version`() async throws {
    let program = try Program()
    #expect(try await program("--help").stdout.contains("3 sync or network"))
    #expect(try await program("--version") == Outcome(stdout: "0.1.0\n", stderr: "", status: 0))
  }
}
