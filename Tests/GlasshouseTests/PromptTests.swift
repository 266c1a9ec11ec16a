import Glibc
import Testing

/// The prompt of the program, at a terminal.
@Suite(.serialized) struct `At the prompt` {
  private static let prompt = "glasshouse> "
  private static let endless =
    "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n;"

  /// A program at its prompt over the demo company.
  private func demo(_ program: Program, columns: UInt16 = 80) async throws -> Screen {
    let screen = try Screen(program, "--demo", columns: columns)
    try await screen.wait(for: Self.prompt)
    return screen
  }

  /// What is shown for a line, up to the next prompt.
  private func answer(_ line: String, on screen: Screen) async throws -> String {
    screen.type(line + "\r")
    try await screen.wait(for: line + "\n")
    return try await screen.wait(for: Self.prompt)
  }

  @Test func `a statement goes on until its semicolon, and Ctrl-D leaves`() async throws {
    let screen = try await demo(try Program())
    screen.type("select 1 as one,\r")
    try await screen.wait(for: "...> ")
    screen.type("'two' as two;\r")
    let answer = try await screen.wait(for: Self.prompt)
    #expect(answer.contains("│ one │ two │"))
    #expect(answer.contains("1 row · "))
    screen.type("\u{4}")
    #expect(try await screen.end() == 0)
  }

  @Test func `a saved query syncs what it reads, and says n and what is left out`() async throws {
    let screen = try await demo(try Program())
    let shown = try await answer(".run time-to-hire", on: screen)
    for table in ["applications", "jobs", "offers", "departments"] {
      #expect(shown.contains("  \(table) "), "\(table)")
    }
    for table in ["candidates", "scorecards", "interviewers"] {
      #expect(!shown.contains("  \(table) "), "\(table)")
    }
    #expect(shown.contains("│ n "))
    #expect(shown.contains("left out: "))
    #expect(shown.contains("synced"))
    let again = try await answer(".run time-to-hire", on: screen)
    #expect(!again.contains(" records"))
  }

  @Test func `a missing parameter is asked for`() async throws {
    let screen = try await demo(try Program())
    screen.type("select :word || '!' as said;\r")
    try await screen.wait(for: "word (a number, a day or a text): ")
    screen.type("O'Neil\r")
    #expect(try await screen.wait(for: Self.prompt).contains("│ O'Neil! │"))
    screen.type("select :other;\r")
    try await screen.wait(for: "other (a number, a day or a text): ")
    screen.type("\u{3}")
    try await screen.wait(for: Self.prompt)
  }

  @Test func `history is kept across sessions, for its owner alone`() async throws {
    let program = try Program()
    let first = try await demo(program)
    _ = try await answer("select 41 + 1 as kept;", on: first)
    first.type("\u{4}")
    #expect(try await first.end() == 0)
    var status = stat()
    #expect(stat(program.home.path + "/data/glasshouse/demo.sqlite-history", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    let second = try await demo(program)
    second.type("\u{1B}[A\r")
    #expect(try await second.wait(for: "row").contains("│   42 │"))
  }

  @Test func `Ctrl-C drops what is typed, and stops what runs`() async throws {
    let screen = try await demo(try Program())
    screen.type("select nonsense")
    try await screen.wait(for: "nonsense")
    screen.type("\u{3}")
    try await screen.wait(for: Self.prompt)
    screen.type(Self.endless + "\r")
    try await screen.wait(for: "count(*) from n;\n")
    screen.type("\u{3}")
    try await screen.wait(for: "Interrupted after ")
    try await screen.wait(for: Self.prompt)
    #expect(try await answer("select 6 * 7 as still;", on: screen).contains("│    42 │"))
  }

  @Test func `Ctrl-C stops a sync, and the shell lives on`() async throws {
    let greenhouse = try Greenhouse(candidates: 3000) { $0.latencyMilliseconds = 400 }
    let screen = try Screen(try Program(asking: greenhouse.server))
    try await screen.wait(for: Self.prompt)
    screen.type("select count(*) from applications;\r")
    try await screen.wait(for: "records")
    screen.type("\u{3}")
    try await screen.wait(for: "Interrupted after ")
    try await screen.wait(for: Self.prompt)
    #expect(try await answer("select 6 * 7 as still;", on: screen).contains("│    42 │"))
    screen.type("\u{4}")
    #expect(try await screen.end() == 0)
  }

