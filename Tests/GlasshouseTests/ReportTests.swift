import FoundationEssentials
import Glibc
import Testing

/// The page that is handed on.
@Suite(.serialized) struct `A report` {
  private static let danger = "<script>alert(1)</script>"

  /// A synced warehouse of the demo's company in which a source and all applicants have a dangerous name.
  private func program() async throws -> (Program, warehouse: String) {
    let program = try Program()
    let warehouse = program.home.path + "/report.sqlite"
    let synced = try await program(
      "sync", "--demo", "--yes", "--quiet", "--create", "--warehouse", warehouse)
    try #require(synced.status == 0, "\(synced.stderr)")
    try program.alter(
      "report.sqlite",
      by: """
        update sources set name = '\(Self.danger)' where name = 'LinkedIn';
        update candidates set first_name = '\(Self.danger)' || id
        """)
    return (program, warehouse)
  }

  private func report(_ program: Program, _ warehouse: String, _ arguments: String...) async throws
    -> String
  {
    let file = program.home.path + "/report.html"
    let outcome = try await program(
      ["report", "-o", file, "--demo", "--offline", "--quiet", "--warehouse", warehouse] + arguments
    )
    #expect(outcome == Outcome(stdout: "", stderr: "", status: 0))
    return String(decoding: try #require(try program.home.files()["report.html"]), as: UTF8.self)
  }

  /// The tables of a page, each as lines of cells.
  private func tables(_ html: String) -> [[[String]]] {
    html.split(separator: "<table>").dropFirst().map { table in
      table.split(separator: "<tr>").dropFirst().map { cells(of: String($0)) }
    }
  }

  private func cells(of row: String) -> [String] {
    var cells: [String] = []
    for part in row.split(separator: "</t") where part.contains("<th") || part.contains("<td") {
      var text = String(part.split(separator: ">", omittingEmptySubsequences: false).last ?? "")
      for (code, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        text = text.replacing(code, with: sign)
      }
      cells.append(text)
    }
    return cells
  }

  @Test func `has the numbers that run has, cell by cell, and its headline numbers`() async throws {
    let (program, warehouse) = try await program()
    let html = try await report(program, warehouse, "-p", "since=2026-01-01")
    let tables = tables(html)
    let usual = [
      ["time-to-hire", "by=month", "since=2026-01-01"], ["funnel-by-source", "since=2026-01-01"],
      ["funnel-by-stage", "since=2026-01-01"], ["offer-acceptance", "since=2026-01-01"],
      ["open-openings"], ["interviewer-load", "since=2026-01-01"],
    ]
    try #require(tables.count == usual.count)
    for (table, query) in zip(tables, usual) {
      let answer = try await program(
        ["run"] + query + [
          "--demo", "--offline", "--quiet", "--warehouse", warehouse, "--format", "tsv",
        ])
      var lines = answer.stdout.split(separator: "\n").map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map {
          $0 == "\\N" ? "NULL" : String($0)
        }
      }
      if query[0] == "interviewer-load" {
        for index in lines.indices.dropFirst() { lines[index][0] = "interviewer \(index)" }
      }
      #expect(table == lines, "\(query)")
    }
    let whole = try await program(
      "run", "time-to-hire", "by=all", "since=2026-01-01", "--demo", "--offline", "--quiet",
      "--warehouse", warehouse, "--csv")
    let before = try await program(
      "run", "time-to-hire", "by=all", "since=2025-03-01", "until=2026-01-01", "--demo",
      "--offline",
      "--quiet", "--warehouse", warehouse, "--csv")
    let now = whole.stdout.split(separator: "\n")[1].split(separator: ",")
    let then = before.stdout.split(separator: "\n")[1].split(separator: ",")
    #expect(html.contains("<span class=\"what\">Time to hire</span> <strong>\(now[2])</strong>"))
    // The last day of the period before is told, not the one after it.
    #expect(
      html.contains(
        " from \(then[2]) (2025-03-01 to 2025-12-31); hires: \(now[1]) now, \(then[1]) before</span>"
      ))
    #expect(html.contains("<p>The period is 2026-01-01 to 2026-11-"))
    #expect(html.contains("<dt>n</dt><dd>\(now[1]) hires</dd>"))
    #expect(
      html.contains("<dt>Left out</dt><dd>11 hired, no accepted offer; 3 no acceptance date; "))
  }

  @Test
  func `is one file of its owner's, holds every picture's title and table, and loads nothing`()
    async throws
  {
    let (program, warehouse) = try await program()
    let html = try await report(program, warehouse)
    #expect(html.ranges(of: "<svg ").count == 6)
    #expect(html.ranges(of: "<title ").count == 6)
    #expect(html.ranges(of: "<table>").count == 6)
    for word in ["<script", "<link", "<img", "src=", "url(", "@import", "http://", "https://"] {
      let found = html.replacing("xmlns=\"http://www.w3.org/2000/svg\"", with: "").contains(word)
      #expect(!found, "\(word)")
    }
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    var status = stat()
    #expect(stat(program.home.path + "/report.html", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func `names nobody unless asked, not even by a name put together`() async throws {
    let (program, warehouse) = try await program()
    let query = program.home.path + "/people.sql"
    let text = """
      -- People
      select upper(c.first_name) as candidate, u.name as recruiter, a.source, 'fixed' as word, count(*) as n
      from application_outcomes a
      join candidates c on c.id = a.candidate_id
      left join users u on u.id = (select recruiter_id from applications p where p.id = a.application_id)
      group by 1, 2, 3, 4
      """
    try Data(text.utf8).write(to: URL(filePath: query))
    let names = try await program(
      "query", "select distinct name from users", "--demo", "--offline", "--warehouse", warehouse,
      "--no-header", "--format", "tsv"
    ).stdout.split(separator: "\n").map(String.init)
    let hidden = try await report(program, warehouse, query, "interviewer-load")
    for name in names { #expect(!hidden.contains(name)) }
    #expect(!hidden.contains("SCRIPT&gt;ALERT"))
    #expect(hidden.contains("<td>candidate 1</td>"))
    #expect(hidden.contains("<td>fixed</td>"))
    #expect(hidden.contains("What may name a person is numbered in candidate, recruiter"))
    #expect(hidden.contains("<td>\("Jobs page on your website")</td>"))
    let shown = try await report(program, warehouse, query, "interviewer-load", "--personal")
    #expect(names.contains { shown.contains(">\($0)<") })
    #expect(shown.contains("&lt;SCRIPT&gt;ALERT(1)&lt;/SCRIPT&gt;"))
    #expect(!shown.contains("<SCRIPT"))
  }

  @Test func `has headlines that are true of the whole, and says what they are numbers of`()
    async throws
  {
    let (program, warehouse) = try await program()
    let html = try await report(
      program, warehouse, "-p", "since=2026-01-01", "-p", "until=2026-07-01")
    func number(_ sql: String) async throws -> String {
      let outcome = try await program(
        "query", sql, "--demo", "--offline", "--quiet", "--warehouse", warehouse, "--no-header",
        "--csv")
      return String(outcome.stdout.dropLast())
    }
    // An interview of three interviewers is one interview.
    let held = """
      from interviewers p join scheduled_interviews i on i.id = p.interview_id
      join application_outcomes a on a.application_id = i.application_id
      where i.status in ('complete', 'awaiting_feedback') and p.user_id is not null and a.is_template = 0
      and coalesce(p.response_status, '') <> 'declined'
      and coalesce(i.starts_at, i.all_day_start_on) >= '2026-01-01'
      and coalesce(i.starts_at, i.all_day_start_on) < '2026-07-01'
      """
    let interviews = try await number("select count(distinct i.id) \(held)")
    let places = try await number("select count(*) \(held)")
    #expect(interviews != places)
    #expect(
      html.contains(
        "<span class=\"what\">Interviewer load</span> <strong>\(interviews)</strong> "
          + "<span class=\"what\">interviews not declined</span>"))
    #expect(
      html.contains(
        "<dd>\(interviews) interviews not declined, \(places) parts of interviewers in them</dd>"))
    // A share is in percent, and a cohort that is still on its way says so.
    let cohort = """
      from application_outcomes where is_prospect = 0 and is_template = 0
      and applied_at >= '2026-01-01' and applied_at < '2026-07-01'
      """
    let rate = try await number(
      "select printf('%.1f %%', 100.0 * sum(outcome = 'hired') / count(*)) \(cohort)")
    #expect(
      html.contains("<strong>\(rate)</strong> <span class=\"what\">of applications hired</span>"))
    let active = try await number("select sum(outcome = 'active') \(cohort)")
    #expect(html.contains("; still undecided: \(active) now, "))
    #expect(!html.contains("_rate</span>"))
  }

  @Test func `gives a person one number in all of its parts, and calls them what they are there`()
    async throws
  {
    let (program, warehouse) = try await program()
    let html = try await report(
      program, warehouse, "recruiter-load", "time-to-hire", "interviewer-load", "-p",
      "by=recruiter")
    let shown = try await report(
      program, warehouse, "recruiter-load", "time-to-hire", "interviewer-load", "-p",
      "by=recruiter", "--personal")
    let hidden = tables(html)
    let named = tables(shown)
    try #require(hidden.count == 3 && named.count == 3)
    var numbers: [String: String] = [:]
    for (table, (names, role)) in zip(
      hidden, zip(named, ["recruiter", "recruiter", "interviewer"]))
    {
      for (line, name) in zip(table, names).dropFirst() where !name[0].hasPrefix("(") {
        let words = line[0].split(separator: " ").map(String.init)
        #expect(words.first == role, "\(line[0])")
        #expect(numbers[name[0], default: words[1]] == words[1], "\(line[0])")
        numbers[name[0]] = words[1]
      }
    }
    #expect(Set(numbers.values).count == numbers.count)
    #expect(html.contains("open jobs, "))
    let one = try #require(named[1].last { !$0[0].hasPrefix("(") })[0]
    let filtered = try await report(
      program, warehouse, "time-to-hire", "-p", "by=recruiter", "-p", "recruiter=\(one)")
    #expect(!filtered.contains(one))
    #expect(
      filtered.contains(
        "<dd>glasshouse run time-to-hire by=recruiter &#39;recruiter=recruiter 1&#39;"))
    #expect(tables(filtered)[0][1][0] == "recruiter 1")
  }

  @Test func `compares nothing of a query that is withheld`() async throws {
    let program = try Program()
    let query = program.home.path + "/few.sql"
    let text = """
      -- Few
      -- withheld: Too few to tell.
      -- headline: jobs = count(*)
      -- param since date = 2026-01-01 -- first day
      -- param until date = 2026-07-01 -- first day after
      -- name: cases
      select id from jobs where created_at < :until and created_at >= :since or 1 = 1;
      select count(*) as n from cases
      """
    for withheld in [true, false] {
      let text = withheld ? text : text.replacing("-- withheld: Too few to tell.\n", with: "")
      try Data(text.utf8).write(to: URL(filePath: query))
      let outcome = try await program("report", query, "-o", "-", "--demo", "--quiet")
      #expect(outcome.status == 0, "\(outcome.stderr)")
      #expect(outcome.stdout.contains("<span class=\"what\">jobs</span>"))
      #expect(outcome.stdout.contains("as in the period before") == !withheld)
    }
  }

  @Test func `is a page, so no other kind of file, and is made at the prompt, too`() async throws {
    let program = try Program()
    let refused = try await program("report", "time-to-hire", "-o", "week.txt", "--demo")
    #expect(refused.status == 2)
    #expect(refused.stderr.contains("“week.txt” is named as a .txt file."))
    #expect(refused.stderr.contains("Name it week.html"))
    let file = program.home.path + "/week.html"
    let typed = try await program(
      ["--demo", "--quiet"], input: ".report \(file) time-to-hire by=month\nselect 1 as x;\n")
    #expect(typed.status == 0 && typed.stdout.hasSuffix("x\n1\n"), "\(typed.stderr)")
    let page = String(decoding: try #require(try program.home.files()["week.html"]), as: UTF8.self)
    #expect(page.contains("<dd>glasshouse run time-to-hire by=month"))
    let compared = try await program(
      ["--demo", "--quiet"], input: ".mode csv\n.compare funnel-by-stage with pass=actual\n")
    #expect(compared.stdout.hasPrefix("milestone,measure,first,second,change\n"))
  }

  @Test func `tells no name, wherever the SQL puts it`() async throws {
    let (program, warehouse) = try await program()
    try program.alter(
      "report.sqlite",
      by: """
        insert into _sync_problems (table_name, record_id, field, reason, raw, seen_at)
        select 'users', id, 'name', 'too long', name, '2026-11-02T09:00:00.000Z' from users
        """)
    let path = program.home.path + "/names.sql"
    let names = try await program(
      "query", "select distinct name from users", "--demo", "--offline", "--warehouse", warehouse,
      "--no-header", "--format", "tsv"
    ).stdout.split(separator: "\n").map(String.init)
    try #require(names.count > 20)
    for sql in [
      // A name behind a date.
      "select substr(u.created_at, 1, 16) || ' ' || u.name as latest, 1 as n from users u;",
      // Whom the causes of what was left out name, or a headline.
      "select count(*) as n from users;\n-- name: excluded\nselect u.name as cause, 1 as n from users u;",
      "-- headline: who with by=all\n-- param by choice(all) = all\n"
        + "select u.name as who, 1 as n, :by as way from users u;",
      // Records as they came, and bytes.
      "select raw, 1 as n from _sync_problems;",
      "select cast(name as blob) as who, 1 as n from users;",
    ] {
      try Data(("-- Names\n" + sql).utf8).write(to: URL(filePath: path))
      let html = try await report(program, warehouse, path)
      for name in names {
        #expect(!html.contains(name), "\(sql)")
        let bytes = name.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(!html.contains(bytes), "\(sql)")
      }
      #expect(html.contains("<dt>Names</dt>"), "\(sql)")
      #expect(html.contains("<dd>glasshouse run \(path)"))
    }
  }

  @Test func `numbers a person whom a text of one's own names`() async throws {
    let (program, warehouse) = try await program()
    let path = program.home.path + "/who.sql"
    try Data(
      """
      -- Theirs
      -- param who text = nobody -- whom
      -- param zone text = UTC -- the time zone
      select count(*) as n, :zone as zone from users u where u.name <> :who;
      """.utf8
    ).write(to: URL(filePath: path))
    let html = try await report(
      program, warehouse, path, "who=Amara O'Malley", "zone=Europe/Lisbon")
    #expect(!html.contains("Malley"))
    #expect(html.contains("who=who 1") && html.contains("zone=Europe/Lisbon"))
    #expect(html.contains("with the name in place of its number"))
  }

  @Test
  func `says what it was asked with, of how many a median is, and what a value did not limit`()
    async throws
  {
    let (program, warehouse) = try await program()
    let html = try await report(
      program, warehouse, "time-to-hire", "open-openings", "department=People",
      "source=Jobs page on your website",
      "since=2026-01-01")
    #expect(
      html.contains(
        "Asked with department=People, source=Jobs page on your website, since=2026-01-01"))
    #expect(html.contains("<strong>no value</strong>") && html.contains("hires: 0 now, "))
    #expect(html.contains("as of the beginning of 2026-11-03; whatever the source</span>"))
    #expect(html.contains("whatever the source"))
  }

  @Test func `takes values for all queries, and for one, which come first`() async throws {
    let program = try Program()
    let outcome = try await program(
      "report", "time-to-hire", "offer-acceptance", "-p", "by=department", "-p",
      "time-to-hire.by=month", "-p", "since=2026-01-01", "-o", "-", "--demo", "--quiet")
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(
      outcome.stdout.contains("<dd>glasshouse run time-to-hire by=month since=2026-01-01 until="))
    #expect(
      outcome.stdout.contains(
        "<dd>glasshouse run offer-acceptance by=department since=2026-01-01 until="))
    let bound = try await program("report", "-o", "/dev/null", "--demo", "--since", "2026-01-01")
    #expect(bound.stderr.contains("its period begins with: since=2026-01-01"))
  }

  @Test func `leaves the file as it was when it cannot be made`() async throws {
    let program = try Program()
    let outcome = try await program.bash(
      "echo old > ~/r.html; glasshouse report time-to-hire -p by=week -o ~/r.html --demo; echo $?; cat ~/r.html"
    )
    #expect(outcome.stdout == "2\nold\n")
    #expect(outcome.stderr.contains("“week” for the parameter “by” is not one of"))
    let unknown = try await program("report", "-o", "-", "-p", "sinse=2026-01-01", "--demo")
    #expect(unknown.stderr.contains("There is no parameter “sinse”."))
    #expect(unknown.stderr.contains("Did you mean “since”?"))
    #expect(unknown.status == 2)
  }
}
