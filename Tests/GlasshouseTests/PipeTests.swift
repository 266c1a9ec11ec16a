import Testing

/// The program between other programs.
@Suite struct `In a pipe` {
  @Test func `a statement from standard input prints its answer and nothing else`() async throws {
    let program = try Program()
    let outcome = try await program("query", "--demo", input: "select 1 a;\n")
    #expect(outcome == Outcome(stdout: "a\n1\n", stderr: "", status: 0))
  }
}
