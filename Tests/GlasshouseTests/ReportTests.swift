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
    #expect(html.contains(" from \(then[2]) (2025-03-01 to 2026-01-01)</span>"))
    #expect(html.contains("<dt>n</dt><dd>\(now[1]) counted</dd>"))
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
    for name in names { #expect(!hidden.contains(">\(name)<")) }
    #expect(!hidden.contains("SCRIPT&gt;ALERT"))
    #expect(hidden.contains("<td>candidate 1</td>"))
    #expect(hidden.contains("<td>fixed</td>"))
    #expect(hidden.contains("People are numbered in candidate, recruiter"))
    #expect(hidden.contains("<td>\("Jobs page on your website")</td>"))
    let shown = try await report(program, warehouse, query, "interviewer-load", "--personal")
    #expect(names.contains { shown.contains(">\($0)<") })
    #expect(shown.contains("&lt;SCRIPT&gt;ALERT(1)&lt;/SCRIPT&gt;"))
    #expect(!shown.contains("<SCRIPT"))
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
