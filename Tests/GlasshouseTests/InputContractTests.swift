import FoundationEssentials
import Testing

/// What is understood as SQL, and what is said when it is not.
@Suite(.serialized) struct `SQL that is typed` {
  @Test(arguments: [
    ("select '日本😀',\tbad from jobs", "  select '日本😀', bad from jobs\n                   ^\n"),
    ("select 1,\n\tbad", "  line 2:  bad\n           ^\n"),
  ])
  func `Q10: has the caret under the failing word, by display columns`(
    sql: String, excerpt: String
  ) async throws {
    let outcome = try await Program()("query", "--demo", sql)
    #expect(outcome.stderr.contains("error: No such column: bad.\n" + excerpt))
  }

  @Test func `Q10: shows a window of a long line`() async throws {
    let outcome = try await Program()(
      "query", "--demo", "select '\(String(repeating: "a", count: 300))', bad, 1 from jobs")
    let lines = outcome.stderr.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[1].hasPrefix("  …aaa"))
    #expect(lines[1].count < 100)
    #expect(Array(lines[1])[lines[2].count - 1] == "b")
  }

  @Test(arguments: [
    ("select * from aplications", "Did you mean “applications”?"),
    ("select nmae from jobs", "Did you mean “name”?"),
    ("select medan(id) from jobs", "Did you mean “median(x)”?"),
  ])
  func `Q11: a name that is not there brings the nearest in scope`(
    sql: String, hint: String
  ) async throws {
    #expect(try await Program()("query", "--demo", sql).stderr.hasSuffix("hint:  \(hint)\n"))
  }

  @Test func `Q11: a table never synced is named, with the way to sync it`() async throws {
    let outcome = try await Program()("query", "select count(*) from jobs")
    #expect(outcome.status == 2)
    #expect(outcome.stderr.hasPrefix("error: jobs must be synced, and no Greenhouse account"))
    #expect(outcome.stderr.contains("glasshouse login"))
  }

  @Test func `Q12: a slip in double quotes is an error and not a text`() async throws {
    let outcome = try await Program()("query", "--demo", "select \"candidat_name\" from candidates")
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.hasPrefix("error: No such column: candidat_name."))
    #expect(outcome.status == 1)
  }

  @Test func `Q13: may be very long and very wide`() async throws {
    let program = try Program()
    let items = (0..<32_000).map(String.init).joined(separator: ",")
    let many = try await program("query", "--demo", input: "select 31999 in (\(items)) a")
    #expect(many.stdout == "a\n1\n")
    let columns = (0..<2000).map { "\($0)" }.joined(separator: ",")
    let wide = try await program("query", "--demo", "--no-header", input: "select \(columns)")
    #expect(wide.stdout == columns + "\n")
    let text = String(repeating: "x", count: 1_000_000)
    let long = try await program("query", "--demo", input: "select length('\(text)') a")
    #expect(long.stdout == "a\n1000000\n")
  }
}

/// Saved queries and the values they are given.
@Suite(.serialized) struct `A saved query at the door` {
  @Test func `S1, S2, S5: values are bound as they are typed`() async throws {
    let outcome = try await Program()(
      "query", "--demo", "select :d d, 1000 > :n bigger, typeof(:t) kind, :name name",
      "-p", "d=2026-10-01", "-p", "n=5", "-p", "t:text=5", "-p", "name=O'Neil %$1\n😀")
    #expect(
      outcome.stdout == "d,bigger,kind,name\n2026-10-01,1,text,\"O'Neil %$1\n😀\"\n")
  }

  @Test func `S8, S10: says the same from the command line and at the prompt`() async throws {
    let program = try Program()
    let call = try await program("run", "time-to-hire", "--demo", "-p", "by=month", "--csv")
    let prompt = try await program("--demo", input: ".run time-to-hire by=month\n")
    #expect(call.stdout.hasPrefix("segment,n,"))
    #expect(prompt.stdout == call.stdout)
    let listing = try await program("queries", "--demo", "--csv")
    let line = try #require(
      listing.stdout.split(separator: "\n").first { $0.hasPrefix("time-to-hire,") })
    #expect(listing.stdout.hasPrefix("query,title,parameters,tables,last_run,what,from\n"), "S10")
    #expect(line.contains(",applications departments job_offices jobs offers"), "S10")
    #expect(line.contains(",2026-11-02T"), "S10")
  }

  @Test(arguments: [
    ("", "b\n2\n"), ("--result all", "a\n1\nb\n2\n"), ("--result 1", "a\n1\n"),
  ])
  func `S11: of several results the last is written, or those that are asked for`(
    option: String, text: String
  ) async throws {
    let outcome = try await Program().bash(
      "cd && echo 'select 1 a; select 2 b;' > two.sql && glasshouse run --demo ./two.sql \(option)")
    #expect(outcome.stdout == text)
  }
}

/// What makes an answer doubtful.
@Suite(.serialized) struct `A doubtful question` {
  @Test func `that compares a number with a text is warned of, and refused under --strict`()
    async throws
  {
    let program = try Program()
    let sql = "select count(*) n from offices where id = 'x' and :p > 1"
    let warned = try await program("query", "--demo", sql, "-p", "p=2")
    #expect(warned.stdout == "n\n0\n")
    #expect(
      warned.stderr
        == "warning: “id = 'x'” compares a number with a text; numbers are written without quotes\n"
    )
    #expect(warned.status == 0)
    let refused = try await program("query", "--demo", "--strict", sql, "-p", "p=2")
    #expect(refused.stdout == "")
    #expect(refused.stderr.hasPrefix("error: “id = 'x'” compares a number with a text"))
    #expect(refused.status == 1)
    let parameter = try await program(
      "query", "--demo", "select name from offices where id = :id limit 0", "-p", "id:text=5")
    #expect(parameter.stderr.hasPrefix("warning: “id = :id” compares a number with a text"))
  }

  @Test func `without an answer is explained part by part`() async throws {
    let screen = try Screen(try Program(), "--demo")
    try await screen.wait(for: "glasshouse> ")
    screen.type(
      "select 1 from offices o join departments d on 1 where o.id > 0 and d.name = 'x';\r")
    try await screen.wait(for: "no rows: .why counts")
    try await screen.wait(for: "glasshouse> ")
    screen.type(".why\r")
    let shown = try await screen.wait(for: "glasshouse> ")
    #expect(shown.contains("│ from offices o          │         6 │"))
    #expect(shown.contains("│ join departments d on 1 │        54 │"))
    #expect(shown.contains("│ where o.id > 0          │        54 │"))
    #expect(shown.contains("│ and d.name = 'x'        │         0 │"))
    #expect(shown.contains("nothing is left after: and d.name = 'x'"))
  }
}
