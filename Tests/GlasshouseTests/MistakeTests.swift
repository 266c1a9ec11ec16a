import Testing

/// What was typed wrongly: named, quoted, with a next step, and nothing is touched.
@Suite(.serialized) struct `A mistake` {
  /// What was typed, what is said, and the exit code.
  struct Case: CustomTestStringConvertible, Sendable {
    let arguments: [String]
    let stderr: String
    let status: Int32
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ arguments: String..., says stderr: String, status: Int32) {
      self.arguments = arguments
      self.stderr = stderr + "\n"
      self.status = status
    }
  }

  @Test(arguments: [
    Case(
      "query", "select * from aplications",
      says: """
        error: No such table: aplications.
          select * from aplications
                        ^
        hint:  Did you mean “applications”?
        """, status: 1),
    Case(
      "query", "select id,\n  nmae\nfrom jobs",
      says: """
        error: No such column: nmae.
          line 2:   nmae
                    ^
        hint:  Did you mean “name”?
        """, status: 1),
    Case(
      "query", "select medan(id) from jobs",
      says: """
        error: No such function: medan.
          select medan(id) from jobs
                 ^
        hint:  Did you mean “median(x)”?
        """, status: 1),
    Case(
      "query", "select applied_at from applications",
      says: """
        error: No such column: applied_at.
          select applied_at from applications
                 ^
        hint:  “applied_at” is the word of Harvest v1; here it is applications.created_at.
        """, status: 1),
    Case(
      "query", "select '日本', \"nam\" from jobs",
      says: """
        error: No such column: nam.
          select '日本', "nam" from jobs
                         ^
        hint:  Did you mean “name”? Text is written in single quotes: 'nam'. Double quotes are for names.
        """, status: 1),
    Case(
      "query", "delete from jobs",
      says: "error: “jobs” is a synced table: only a sync changes it.", status: 1),
    Case(
      "query", "select * from jobs where id = :job",
      says: """
        error: The parameter “job” has no value.
        hint:  Add, for example: -p job=TEXT
        """, status: 2),
    Case(
      "query", "select :job", "-p", "jobs=1",
      says: """
        error: There is no parameter “jobs”.
        hint:  Did you mean “job”?
        """, status: 2),
    Case(
      "run", "time-to-hire", "-p", "since=soon",
      says: """
        error: “soon” for the parameter “since” is not a day (YYYY-MM-DD, today, last-quarter, -30d, -12w, -6m, -1y).
        hint:  Write, for example: -p since=2026-01-01
        """, status: 2),
    Case(
      "run", "time-to-hire", "-p", "by=deparment",
      says: """
        error: “deparment” for the parameter “by” is not one of all, department, job, recruiter, source, month.
        hint:  Did you mean “department”?
        """, status: 2),
    Case(
      "run", "time-to-hir",
      says: """
        error: There is no saved query “time-to-hir”.
        hint:  Did you mean “time-to-hire”?
        """, status: 2),
    Case(
      "describe", "aplications",
      says: """
        error: There is no table or view “aplications”.
        hint:  Did you mean “applications”?
        """, status: 2),
    Case(
      "sync", "ofers",
      says: """
        error: There is no table or view “ofers”.
        hint:  Did you mean “offers”?
        """, status: 2),
    Case(
      "query", "select 1", "--format", "cvs",
      says: """
        error: --format “cvs” is not one of table, csv, tsv, json, jsonl, markdown, html, vertical, chart, svg.
        hint:  See: glasshouse --help
        """, status: 2),
    Case(
      "query", "select 1", "--max-age", "soon",
      says: """
        error: --max-age “soon” is not an age such as 15m, 1h, 0 or never.
        hint:  See: glasshouse --help
        """, status: 2),
    Case(
      "query", "select 1", "--formt", "csv",
      says: """
        error: Unknown option '--formt'. Did you mean '--format'?
        Usage: glasshouse query [<options>] [<sql>]
          See 'glasshouse query --help' for more information.
        """, status: 2),
    Case(
      "qurey", "select 1",
      says: """
        error: There is no subcommand “qurey”.
        hint:  Did you mean: glasshouse query
        """, status: 2),
    Case(
      "--warehose", "mine.sqlite",
      says: """
        error: Unknown option '--warehose'. Did you mean '--warehouse'?
        Usage: glasshouse shell <options>
          See 'glasshouse shell --help' for more information.
        """, status: 2),
    Case(
      "query", " ",
      says: """
        error: There is no statement to run.
        hint:  Give SQL as an argument, with -f FILE, or on standard input.
        """, status: 2),
    Case(
      "sync", "--offline",
      says: """
        error: sync and --offline contradict each other.
        hint:  See: glasshouse --help
        """, status: 2),
    Case(
      "query", "-f", "nowhere.sql",
      says: """
        error: “nowhere.sql” cannot be read: No such file or directory.
        hint:  Check the path.
        """, status: 5),
    Case(
      "query", "select 1", "-o", "/nowhere/a.csv",
      says: """
        error: Cannot write “/nowhere/a.csv”: No such file or directory.
        hint:  Nothing was written; check that its folder is there and can be written to.
        """, status: 5),
    Case(
      "query", "select 1", "-o", "hires.xlsx",
      says: """
        error: “hires.xlsx” would not be a .xlsx file: that format is not written here.
        hint:  Name it hires.csv, which spreadsheets open, or say --format (.mode).
        """, status: 2),
    Case(
      "run", "time-to-hire", "--by", "month",
      says: """
        error: --by is no option: by is a parameter of “time-to-hire”.
        hint:  Write by=… or -p by=…
        """, status: 2),
    Case(
      "query", "select 1 from offers join applications using (application_id)",
      says: """
        error: Cannot join using column application_id - column not present in both tables.
        hint:  Columns of two names are joined so: on offers.application_id = applications.id
        """, status: 1),
  ])
  func `is named, and nothing is asked or changed`(mistake: Case) async throws {
    let greenhouse = try Greenhouse(candidates: 5)
    let program = try Program(asking: greenhouse.server)
    #expect(try await program("query", "select 1", "--quiet").status == 0)
    let before = try program.home.files()
    let outcome = try await program(mistake.arguments)
    #expect(outcome == Outcome(stdout: "", stderr: mistake.stderr, status: mistake.status))
    #expect(greenhouse.asked().isEmpty)
    #expect(try program.home.files() == before)
  }

  @Test func `in a dot-command stops a script, with the nearest name`() async throws {
    let outcome = try await Program()("--demo", input: "select 1 a;\n.mdoe csv\nselect 2 b;\n")
    #expect(
      outcome
        == Outcome(
          stdout: "a\n1\n",
          stderr: """
            error: standard input:2: There is no command “.mdoe”.
            hint:  Did you mean .mode? See .help for all commands.

            """, status: 2))
  }

  @Test(arguments: [
    ("query --demo -f weekly.sql", "weekly.sql:3:8"),
    ("query --demo < weekly.sql", "standard input:3:8"),
    ("--demo <<< '.read weekly.sql'", "weekly.sql:3:8"),
  ])
  func `P5: in a script is placed by file, line and column, and stops it`(
    call: String, place: String
  ) async throws {
    let program = try Program()
    let script = "cd && printf 'select 1 a;\\n\\nselect b;\\nselect 2 c;\\n' > weekly.sql && "
    let outcome = try await program.bash(script + "glasshouse \(call)")
    #expect(outcome.stdout == "a\n1\n")
    #expect(outcome.stderr.hasPrefix("error: \(place): No such column: b.\n"))
    #expect(outcome.status == 1)
  }

  @Test func `Q3: comments alone are no mistake`() async throws {
    let outcome = try await Program()("query", "--demo", input: "-- nothing yet\n;\n")
    #expect(outcome == Outcome(stdout: "", stderr: "", status: 0))
  }
}
