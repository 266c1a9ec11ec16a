import FoundationEssentials
import Testing

/// The tools around saved queries: rows behind a line, notes, checks, comparisons, findings.
@Suite(.serialized) struct `Around a saved query` {
  @Test func `the rows behind a line are as many as the line says`() async throws {
    let program = try Program()
    let answer = try await program("run", "time-to-hire", "--demo", "--csv", "--quiet")
    let lines = NumbersCSV(answer.stdout).rows
    for line in [1, 4] {
      let rows = try await program(
        "run", "time-to-hire", "--demo", "--csv", "--quiet", "--drill", "\(line)")
      #expect(rows.status == 0)
      let cells = NumbersCSV(rows.stdout).rows
      #expect(cells.count - 1 == Int(lines[line][1]))
      #expect(cells[1].last == lines[line].last, "the longest comes first")
    }
    let none = try await program("run", "time-to-hire", "--demo", "--quiet", "--drill", "99")
    #expect(none.status == 2)
    #expect(none.stderr.hasPrefix("error: There is no line 99: the answer has 9 lines."))
  }

  @Test func `notes go below the answer when they are asked for`() async throws {
    let program = try Program()
    let outcome = try await program(
      "run", "withdrawals", "-p", "by=all", "--demo", "--csv", "--with-notes")
    #expect(outcome.status == 0)
    #expect(outcome.stderr == "")
    let lines = outcome.stdout.split(separator: "\n")
    #expect(lines[0] == "segment,ended,withdrawn,withdrawn_rate,low,high")
    #expect(lines[1].hasPrefix("all,"))
    #expect(lines.dropFirst(2).allSatisfy { $0.hasPrefix("# ") })
    #expect(lines.contains { $0.hasPrefix("# left out: ") })
    let json = try await program("run", "withdrawals", "--demo", "--json", "--with-notes")
    #expect(json.status == 2)
  }

  @Test func `every built-in query holds what it promises`() async throws {
    let program = try Program()
    let outcome = try await program("queries", "check", "--quiet")
    #expect(outcome.status == 0, "\(outcome.stdout)")
  }

