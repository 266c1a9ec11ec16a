import FoundationEssentials
import Glibc
import Testing

/// What keys do at the prompt of the built program.
@Suite(.serialized) struct `Keys at the prompt` {
  private static let prompt = "glasshouse> "

  private func demo(_ program: Program) async throws -> Screen {
    var program = program
    program.limit = .seconds(30)
    let screen = try Screen(program, "--demo")
    try await screen.wait(for: Self.prompt)
    return screen
  }

  private func answer(_ line: String, on screen: Screen) async throws -> String {
    screen.type(line + "\r")
    try await screen.wait(for: line + "\n")
    return try await screen.wait(for: Self.prompt)
  }

  private func history(_ program: Program) throws -> String {
    let file = try program.home.files()["data/glasshouse/demo.sqlite-history"]
    return String(decoding: file ?? [], as: UTF8.self)
  }

  @Test func `I1: Ctrl-C drops a statement of two lines, and draws nothing of it again`()
    async throws
  {
    let screen = try await demo(try Program())
    screen.type("select 'ghost',\r")
    try await screen.wait(for: "...> ")
    screen.type("'phantom'")
    try await screen.wait(for: "'phantom'")
    screen.type("\u{3}")
    let dropped = try await screen.wait(for: "^C\n")
    #expect(!dropped.contains("ghost"))
    try await screen.wait(for: Self.prompt)
    screen.type("select 6 * 7 as answer;\r")
    let after = try await screen.wait(for: Self.prompt)
    #expect(after.contains("│     42 │"))
    #expect(!after.contains("ghost") && !after.contains("phantom"))
  }

  @Test func `I2: ten times Ctrl-C at an empty prompt say once how to leave`() async throws {
    let screen = try await demo(try Program())
    var shown = ""
    for _ in 0..<10 {
      screen.type("\u{3}")
      shown += try await screen.wait(for: "^C\n")
      shown += try await screen.wait(for: Self.prompt)
    }
    #expect(shown.split(separator: "Press Ctrl-D or type .quit to leave.\n").count == 2)
    #expect(try await answer("select 6 * 7 as answer;", on: screen).contains("│     42 │"))
  }

  @Test func `I3: Ctrl-C in a statement takes it back whole, and says how long it ran`()
    async throws
  {
    let screen = try await demo(try Program())
    _ = try await answer("create table my.t (x);", on: screen)
    _ = try await answer("insert into my.t values (1);", on: screen)
    screen.type(
      "with recursive n(x) as (select 1 union all select x + 1 from n) "
        + "insert into my.t select x from n;\r")
    try await screen.wait(for: "running · 1 s")
    screen.type("\u{3}")
    let said = try await screen.wait(for: Self.prompt)
    #expect(said.contains(try Regex(#"Interrupted after \d+\.\d s\."#)))
    #expect(try await answer("select count(*) n from my.t;", on: screen).contains("│ 1 │"))
    // There is no transaction that could be left open.
    #expect(try await answer("begin;", on: screen).contains("a transaction is not needed"))
  }

  @Test func `I4: Ctrl-C stops an answer that is being printed`() async throws {
    let screen = try await demo(try Program())
    screen.type("\(`In a pipe`.endless);\r")
    try await screen.wait(for: " 99 │\n")
    screen.type("\u{3}")
    try await screen.wait(for: "Interrupted after ")
    try await screen.wait(for: Self.prompt)
    let after = try await answer("select 6 * 7 as answer;", on: screen)
    #expect(after.contains("│     42 │"))
    #expect(!after.contains(" 99 │"))
  }

  @Test func `I5: Ctrl-C in a sync keeps the pages that have landed, and the next one goes on`()
    async throws
  {
    let question = "select count(*) from applications"
    let unhindered = try Greenhouse(candidates: 3000)
    let all = try await Program(asking: unhindered.server)("query", "--no-header", question).stdout
    let greenhouse = try Greenhouse(candidates: 3000) { $0.latencyMilliseconds = 300 }
    let program = try Program(asking: greenhouse.server)
    let screen = try Screen(program)
    try await screen.wait(for: Self.prompt)
    screen.type(question + ";\r")
    try await screen.wait(for: "records")
    screen.type("\u{3}")
    try await screen.wait(for: "Interrupted after ")
    try await screen.wait(for: Self.prompt)
    screen.type("\u{4}")
    #expect(try await screen.end() == 0)
    let kept = try await program(
      "query", "--offline", "--allow-partial", "--no-header", question)
    let landed = try #require(Int(kept.stdout.dropLast()))
    #expect(landed > 0 && kept.stdout != all, "\(landed) of \(all)\(kept.stderr)")
    #expect(try await program("query", "--no-header", question).stdout == all)
  }

  @Test(arguments: ["select 1,\r", "select 1,\r  2\r\r"])
  func `I6: Ctrl-D on a further line leaves, says so, and keeps what was typed`(typed: String)
    async throws
  {
    let program = try Program()
    let screen = try await demo(program)
    screen.type(typed)
    for _ in 0..<typed.count(where: { $0 == "\r" }) { try await screen.wait(for: "...> ") }
    screen.type("\u{4}")
    try await screen.wait(for: "The open statement was not run; Up brings it back next time.\n")
    #expect(try await screen.end() == 0)
    #expect(try history(program).contains("\nselect 1,\n"))
  }

