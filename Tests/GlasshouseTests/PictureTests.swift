import Testing

/// An answer as a picture, through the program.
@Suite(.serialized) struct `A picture` {
  private static let sql = "select 'a' as source, 8 as n union all select 'b', 4"
  private static let bars = """
    n by source

    a 8 \(String(repeating: "█", count: 76))
    b 4 \(String(repeating: "█", count: 38))

    """

  @Test(arguments: [
    ["--chart"], ["--chart", "bars"], ["--chart=bars:source,n"], ["--chart", "auto"],
    ["--format", "chart"],
  ])
  func `is asked for with a word`(options: [String]) async throws {
    let outcome = try await Program()(["query", Self.sql, "--demo"] + options)
    #expect(outcome == Outcome(stdout: Self.bars, stderr: "", status: 0))
  }

  @Test func `may be asked for before the subcommand`() async throws {
    let outcome = try await Program()("--demo", "--chart", "query", Self.sql)
    #expect(outcome == Outcome(stdout: Self.bars, stderr: "", status: 0))
  }

  @Test func `is drawn with ASCII alone when asked to`() async throws {
    let outcome = try await Program()(
      "query", "select 'é' as a, 3 as n", "--demo", "--chart", "--ascii")
    #expect(outcome.stdout.hasPrefix("n by a\n\n<U+00E9> 3 ####"))
  }

  @Test func `is what the saved query asks for, of its own numbers`() async throws {
    let program = try Program()
    let csv = try await program("run", "open-openings", "--demo", "--quiet", "--csv")
    let first = try #require(csv.stdout.split(separator: "\n").dropFirst().first).split(
      separator: ",")
    let picture = try await program("run", "open-openings", "--demo", "--quiet", "--chart")
    #expect(picture.stdout.hasPrefix("n by segment\n\n\(first[0])"))
    #expect(picture.stdout.split(separator: "\n")[1].contains(" \(first[1]) █"))
    let line = try await program("run", "time-to-hire", "by=month", "--demo", "--quiet", "--chart")
    #expect(line.stdout.hasPrefix("median_days by segment\n"))
    #expect(line.stdout.contains("●"))
    let other = try await program(
      "run", "time-to-hire", "--demo", "--quiet", "--chart", "bars:segment,max_days")
    #expect(other.stdout.hasPrefix("max_days by segment\n"))
  }

  @Test func `is a file of SVG with a title, and a figure in HTML before its table`() async throws {
    let program = try Program()
    let danger = "select '<script>alert(1)</script>' as source, 8 as n"
    let svg = try await program("query", danger, "--demo", "--chart", "svg")
    #expect(svg.stdout.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(svg.stdout.contains("<title id=\"chart-title\">n by source</title>"))
    #expect(svg.stdout.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(!svg.stdout.contains("<script"))
    let file = program.home.path + "/picture.svg"
    let named = try await program("query", danger, "--demo", "-o", file)
    #expect(named.status == 0)
    #expect(try program.home.files()["picture.svg"] == Array(svg.stdout.utf8))
    let check = try await program.bash(
      "python3 -c 'import xml.dom.minidom,sys; xml.dom.minidom.parse(sys.argv[1])' \(file)")
    #expect(check == Outcome(stdout: "", stderr: "", status: 0))
    let html = try await program("query", danger, "--demo", "--chart", "--format", "html")
    #expect(html.stdout.contains("<figure>\n<svg"))
    #expect(
      html.stdout.contains(
        "<td>&lt;script&gt;alert(1)&lt;/script&gt;</td><td align=\"right\">8</td>"))
    #expect(!html.stdout.contains("<script"))
  }

  @Test(arguments: [
    (["--chart=brs"], "“brs” is no kind of chart.", "Did you mean “bars”? There are: auto, bars"),
    (["--chart", "pie"], "“pie” is no kind of chart.", "There are: auto, bars, line"),
    (
      ["--chart=bars:sorce,n"], "The answer has no column “sorce” to draw.", "There are: source, n."
    ),
    (["--chart", "-o", "x.csv"], "--chart and the format csv contradict each other.", "See:"),
    (["--chart", "--csv"], "--chart and the format csv contradict each other.", "See:"),
    (["--chart=line:source,n"], "“a” in “source” is no date", "Name the columns"),
  ])
  func `that cannot be drawn says why`(options: [String], error: String, hint: String) async throws
  {
    let outcome = try await Program()(["query", Self.sql, "--demo"] + options)
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.contains(error))
    #expect(outcome.stderr.contains(hint))
    #expect(outcome.status == 2)
  }

  @Test func `of no rows is a sentence`() async throws {
    let outcome = try await Program()("query", "\(Self.sql) limit 0", "--demo", "--chart")
    #expect(outcome.stdout == "There is nothing to draw: no row has a value.\n")
    #expect(outcome.status == 0)
  }

  @Test func `of the last answer is drawn at the prompt, as wide as the screen`() async throws {
    let screen = try Screen(try Program(), "--demo", columns: 60)
    try await screen.wait(for: "glasshouse> ")
    func answer(_ line: String) async throws -> String {
      screen.type(line + "\r")
      try await screen.wait(for: line + "\n")
      return try await screen.wait(for: "glasshouse> ")
    }
    #expect(try await answer(".chart").contains("There is no answer yet."))
    _ = try await answer("select 'a' as source, 8 as n;")
    #expect(
      try await answer(".chart").contains("a 8 " + String(repeating: "█", count: 56) + "\n"))
    #expect(try await answer(".chart --ascii bars source,n").contains("a 8 ####"))
    _ = try await answer(".mode chart")
    #expect(try await answer("select 'b' as source, 2 as n;").contains("n by source\n\nb 2 █"))
    #expect(try await answer(".search wilson").contains("┌"))
    #expect(try await answer(".chart brs").contains("Did you mean “bars”?"))
    _ = try await answer(".mode table")
    #expect(try await answer("select count(*) as rest from _;").contains("│    1 │"))
  }
}