  @Test(arguments: [
    ("select 1 / 2 as x", "“/” between whole numbers differs"),
    ("select name from jobs where name like 'A%'", "“like” is not the same everywhere"),
    ("select round(2.5) as x", "“round” is not the same everywhere"),
    ("select date('now') as x", "“date” is not the same everywhere"),
    ("select 'it''s' as x", "A doubled quote in a text"),
    (#"select 'a\b' as x"#, "A backslash in 'a\\b'"),
    (#"select "name" from jobs"#, "The quoted name \"name\""),
    ("select extra -> '$.a' as x from jobs", "“->” is not known everywhere"),
    ("select wrong_word from jobs", "wrong_word"),
    ("select name from jobs where 1 = 0", "it does not hold that: rows > 0"),
    ("select status from jobs", "it does not hold that: unique status"),
    ("select null as status", "it does not hold that: not null status"),
    ("select id as other from jobs", "“status” is expected of, and is no column"),
    ("select 'open' as status", "chart: The answer has no column “n” to draw."),
    ("select 'open' as status", "headline: “hires” is no column of the answer"),
    ("select 'open' as status", "headline: “by” is no parameter"),
    ("select 'open' as status", "the example says “status,n”, and the answer “status”"),
  ])
  func `a query that breaks its word fails its check`(sql: String, problem: String) async throws {
    let program = try Program()
    let header = """
      -- Mine
      -- definition: Whatever.
      -- chart: bars status, n
      -- headline: hires where status=open
      -- headline: status with by=all
      -- example:
      --   status,n
      -- expect rows > 0
      -- expect unique status
      -- expect not null status

      """
    let path = program.home.path + "/mine.sql"
    try Data((header + sql + ";\n").utf8).write(to: URL(filePath: path))
    let outcome = try await program("queries", "check", path, "--quiet")
    #expect(outcome.status == 1)
    #expect(outcome.stdout.hasPrefix("FAIL  mine\n"))
    #expect(outcome.stdout.contains(problem), "\(outcome.stdout)")
  }

  @Test func `a query explains itself`() async throws {
    let program = try Program()
    let outcome = try await program("run", "funnel-by-stage", "--help")
    #expect(outcome.status == 0)
    #expect(outcome.stdout.hasPrefix("Funnel by stage (funnel-by-stage, built in)\n"))
    #expect(outcome.stdout.contains("one of implied, actual, default implied"))
    let plain = try await program("run", "--help")
    #expect(plain.stdout.contains("Run a saved query"))
  }

  @Test(arguments: [
    ("select answer from self_identifications", true), ("select count(*) as n from eeoc", true),
    ("select 'eeoc' as self_identifications, id from jobs", false),
    ("with eeoc as (select 1 as n) select n from eeoc", false),
    ("select id from jobs -- not of eeoc", false),
  ])
  func `a query that reads what is sensitive says so in its call to try`(
    sql: String, isSensitive: Bool
  ) async throws {
    let program = try Program()
    let path = program.home.path + "/mine.sql"
    try Data("-- Mine\n\n\(sql)\n;\n".utf8).write(to: URL(filePath: path))
    for call in [["run", path, "--help"], ["queries", path, "--demo"]] {
      let outcome = try await program(call)
      #expect(outcome.status == 0, "\(outcome.stderr)")
      let lines = outcome.stdout.split(separator: "\n")
      let place = try #require(lines.firstIndex(of: "try:"))
      #expect(
        lines[place + 1].hasSuffix(" --demo --sensitive") == isSensitive, "\(lines[place + 1])")
    }
  }

  @Test func `a value with spaces is in quotes where a call is proposed`() async throws {
    let program = try Program()
    let missing = try await program("run", "adverse-impact-by-survey", "--demo", "--sensitive")
    #expect(missing.status == 2)
    let word = "-p 'question=Which gender do you identify with?'"
    #expect(missing.stderr.contains("hint:  Add, for example: \(word)\n"))
    let help = try await program("run", "adverse-impact-by-survey", "--help")
    #expect(help.stdout.contains("glasshouse run adverse-impact-by-survey \(word) --demo --sens"))
    let parted = try await program(
      "run", "adverse-impact-by-survey", "-p", "question=Which", "gender", "do", "--demo")
    #expect(parted.stderr.contains("error: “gender” is not of the form name=value."))
    #expect(parted.stderr.contains("with spaces in quotes: -p 'question=How old are you?'"))
    #expect(try await program("run", "--help").stdout.contains("-p 'department=Sales, EMEA'"))
    // And it is read back as one value.
    let asked = try await program(
      "run", "adverse-impact-by-survey", "-p", "question=How old are you?", "--demo", "--sensitive",
      "--csv", "--quiet")
    #expect(asked.status == 0)
  }

  @Test func `one metric under two definitions, and a period against the one before`() async throws
  {
    let program = try Program()
    let ways = try await program(
      "compare", "funnel-by-stage", "--with", "pass=actual", "--demo", "--csv")
    #expect(ways.status == 0)
    let cells = NumbersCSV(ways.stdout).rows
    #expect(cells[0] == ["milestone", "measure", "first", "second", "change"])
    let screen = try #require(cells.first { $0[0] == "screen" && $0[1] == "reached" })
    let first = try #require(Int(screen[2]))
    let second = try #require(Int(screen[3]))
    #expect(second < first && Int(screen[4]) == second - first)
    #expect(ways.stderr.contains("first: pass=implied"))
    #expect(ways.stderr.contains("second: pass=actual"))
    #expect(ways.stderr.contains("pass: whether a skipped milestone"))
    let periods = try await program(
      "compare", "withdrawals", "since=2026-04-01", "until=2026-07-01", "-p", "by=all", "--demo",
      "--csv")
    #expect(NumbersCSV(periods.stdout).rows[0].suffix(4) == ["measure", "before", "now", "change"])
    let earlier = try await program(
      "run", "withdrawals", "-p", "since=2026-01-01", "-p", "until=2026-04-01", "-p", "by=all",
      "--demo", "--csv", "--quiet")
    let ended = NumbersCSV(periods.stdout).rows.first { $0[1] == "ended" }
    let before = try #require(ended.flatMap { Int($0[2]) })
    let now = try #require(ended.flatMap { Int($0[3]) })
    #expect(ended?[2] == NumbersCSV(earlier.stdout).rows[1][1])
    #expect(before != now && ended?[4] == "\(now - before)")
    #expect(
      periods.stderr.contains("before (as many months before): since=2026-01-01, until=2026-04-01"))
    #expect(periods.stderr.contains("now: since=2026-04-01, until=2026-07-01"))
    let none = try await program("compare", "recruiter-load", "--demo")
    #expect(none.status == 2)
  }

