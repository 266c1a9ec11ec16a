import FoundationEssentials
import Testing

/// Files that cannot be used, named by the person.
@Suite(.serialized) struct `A warehouse file` {
  /// A program with a synced warehouse at `~/w.sqlite`, and nothing else beside it.
  private func synced() async throws -> (program: Program, greenhouse: Greenhouse, path: String) {
    let greenhouse = try Greenhouse(candidates: 5)
    let program = try Program(asking: greenhouse.server)
    let path = program.home.path + "/w.sqlite"
    #expect(try await program("sync", "jobs", "offices", "--warehouse", path).status == 0)
    _ = greenhouse.asked()
    return (program, greenhouse, path)
  }

  @Test(arguments: [
    ("head -c 5000 w.sqlite > x && mv x w.sqlite; rm -f w.sqlite-*", "", "is damaged"),
    ("head -c 40 w.sqlite > x && mv x w.sqlite; rm -f w.sqlite-*", "", "is damaged"),
    (
      "rm w.sqlite*; echo 'this is a letter to a friend, not a database' > w.sqlite", "",
      "is not an SQLite database"
    ),
    ("rm w.sqlite*; touch w.sqlite", "create table jobs (id)", "not a Glasshouse warehouse"),
    ("", "pragma user_version = 999", "was written by a newer Glasshouse"),
  ])
  func `that cannot be used is named and left as it is`(
    spoiling: String, sql: String, sentence: String
  ) async throws {
    let (program, greenhouse, path) = try await synced()
    #expect(try await program.bash("cd; \(spoiling)").status == 0)
    if !sql.isEmpty { try program.alter("w.sqlite", by: sql) }
    let before = try program.home.files()["w.sqlite"]
    for command in [["query", "select count(*) from jobs"], ["sync", "jobs"]] {
      let outcome = try await program(command + ["--warehouse", path])
      #expect(outcome.stdout == "")
      #expect(outcome.stderr.contains("error: “\(path)” "))
      #expect(outcome.stderr.contains(sentence), "\(outcome)")
      #expect(outcome.stderr.contains("\nhint:  "))
      #expect(outcome.status == 5)
    }
    #expect(try program.home.files()["w.sqlite"] == before)
    #expect(greenhouse.asked().isEmpty)
  }

  @Test func `of an older program gets what this one knows beyond it`() async throws {
    let (program, greenhouse, path) = try await synced()
    try program.alter(
      "w.sqlite", by: "drop view hires; update _meta set value = 'older' where key = 'schema'")
    let outcome = try await program("query", "select count(*) n from hires", "--warehouse", path)
    #expect(outcome.stdout.hasPrefix("n\n"), "\(outcome)")
    #expect(outcome.status == 0)
    #expect(greenhouse.asked() == ["applications", "departments", "offers"])
  }

  @Test func `P13: that is misspelt is not made, and the nearest name is offered`() async throws {
    let (program, _, path) = try await synced()
    let typo = path.replacing("w.sqlite", with: "v.sqlite")
    let outcome = try await program("query", "select 1", "--warehouse", typo)
    #expect(
      outcome
        == Outcome(
          stdout: "",
          stderr: """
            error: There is no warehouse at “\(typo)”.
            hint:  Did you mean “w.sqlite”? A sync creates a warehouse, and so does --create.

            """, status: 2))
    #expect(!FileManager.default.fileExists(atPath: typo))
    #expect(try await program("query", "select 1", "--warehouse", typo, "--create").status == 0)
    #expect(FileManager.default.fileExists(atPath: typo))
  }

  @Test func `in a folder that cannot be made names the folder`() async throws {
    var program = try Program()
    program.environment["XDG_DATA_HOME"] = "/proc/nowhere"
    let outcome = try await program("query", "select 1")
    #expect(
      outcome
        == Outcome(
          stdout: "",
          stderr: """
            error: The folder “/proc/nowhere/glasshouse” cannot be made: No such file or directory.
            hint:  Check the permissions, or name a file with --warehouse.

            """, status: 5))
  }

  @Test func `in a folder that cannot be written cannot be synced into`() async throws {
    let greenhouse = try Greenhouse(candidates: 5)
    let program = try Program(asking: greenhouse.server)
    let outcome = try await program("sync", "jobs", "--warehouse", "/proc/w.sqlite")
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.contains("“/proc"))
    #expect(outcome.status == 5)
    #expect(greenhouse.asked().isEmpty)
  }

  @Test func `offline answers from what is loaded and refuses what is not`() async throws {
    let (program, greenhouse, path) = try await synced()
    let loaded = try await program(
      "query", "select count(*) > 0 a from jobs", "--offline", "--max-age", "0", "--warehouse", path
    )
    #expect(loaded == Outcome(stdout: "a\n1\n", stderr: "", status: 0))
    let missing = try await program(
      "query", "select count(*) from users", "--offline", "--warehouse", path)
    #expect(
      missing
        == Outcome(
          stdout: "",
          stderr: """
            error: users was never loaded whole, and --offline forbids a sync.
            hint:  Leave --offline out, or look at what is there with --allow-partial.

            """, status: 3))
    let partial = try await program(
      "query", "select count(*) a from users", "--offline", "--allow-partial", "--warehouse", path)
    #expect(
      partial
        == Outcome(
          stdout: "a\n0\n", stderr: "warning: PARTIAL: users not loaded whole.\n", status: 0))
    #expect(greenhouse.asked().isEmpty)
  }

  @Test func `whose refresh fails answers with a warning, and not under --strict`() async throws {
    let (program, greenhouse, path) = try await synced()
    greenhouse.server.arm(.status(400, body: "{\"message\":\"broken\"}"), when: .init("jobs"))
    let call = ["query", "select count(*) > 0 a from jobs", "--max-age", "0", "--warehouse", path]
    let lenient = try await program(call)
    #expect(lenient.stdout == "a\n1\n")
    #expect(lenient.stderr.hasPrefix("warning: jobs could not be refreshed ("))
    #expect(lenient.stderr.contains("the answer uses what was synced "))
    #expect(lenient.status == 0)
    let strict = try await program(call + ["--strict"])
    #expect(strict.stdout == "")
    #expect(strict.stderr.hasPrefix("error: jobs could not be refreshed: "))
    #expect(strict.status == 3)
  }

  @Test func `whose first load was bounded says so under every answer`() async throws {
    let greenhouse = try Greenhouse()
    let program = try Program(asking: greenhouse.server)
    let sql = "select count(*) from applications"
    _ = try await program("query", sql, "--since", "2026-06-01")
    let outcome = try await program("query", sql, "--verbose")
    #expect(outcome.stderr.contains(" (since 2026-06-01)\n"))
  }

  @Test func `that needs more than 200 requests is not filled in a pipe without --yes`()
    async throws
  {
    // v1 tells the last page with the first, so that the need is known early.
    let greenhouse = try Greenhouse(candidates: 110_000)
    let program = try Program(asking: greenhouse.server, .v1)
    let outcome = try await program("query", "select count(*) from candidates")
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.contains("requests"))
    #expect(outcome.stderr.contains("--yes"))
    #expect(outcome.status == 3)
    #expect(greenhouse.server.requests.count <= 202)
  }
}