  @Test func `a further line's prompt shows which quote or comment is open`() async throws {
    let screen = try await demo(try Program())
    screen.type("select 'it''s\r")
    try await screen.wait(for: "      '...> ")
    screen.type("late' /* why\r")
    try await screen.wait(for: "      *...> ")
    screen.type("*/ as [a\r")
    try await screen.wait(for: "      [...> ")
    screen.type("b] -- isn't\r")
    try await screen.wait(for: "       ...> ")
    screen.type(";\r")
    #expect(try await screen.wait(for: Self.prompt).contains("│ it's"))
  }

  @Test func `I6: Ctrl-D behind a text does nothing, and within it deletes`() async throws {
    let screen = try await demo(try Program())
    screen.type("select 1,\r")
    try await screen.wait(for: "...> ")
    screen.type("23 as x\u{4};\u{1}\u{4}\r")
    let shown = try await screen.wait(for: Self.prompt)
    #expect(shown.contains("│ 1 │ 3 │"))
  }

  @Test func `I6: Ctrl-D that is pressed while a statement runs leaves when it has ended`()
    async throws
  {
    let screen = try await demo(try Program())
    screen.type("select count(*) from (\(`In a pipe`.endless) limit 3000000);\r")
    try await screen.wait(for: "3000000);\n")
    screen.type("select 6 * 7 as early;\r\u{4}")
    try await screen.wait(for: " 3000000 │\n")
    try await screen.wait(for: "│    42 │")
    #expect(try await screen.end() == 0)
  }

  @Test func `I10, I11: a statement comes back whole after Ctrl-C on what was made of it`()
    async throws
  {
    let program = try Program()
    let screen = try await demo(program)
    screen.type("select 1 as a,\r2 as b,\r3 as c;\r")
    try await screen.wait(for: "│ 1 │ 2 │ 3 │")
    try await screen.wait(for: Self.prompt)
    screen.type("\u{1B}[A\u{1B}[A\u{1}9\u{3}")
    try await screen.wait(for: "^C\n")
    try await screen.wait(for: Self.prompt)
    screen.type("\u{1B}[A\r")
    try await screen.wait(for: "│ 1 │ 2 │ 3 │")
    try await screen.wait(for: Self.prompt)
    screen.type("\u{1B}[A\u{1B}[A\u{1}9\r")
    #expect(try await screen.wait(for: "1 row").contains("│ 1 │ 92 │ 3 │"))
    #expect(try history(program).split(separator: "\n").count { $0.hasPrefix("#") } == 2)
  }

  @Test func `I13: history keeps as many statements as the settings say`() async throws {
    let program = try Program()
    let folder = program.home.path + "/config/glasshouse"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("history = 2\n".utf8).write(to: URL(filePath: folder + "/config.toml"))
    let first = try await demo(program)
    for number in 1...4 { _ = try await answer("select \(number) as kept;", on: first) }
    first.type("\u{4}")
    #expect(try await first.end() == 0)
    let second = try await demo(program)
    second.type("\u{1B}[A\u{1B}[A\u{1B}[A\r")
    #expect(try await second.wait(for: "1 row").contains("│    3 │"))
    #expect(try history(program).split(separator: "\n").count { $0.hasPrefix("#") } <= 3)
  }

  @Test(arguments: [
    ("select status from jobs j where j.stat\t > '' limit 0;", "│ status │"),
    ("with x as (select 1 as anna) select * from x where ann\t > 0;", "│ anna │"),
    (".mode mark\t\r.mode", "mode: markdown"), (".run time-to-h\tby=all", "│ segment │"),
    (".run time-to-hire --si\t2026-01-01", "since=2026-01-01"),
    ("select 1 from jobs where \"nam\t = '' limit 0;", "0 rows"), ("select 'jo\t' as a;", "│ jo │"),
    ("SELECT 1 AS \"A\" FROM OFFIC\tLIMIT 0;", "0 rows"),
  ])
  func `I15, S8: Tab completes what is known where it stands`(
    keys: String, answer: String
  ) async throws {
    let screen = try await demo(try Program())
    screen.type(keys + "\r")
    try await screen.wait(for: answer)
  }

  @Test func `Tab behind ON puts the whole condition first, and columns have their sentence`()
    async throws
  {
    let screen = try await demo(try Program())
    screen.type("select * from jobs j join applications on \t\t")
    let listed = try await screen.wait(for: "applications.job_id = j.id")
    #expect(!listed.contains("created_at"))
    // The list ends with the line as it was; only what follows Ctrl-C is a new prompt.
    try await screen.wait(for: Self.prompt)
    screen.type("\u{3}")
    try await screen.wait(for: Self.prompt)
    screen.type("select * from offices o where o.\t\t")
    try await screen.wait(for: "parent_id")
    #expect(try await screen.wait(for: "\n").contains("it is part of"))
  }

  @Test func `Q5: a command within an open statement is explained, and the statement stays`()
    async throws
  {
    let screen = try await demo(try Program())
    screen.type("select 1,\r")
    try await screen.wait(for: "...> ")
    screen.type(".tables\r")
    try await screen.wait(
      for: "A statement is still open (started on line 1), so .tables was not run.")
    try await screen.wait(for: "...> ")
    screen.type("2;\r")
    #expect(try await screen.wait(for: Self.prompt).contains("│ 1 │ 2 │"))
  }

  @Test func `S3: a missing value is asked for by name`() async throws {
    let screen = try await demo(try Program())
    screen.type("select :word as said;\r")
    try await screen.wait(for: "word")
    screen.type("hello\r")
    #expect(try await screen.wait(for: "1 row").contains("│ hello │"))
  }
}
