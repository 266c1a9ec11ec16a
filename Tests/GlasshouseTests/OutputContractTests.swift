import FoundationEssentials
import Glibc
import Testing

/// What scripts may count on when they read an answer.
@Suite(.serialized) struct `An answer in a pipe` {
  private static let half = "select 1 a union all select abs(-9223372036854775807 - 1)"

  @Test func `C2: has the same bytes by option and by .mode`() async throws {
    let sql = "select 1 a, 'x y' b, null c, '' d, 0.5 e"
    let option = try await Program()("query", "--demo", "--csv", sql)
    let mode = try await Program()("--demo", input: ".mode json\n.mode csv\n\(sql);\n")
    #expect(option == Outcome(stdout: "a,b,c,d,e\n1,x y,,\"\",0.5\n", stderr: "", status: 0))
    #expect(mode == option)
  }

  @Test(arguments: [
    ("--crlf", "a,b,c\r\n,x,=1\r\n"), ("--bom", "\u{feff}a,b,c\n,x,=1\n"),
    ("--safe-cells", "a,b,c\n,x,'=1\n"), ("--no-header", ",x,=1\n"),
    ("--null=x", "a,b,c\nx,\"x\",=1\n"), ("--format=tabs", "a\tb\tc\n\\N\tx\t=1\n"),
  ])
  func `C2, C12, C14, C15, C16: is written as asked`(option: String, text: String) async throws {
    let outcome = try await Program()(
      "query", "--demo", "select null a, 'x' b, '=1' c", option)
    // A byte order mark at the start of a text is no character to Swift.
    #expect(Array(outcome.stdout.utf8) == Array(text.utf8))
    #expect(outcome.stderr == "")
  }

