import Testing

/// What holds of answers and SQL, through the built program.
@Suite(.serialized) struct `At the door` {
  @Test(arguments: [
    ("select null a, '' b", "a,b\n,\"\"\n"), ("select x'00FF0A41' b", "b\n00ff0a41\n"),
    ("select 'a' || char(0) || 'b' t", "t\na\0b\n"),
    (
      "select 0.1 + 0.2 a, 1.0 b, 1e100 c, 9223372036854775807 d, 1e999 e",
      "a,b,c,d,e\n0.30000000000000004,1.0,1e+100,9223372036854775807,Inf\n"
    ),
    ("select 1 a where 0", "a\n"), ("select 1 a, 2 a", "a,a\n1,2\n"),
    ("select char(27) || '[31m' || ' x ' t", "t\n\u{1B}[31m x \n"),
  ])
  func `C1, C4, C5, C6, C8, C9, C10, C11, C13: CSV is exact`(
    sql: String, text: String
  ) async throws {
    let outcome = try await Program()("query", "--demo", "--csv", sql)
    #expect(outcome == Outcome(stdout: text, stderr: "", status: 0))
  }

  @Test(arguments: [
    ("--json", "select 1 a where 0", "[]\n"), ("--jsonl", "select 1 a where 0", ""),
    (
      "--jsonl", "select 9223372036854775807 n, 1e999 x, x'00ff' b",
      #"{"n":9223372036854775807,"x":null,"b":{"hex":"00ff"}}"# + "\n"
    ),
  ])
  func `J1, J2, J3, J4: JSON is exact`(
    form: String, sql: String, text: String
  ) async throws {
    let outcome = try await Program()(
      "query", "--demo", "--format", String(form.dropFirst(2)), sql)
    #expect(outcome.stdout == text)
    #expect(outcome.status == 0)
  }

  @Test(arguments: [
    ("query --demo 'select 1'", 0), ("query --demo 'select nonsense'", 1),
    ("query --demo 'select 1' --format cvs", 2),
    ("query --demo --offline 'select count(*) from jobs'", 3),
    ("query --demo --timeout 0.1s \"\(`In a pipe`.endless)\" > /dev/null", 4),
    ("query --demo 'select 1' -o /dev/full", 5),
  ])
  func `P4: ends with the code that the help gives`(call: String, code: Int) async throws {
    #expect(try await Program().bash("glasshouse \(call)").status == Int32(code))
  }

  @Test(arguments: [
    "select 1 a", " select 1 a;", "select 1 a; -- the end", "-- a comment\nselect 1 a",
    "--a comment with a ' and an = sign\nselect 1 a;", "/* one */ select 1 a;;",
    "\u{feff}select 1 a;\r\n",
  ])
  func `Q1, Q3, Q8: a statement runs with whatever surrounds it`(sql: String) async throws {
    let program = try Program()
    let answer = Outcome(stdout: "a\n1\n", stderr: "", status: 0)
    #expect(try await program("query", "--demo", input: sql) == answer)
    #expect(try await program("--demo", input: sql) == answer)
    guard !sql.hasPrefix("\u{feff}") else { return }
    #expect(try await program("query", "--demo", sql) == answer)
  }

  @Test func `Q2: the semicolons of a trigger do not end it`() async throws {
    let outcome = try await Program()(
      "--demo",
      input: """
        create table my.t (x);
        create table my.seen (x);
        create trigger my.noted after insert on t begin
          insert into seen values (new.x);
          insert into seen values (new.x + 1);
        end;
        insert into my.t values (1);
        select count(*) n from my.seen;

        """)
    #expect(outcome == Outcome(stdout: "n\n2\n", stderr: "", status: 0))
  }

  @Test(arguments: [
    ("select 1 a;\nselect 'abc", "The text opened with ' on line 2 is never closed.", "'"),
    (
      "select 1 a;\n\nselect 2 /* abc", "The comment opened with /* on line 3 is never closed.",
      "*/"
    ),
    ("select 1 a;\nselect 1\nas \"abc", "The name opened with \" on line 3 is never closed.", "\""),
  ])
  func `Q4: what is never closed is named with its line`(
    sql: String, sentence: String, closing: String
  ) async throws {
    let program = try Program()
    for outcome in [
      try await program("query", "--demo", sql), try await program("query", "--demo", input: sql),
      try await program("--demo", input: sql),
    ] {
      #expect(outcome.stdout == "a\n1\n")
      #expect(outcome.stderr.hasPrefix("error: "))
      #expect(outcome.stderr.hasSuffix(sentence + "\nhint:  Close it with \(closing).\n"))
      #expect(outcome.status == 1)
    }
  }