  @Test func `Ctrl-C stops an import that waits for a pipe`() async throws {
    let program = try Program()
    let pipe = program.home.path + "/silent.csv"
    try #require(mkfifo(pipe, 0o600) == 0)
    let screen = try await demo(program)
    screen.type(".import \(pipe) t\r")
    try await screen.wait(for: "silent.csv t\n")
    screen.type("\u{3}")
    try await screen.wait(for: "Interrupted after ")
    try await screen.wait(for: Self.prompt)
  }

  @Test func `help and exit are understood as in other shells`() async throws {
    let screen = try await demo(try Program())
    #expect(try await answer("help", on: screen).contains(".timer on|off"))
    #expect(try await answer("show tables;", on: screen).contains("Tables are listed by .tables"))
    screen.type("exit;\r")
    #expect(try await screen.end() == 0)
  }

  @Test func `every dot-command does what it says`() async throws {
    let program = try Program()
    let screen = try await demo(program, columns: 240)
    #expect(try await answer(".help", on: screen).contains(".timer on|off"))
    #expect(try await answer(".help mode", on: screen).contains("For example: .mode csv"))
    #expect(try await answer(".tables", on: screen).contains("│ applications"))
    #expect(try await answer(".describe hires", on: screen).contains("│ hired_at"))
    #expect(try await answer(".schema offices", on: screen).contains("CREATE TABLE"))
    #expect(try await answer(".sync offices", on: screen).contains("synced 1 of 1 lists: "))
    #expect(try await answer(".status", on: screen).contains("just now"))
    #expect(try await answer(".queries", on: screen).contains("time-to-hire"))
    #expect(try await answer(".queries time-to-hire", on: screen).contains("parameters:"))
    #expect(try await answer(".mode", on: screen).contains("mode: table"))
    _ = try await answer(".mode csv", on: screen)
    #expect(try await answer("select 1 a, 2 b;", on: screen).hasPrefix("a,b\n1,2\n"))
    _ = try await answer(".timer off", on: screen)
    #expect(try await answer("select 3 c;", on: screen).contains("1 row\n"))
    _ = try await answer(".once \(program.home.path)/once.csv", on: screen)
    _ = try await answer("select 4 d;", on: screen)
    _ = try await answer(".output \(program.home.path)/all.csv", on: screen)
    _ = try await answer("select 5 e;", on: screen)
    _ = try await answer(".output", on: screen)
    #expect(try await answer("select 6 f;", on: screen).hasPrefix("f\n6\n"))
    let files = try program.home.files()
    #expect(files["once.csv"] == Array("d\n4\n".utf8))
    #expect(files["all.csv"] == Array("e\n5\n".utf8))
    _ = try await program.bash("echo 'select 7 g;' > ~/seven.sql")
    #expect(try await answer(".read ~/seven.sql", on: screen).hasPrefix("g\n7\n"))
    screen.type(".read \(program.home.path)/sev\t\r")
    try await screen.wait(for: "/seven.sql")
    #expect(try await screen.wait(for: Self.prompt).contains("g\n7\n"))
    screen.type(".quit\r")
    #expect(try await screen.end() == 0)
  }

  @Test(arguments: [
    (".mdoe csv", "Did you mean .mode?"), (".mode cvs", ".mode “cvs” is not one of table, csv"),
    (".timer maybe", ".timer “maybe” is not on or off."), (".once", ".once needs an argument."),
    (".describe ofers", "Did you mean “offers”?"), (".run time-to-hir", "“time-to-hire”"),
    (".sync offices --method fast", "--method “fast” is not incremental or full."),
    (".read /nowhere.sql", "“/nowhere.sql”"), ("selec 1;", "syntax error"),
  ])
  func `bad input is explained, and the next line is read`(
    line: String, sentence: String
  ) async throws {
    let screen = try await demo(try Program())
    #expect(try await answer(line, on: screen).contains(sentence))
    #expect(try await answer("select 6 * 7 as still;", on: screen).contains("│    42 │"))
  }
}