  @Test func `C18: has every row, and says when a limit cuts`() async throws {
    let program = try Program()
    let rows =
      "with recursive n(x) as (select 1 union all select x+1 from n limit 3000) select x from n"
    #expect(try await program("query", "--demo", rows).stdout.split(separator: "\n").count == 3001)
    let cut = try await program("query", "--demo", rows, "--limit", "2")
    #expect(
      cut
        == Outcome(
          stdout: "x\n1\n2\n", stderr: "cut after 2 rows; there are more\n", status: 0))
    #expect(try await program("query", "--demo", "select 1 x", "--limit", "1").stderr == "")
  }

  @Test func `J8, P3: breaks off with an error, and never looks whole`() async throws {
    let program = try Program()
    let json = try await program("query", "--demo", "--json", Self.half)
    #expect(json.status == 1)
    #expect(json.stderr.hasPrefix("error: Integer overflow."))
    #expect(json.stdout == "[\n{\"a\":1}")
    let nothing = try await program("query", "--demo", "select bad")
    #expect(nothing.stdout == "")
    #expect(nothing.stderr.hasPrefix("error: No such column: bad."))
    #expect(nothing.status == 1)
  }

  @Test func `P4: every exit code is in the help`() async throws {
    let help = try await Program()("--help").stdout.replacing(try Regex("\\s+"), with: " ")
    #expect(
      help.contains(
        "0 ok, 1 SQL error, 2 usage, 3 sync or network, 4 timeout, 5 output or file, 130 interrupted"
      ))
  }

  @Test(arguments: ["query --demo --keep-going -f a.sql", "--demo --keep-going < a.sql"])
  func `P5: goes on after an error when asked, and still fails`(call: String) async throws {
    let outcome = try await Program().bash(
      "cd && echo \"select 1 a; select b; select ';'; select 2 c;\" > a.sql && glasshouse \(call)"
    )
    #expect(outcome.stdout == "a\n1\n';'\n;\nc\n2\n")
    #expect(outcome.stderr.contains("No such column: b."))
    #expect(outcome.status == 1)
  }

  @Test func `P6: says how many rows were written when it is interrupted`() async throws {
    let program = try Program()
    let running = try program.start([
      "query", "--demo", "--verbose", "select 1; \(`In a pipe`.endless)",
    ])
    try await running.wait(forError: "1 row")
    running.send(SIGINT)
    let outcome = try await running.end()
    #expect(outcome.status == 130)
    let rows = outcome.stdout.split(separator: "\n").count - 3
    let said = rows > 1 ? "Interrupted after \(rows) rows." : "Interrupted"
    #expect(outcome.stderr.replacing(",", with: "").contains("\n\(said)"))
  }

  @Test func `P10, P14: has neither colours nor boxes unless asked`() async throws {
    let program = try Program()
    #expect(
      try await program("query", "--demo", "select 1 a")
        == Outcome(stdout: "a\n1\n", stderr: "", status: 0))
    let colored = try await program(
      "query", "--demo", "--format", "table", "--color", "always", "select null a")
    #expect(colored.stdout.contains("\u{1b}[1ma\u{1b}[0m"))
    let plain = try await program("query", "--demo", "--format", "table", "select null a")
    #expect(!plain.stdout.contains("\u{1b}"))
  }

  @Test func `P11: is read from a pipe, the last semicolon left out`() async throws {
    let outcome = try await Program()("query", "--demo", input: "select 1 a;\nselect 2 b")
    #expect(outcome == Outcome(stdout: "a\n1\nb\n2\n", stderr: "", status: 0))
  }

  @Test(arguments: [
    ("'select 1 a; select 2 b'", 0, "a\n1\nb\n2\n"),
    ("'select 1 a' --timeout 0.3", 0, "a\n1\n"),
  ])
  func `many statements answer one after another`(
    call: String, status: Int32, text: String
  ) async throws {
    let outcome = try await Program().bash("glasshouse query --demo \(call)")
    #expect(outcome == Outcome(stdout: text, stderr: "", status: status))
  }

  @Test func `stops with exit 4 when its time runs out`() async throws {
    let outcome = try await Program()(
      "query", "--demo", "--timeout", "0.2s",
      "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n")
    #expect(outcome.stderr.hasPrefix("error: The time limit of 0.2 s ran out.\n"))
    #expect(outcome.status == 4)
  }

  @Test func `tells rows, ages and warnings as JSON`() async throws {
    let outcome = try await Program()(
      "query", "--demo", "--quiet", "--stats", "json", "select count(*) from offices")
    let stats = try #require(outcome.stderr.split(separator: "\n").last)
    #expect(stats.hasPrefix(#"{"remarks":[],"rows":1,"seconds":"#))
    #expect(stats.contains(#""name":"offices","rows":6,"synced_at":"2026-11-02T"#))
    #expect(stats.hasSuffix(#""warnings":[]}"#))
  }

  @Test func `leaves a manifest beside the file, whose checksum is the file's`() async throws {
    let program = try Program()
    let outcome = try await program.bash(
      """
      glasshouse query --demo -q 'select :n n, name from offices' -p n=5 -o ~/a.csv --manifest &&
      cd && sha256sum a.csv && cat a.csv.meta.json && stat -c %a a.csv.meta.json
      """)
    let digest = try #require(outcome.stdout.split(separator: " ").first)
    #expect(outcome.stdout.contains("\"sha256\" : \"\(digest)\""))
    #expect(outcome.stdout.contains("\"n\" : 5"))
    #expect(outcome.stdout.contains("\"rows\" : 6"))
    #expect(outcome.stdout.contains("\"name\" : \"offices\""))
    #expect(outcome.stdout.hasSuffix("}\n600\n"))
  }

  @Test func `can be asked for: --spec lists commands, queries and parameters`() async throws {
    let outcome = try await Program().bash(
      "glasshouse --spec | python3 -c 'import json,sys; d=json.load(sys.stdin); "
        + "print(d[\"exit_codes\"][\"timeout\"], d[\"queries\"][-1][\"parameters\"][0][\"name\"], "
        + "len(d[\"commands\"][\"command\"][\"subcommands\"]) > 9)'")
    #expect(outcome == Outcome(stdout: "4 since True\n", stderr: "", status: 0))
  }

  @Test(arguments: [
    (["--bom", "--json"], "--bom and the format json contradict each other."),
    (
      ["--safe-cells", "--format", "tsv"], "--safe-cells and the format tsv contradict each other."
    ),
    (["--timeout", "soon"], "--timeout “soon” is not a time such as 30s or 5m."),
    (["--stats", "xml"], "--stats “xml” is not json."),
    (["--color", "blue"], "--color “blue” is not auto, always or never."),
    (["--manifest"], "--manifest needs a file: -o FILE."),
  ])
  func `is refused when its options make no sense`(
    options: [String], sentence: String
  ) async throws {
    let outcome = try await Program()(["query", "--demo", "select 1"] + options)
    #expect(outcome.stderr.hasPrefix("error: \(sentence)\n"))
    #expect(outcome.status == 2)
  }

  @Test func `P12: shows no prompt when only the keyboard is a terminal`() async throws {
    let program = try Program()
    let screen = try Screen(
      program, command: ["/bin/bash", "-c", "glasshouse --demo > ~/out && echo done"])
    screen.type("select 1 a;\n\u{4}")
    try await screen.wait(for: "done")
    #expect(try program.home.files()["out"] == Array("a\n1\n".utf8))
  }

  @Test func `P16: goes into commands, whose failure is told`() async throws {
    let outcome = try await Program()(
      "--demo", "--keep-going",
      input: """
        .once |sort -r
        values (1), (2), (3);
        .once |exit 7
        select 2;
        .once |true
        with recursive n(x) as (select 1 union all select x+1 from n limit 100000) select x from n;
        .output |tr a-z A-Z
        select 'loud' a;
        .output
        select 4 d;

        """)
    #expect(outcome.stdout == "column1\n3\n2\n1\nA\nLOUD\nd\n4\n")
    #expect(outcome.stderr.contains(": The command “exit 7” ended with status 7.\n"))
    #expect(outcome.stderr.contains("warning: the command did not read the whole answer\n"))
    #expect(outcome.status == 5)
  }
}