  @Test func `Q6, Q7: a command may be indented, and only a semicolon ends a statement`()
    async throws
  {
    let outcome = try await Program()(
      "--demo", "--keep-going",
      input: "  .mode json\nselect 1 a;\nselect 2\n/\n3 as b;\nselect 4\ngo;\n")
    #expect(outcome.stdout == "[\n{\"a\":1}\n]\n[\n{\"b\":0}\n]\n[\n{\"go\":4}\n]\n")
  }

  @Test func `an option that is no comment is still a mistake`() async throws {
    let outcome = try await Program()("query", "--demo", "--c=a b", "select 1")
    #expect(outcome.stderr.hasPrefix("error: Unknown option '--c'"))
    #expect(outcome.status == 2)
  }
}

/// Parameters and saved queries, through the built program.
@Suite(.serialized) struct `Values at the door` {
  @Test func `S3: a missing value is named, with what it means and an example`() async throws {
    let program = try Program()
    let script = """
      mkdir -p ~/config/glasshouse/queries && cd ~/config/glasshouse/queries && cat > wanted.sql <<'END'
      -- Wanted
      -- What is wanted.
      --
      -- param office text -- the office that is meant (example: Lisbon)
      select :office as office;
      END
      glasshouse run wanted --demo
      """
    let outcome = try await program.bash(script)
    #expect(
      outcome.stderr == """
        error: The parameter “office” has no value: the office that is meant.
        hint:  Add, for example: -p office=Lisbon

        """)
    #expect(outcome.status == 2)
  }

  @Test func `S4: a value that nothing asks for brings the nearest name`() async throws {
    let outcome = try await Program()("run", "time-to-hire", "--demo", "-p", "sinse=2026-01-01")
    #expect(
      outcome.stderr.hasPrefix(
        "error: There is no parameter “sinse”.\nhint:  Did you mean “since”?"))
    #expect(outcome.status == 2)
  }

  @Test func `S6: a list stands in in (…) as so many values`() async throws {
    let outcome = try await Program()(
      "query", "--demo", "select count(*) n from offices where name in (:names)", "-p",
      "names:list=Lisbon,O'Neil", "--quiet")
    #expect(outcome == Outcome(stdout: "n\n1\n", stderr: "", status: 0))
  }

  @Test func `S7: a word for a day is counted from today, and told as the day it is`() async throws
  {
    let outcome = try await Program()(
      "query", "--demo", "select :a a, :b b", "-p", "a=-30d", "-p", "b=today")
    #expect(outcome.stdout == "a,b\n2026-10-03,2026-11-02\n")
    #expect(outcome.stderr == "parameters: a=2026-10-03 (-30d), b=2026-11-02 (today)\n")
  }

  @Test func `S9: a slip in a header is placed, and a file without one runs`() async throws {
    let outcome = try await Program().bash(
      """
      cd && printf -- '-- T\\n-- parm x text = 3\\nselect 1 a;\\n' > slip.sql
      printf '/* mine */ select 1 a;' > plain.sql
      glasshouse run --demo ./plain.sql; glasshouse run --demo ./slip.sql
      """)
    #expect(outcome.stdout == "a\n1\n")
    #expect(outcome.stderr.contains("slip.sql:2"), "\(outcome.stderr)")
    #expect(outcome.status == 2)
  }

  @Test func `a saved query that compares a number with a text is warned of`() async throws {
    let outcome = try await Program().bash(
      """
      cd && printf 'select count(*) n from offices where id = :id;' > one.sql
      glasshouse run --demo ./one.sql -p id:text=5 && glasshouse run --demo --strict ./one.sql -p id:text=5
      """)
    #expect(outcome.stdout == "n\n0\n")
    #expect(
      outcome.stderr.hasPrefix("warning: “id = :id” compares a number with a text"),
      "\(outcome.stderr)")
    #expect(outcome.stderr.contains("error: “id = :id” compares a number with a text"))
    #expect(outcome.status == 1)
  }
}