  @Test func `a line that one side does not have counts 0 there, and has no median`() async throws {
    let path = "/mine.sql"
    let program = try Program()
    let text = """
      -- Mine
      -- param which choice(few, many) = few -- how many
      -- expect unique team
      select column1 as team, column2 as n, column3 as median_days
      from (values ('a', 5, 1.5), ('b', 2, 3.5)) where :which = 'many' or column1 = 'a'
      """
    try Data(text.utf8).write(to: URL(filePath: program.home.path + path))
    let outcome = try await program(
      "compare", program.home.path + path, "--with", "which=many", "--demo", "--csv", "--quiet")
    #expect(
      outcome.stdout == """
        team,measure,first,second,change
        a,n,5,5,0
        a,median_days,1.5,1.5,0.0
        b,n,0,2,2
        b,median_days,,3.5,

        """)
    let drawn = try await program(
      "compare", program.home.path + path, "--with", "which=many", "--demo", "--quiet", "--chart")
    #expect(drawn.stdout.hasPrefix("change of n by team\n\nb 2 ██"))
    #expect(drawn.stdout.contains("\na 0\n"))
    let other = try await program(
      "compare", program.home.path + path, "--with", "which=many", "--demo", "--quiet",
      "--chart=bars:team,median_days")
    #expect(
      other.stdout.hasPrefix("change of median_days by team (n first, second)\n\na (n 5, 5) 0"))
    #expect(other.stdout.contains("left out: 1 row without change of median_days"))
  }

  @Test func `what is still going on is compared with the same days before, and that is said`()
    async throws
  {
    let program = try Program()
    for (since, words, first, until) in [
      ("this-quarter", "the quarter before, up to the same day", "2026-07-01", "2026-08-03"),
      ("this-month", "the month before, up to the same day", "2026-10-01", "2026-10-03"),
      ("this-year", "the year before, up to the same day", "2025-01-01", "2025-11-03"),
      ("2026-10-01", "as many days before", "2026-08-29", "2026-10-01"),
      ("last-month", "as many days before", "2026-08-29", "2026-10-01"),
    ] {
      let outcome = try await program(
        "compare", "offer-acceptance", "by=all", "since=\(since)", "--demo", "--csv")
      #expect(
        outcome.stderr.contains(
          "before (\(words)): since=\(first), until=\(until); left out: "), "\(outcome.stderr)")
    }
    let months = try await program(
      "compare", "offer-acceptance", "by=all", "since=last-quarter", "until=this-quarter", "--demo")
    #expect(
      months.stderr.contains("before (as many months before): since=2026-04-01, until=2026-07-01"))
  }

  @Test func `a month of a line that is not over is named`() async throws {
    let outcome = try await Program()(
      "run", "pass-through-trend", "since=2026-08-15", "--demo", "--quiet", "--chart")
    #expect(outcome.stdout.contains("2026-08 is not whole: the period begins with 2026-08-15"))
    #expect(outcome.stdout.contains("2026-11 is not whole: the period ends with 2026-11-02"))
  }

  @Test
  func `lines that no text tells apart are not compared, and a change beyond 64 bits is told`()
    async throws
  {
    let program = try Program()
    func compared(_ sql: String) async throws -> Outcome {
      let text = "-- Mine\n-- param side choice(low, high) = low -- which\n" + sql
      try Data(text.utf8).write(to: URL(filePath: program.home.path + "/mine.sql"))
      return try await program(
        "compare", program.home.path + "/mine.sql", "--with", "side=high", "--demo", "--csv",
        "--quiet")
    }
    let twice = try await compared(
      "select 'a' as team, 1 as n union all select 'a', 2 where :side is not null")
    #expect(twice.status == 2 && twice.stdout == "")
    #expect(twice.stderr.contains("Two lines of “mine” are called “a”"), "\(twice.stderr)")
    let far = try await compared(
      "select 'a' as team, case when :side = 'low' then -9223372036854775807 else 9223372036854775807 end as n"
    )
    #expect(far.stdout.hasSuffix(",1.8446744073709552e+19\n"), "\(far)")
  }

  @Test(arguments: [
    (["time-to-hire", "by=month"], "The lines of “time-to-hire” are dates", "with by=all, or see"),
    (["pass-through-trend"], "The lines of “pass-through-trend” are dates", "until=2026-11-"),
    (
      ["time-to-hire", "--with", "by=recruiter"], "No line of one side of “time-to-hire”",
      "Let what a line is be the same"
    ),
    (["time-to-hire", "--chart", "line"], "--chart line and compare contradict", "See"),
  ])
  func `what cannot be compared says so`(
    words: [String], error: String, hint: String
  ) async throws {
    let outcome = try await Program()(["compare"] + words + ["--demo", "--quiet"])
    #expect(outcome.status == 2 && outcome.stdout == "")
    #expect(outcome.stderr.contains(error), "\(outcome.stderr)")
    #expect(outcome.stderr.contains(hint), "\(outcome.stderr)")
  }

  @Test func `findings come with examples, and are an error where one asks for it`() async throws {
    let program = try Program()
    let outcome = try await program("lint", "--demo", "--csv", "--quiet")
    #expect(outcome.status == 0)
    let cells = NumbersCSV(outcome.stdout).rows
    #expect(cells[0] == ["finding", "n", "examples", "affects"])
    let closed = try #require(cells.first { $0[0] == "closed job with applications in process" })
    #expect(closed[2].split(separator: ", ").count == 3)
    let drilled = try await program(
      "run", "data-quality", "--demo", "--csv", "--quiet", "--drill", "1")
    #expect(NumbersCSV(drilled.stdout).rows.count - 1 == Int(cells[1][1]))
    #expect(try await program("lint", "--demo", "--quiet", "--strict").status == 1)
  }

  @Test func `the prompt lists the rows behind a line`() async throws {
    let outcome = try await Program()(
      ["--demo", "--quiet"],
      input: ".mode csv\n.run source-quality\n.drill 1\n.drill x\n")
    let between = try await Program()(
      ["--demo", "--quiet", "--keep-going"],
      input: ".mode csv\n.run source-quality\nselect 1 as x;\n.drill 1\n"
        + ".run source-quality\n.again\n.drill 1\n.drill 2\n")
    #expect(between.stderr.contains("The last answer is not a saved query's, so no rows are known"))
    #expect(between.stderr.contains("such as: .run source-quality"))
    #expect(
      between.stdout.ranges(of: "\napplication_id,candidate_id,applied_at,is_hired\n").count == 2)
    #expect(outcome.stderr.contains("“x” is no number of a line."))
    let early = try await Program()(["--demo", "--quiet"], input: ".drill 1\n")
    #expect(early.stderr.contains("No saved query has been run yet."))
    #expect(outcome.stdout.contains("\napplication_id,candidate_id,applied_at,is_hired\n"))
  }
}
