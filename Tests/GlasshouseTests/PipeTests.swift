import Glibc
import Testing

/// The program between other programs.
@Suite(.serialized) struct `In a pipe` {
  @Test(arguments: [
    "echo 'select 1 a;' | glasshouse query --demo",
    "echo 'select 1 a' | glasshouse query --demo",
    "printf '\\xEF\\xBB\\xBFselect 1 a;\\r\\n' | glasshouse query --demo",
    "echo 'select 1 a;' > ~/file.sql && glasshouse --demo < ~/file.sql",
    "glasshouse query --demo 'select 1 a' --csv",
    "glasshouse --demo query 'select 1 a' --format CSV",
  ])
  func `a statement prints its answer alone, and makes no more than the warehouse`(
    script: String
  ) async throws {
    let program = try Program()
    let outcome = try await program.bash(script)
    #expect(outcome == Outcome(stdout: "a\n1\n", stderr: "", status: 0))
    let made = try program.home.files().keys.filter { $0 != "file.sql" }
    #expect(
      Set(made).isSubset(of: ["", "-wal", "-shm"].map { "data/glasshouse/demo.sqlite" + $0 }))
  }

  @Test func `a question is answered from what it needs`() async throws {
    let greenhouse = try Greenhouse()
    let program = try Program(asking: greenhouse.server)
    let outcome = try await program("query", "select count(*) from applications", "--csv")
    #expect(outcome.stdout.hasPrefix("count(*)\n"))
    #expect(outcome.stderr == "")
    #expect(outcome.status == 0)
    #expect(greenhouse.asked() == ["applications"])
  }

  @Test(arguments: ["select 1", "select count(*) from sqlite_master"])
  func `what reads no table needs neither account nor network`(sql: String) async throws {
    let outcome = try await Program()("query", sql)
    #expect(outcome.stderr == "")
    #expect(outcome.status == 0)
  }

  @Test func `a load from a day on says so, and is widened when an earlier day is asked for`()
    async throws
  {
    let program = try Program()
    func count(_ since: String...) async throws -> (n: Int, stderr: String) {
      let outcome = try await program(
        ["query", "select count(*) from applications", "--demo", "--no-header"] + since)
      return (try #require(Int(outcome.stdout.dropLast())), outcome.stderr)
    }
    let late = try await count("--since", "2026-09-01")
    #expect(
      late.stderr == "applications: only what was created since 2026-09-01 is here (--since).\n")
    #expect(try await count().stderr == late.stderr)
    let early = try await count("--since", "2025-01-01")
    #expect(early.n > late.n)
    #expect(early.stderr.contains("since 2025-01-01"))
    #expect(try await count("--since", "2026-09-01").n == early.n)
  }

  @Test(arguments: ["glasshouse sync offices --demo --offline", "glasshouse --demo --offline"])
  func `a sync is no sync offline`(call: String) async throws {
    let outcome = try await Program().bash("\(call) <<< '.sync offices'")
    #expect(outcome.stderr.contains("sync and --offline contradict each other.\n"))
    #expect(outcome.status == 2)
  }

  @Test(arguments: [
    ("department=Enginering", "Did you mean “Engineering”?"),
    ("department=engineering", "Did you mean “Engineering”?"),
    ("office=Mars", "There are: Austin, TX, Europe, "),
  ])
  func `a value that nothing has is no empty answer`(typed: String, hint: String) async throws {
    let outcome = try await Program()("run", "time-to-hire", typed, "--demo", "--quiet")
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.contains(" is not in "))
    #expect(outcome.stderr.contains(hint))
    #expect(outcome.status == 2)
  }

  @Test func `a day is told as it is bound, and the demo's now is its today`() async throws {
    let outcome = try await Program()(
      "query", "select date('now') now, :day day, :flag flag", "-p", "day=-1d", "-p", "flag=true",
      "--demo")
    #expect(outcome.stdout == "now,day,flag\n2026-11-02,2026-11-01,1\n")
    #expect(outcome.stderr == "parameters: day=2026-11-01 (-1d), flag=1 (true)\n")
  }

  @Test func `a file gets the form that its name ends in`() async throws {
    let program = try Program()
    for name in ["a.json", "a.tsv", "a.txt"] {
      let path = program.home.path + "/" + name
      #expect(try await program("query", "select 1 a, 2 b", "--demo", "-o", path).status == 0)
    }
    let files = try program.home.files()
    #expect(files["a.json"] == Array("[\n{\"a\":1,\"b\":2}\n]\n".utf8))
    #expect(files["a.tsv"] == Array("a\tb\n1\t2\n".utf8))
    #expect(files["a.txt"] == Array("a,b\n1,2\n".utf8))
    #expect(try await program("query", "select 1 a", "--demo", "-o", "-").stdout == "a\n1\n")
  }

  @Test func `a text that is not UTF-8 is not run`() async throws {
    let outcome = try await Program().bash("printf \"select 'Jos\\xe9' a;\" | glasshouse --demo")
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.hasPrefix("error: standard input:1: A line is not UTF-8 text.\n"))
    #expect(outcome.status == 5)
  }

  @Test func `what a statement wrote before it failed does not stay in a file`() async throws {
    let program = try Program()
    let outcome = try await program(
      "--demo", "--keep-going",
      input: """
        .output \(program.home.path)/b.csv
        select 1 a;
        with recursive n(x) as (select 1 union all select x + 1 from n limit 50000)
        select case when x = 50000 then abs(-9223372036854775808) else x end y from n;
        select 2 c;
        """)
    #expect(outcome.stderr.contains("Integer overflow"))
    #expect(try program.home.files()["b.csv"] == Array("a\n1\nc\n2\n".utf8))
  }

  @Test func `the truth goes to standard output whole, before the exports`() async throws {
    let running = try Program().start(["simulate", "--candidates", "5", "--truth", "-"])
    try await running.wait(forError: "Press Ctrl-C")
    running.send(SIGINT)
    let outcome = try await running.end()
    #expect(outcome.stdout.hasPrefix("{"))
    #expect(outcome.stdout.contains("}\nexport GREENHOUSE_API_URL="))
  }

  static let endless =
    "with recursive n(x) as (select 1 union all select x + 1 from n) select x from n"

  @Test func `P1: a reader who leaves ends it quietly`() async throws {
    let outcome = try await Program().bash(
      "glasshouse query --demo \"\(Self.endless)\" | head -1")
    #expect(outcome.stdout == "x\n")
    #expect(outcome.stderr == "")
    #expect([0, 141].contains(outcome.status))
  }

  @Test(arguments: [
    (">&-", "Bad file descriptor"), ("<&- >&-", "Bad file descriptor"),
    ("> /dev/full", "No space left on device"),
    ("-o /dev/full", "No space left on device"),
  ])
  func `P2, P15: an answer that cannot be written is an error`(
    redirection: String, reason: String
  ) async throws {
    let outcome = try await Program().bash("glasshouse query --demo 'select 1' \(redirection)")
    #expect(outcome.stderr.hasPrefix("error: Cannot write "))
    #expect(outcome.stderr.contains(": \(reason).\n"))
    #expect(outcome.status == 5)
  }

  @Test func `P7: an output file appears whole, and stays as it was when interrupted`() async throws
  {
    let program = try Program()
    let path = program.home.path + "/a.csv"
    #expect(try await program("query", "select 1 a", "--demo", "-o", path).stdout == "")
    let whole = try #require(try program.home.files()["a.csv"])
    #expect(String(decoding: whole, as: UTF8.self) == "a\n1\n")
    let running = try program.start([
      "query", "--demo", "--verbose", "-o", path, "select 1; \(Self.endless)",
    ])
    try await running.wait(forError: "1 row")
    running.send(SIGINT)
    let outcome = try await running.end()
    #expect(outcome == Outcome(stdout: "", stderr: outcome.stderr, status: 130))
    #expect(outcome.stderr.hasSuffix("Interrupted.\n"))
    let files = try program.home.files()
    #expect(files["a.csv"] == whole)
    #expect(files.keys.filter { $0.contains(".part") } == [])
  }
}
