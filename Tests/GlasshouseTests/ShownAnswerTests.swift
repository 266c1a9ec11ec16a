import Testing

/// How answers look at the prompt, and what can be done with them afterwards.
@Suite(.serialized) struct `An answer at the prompt` {
  private static let prompt = "glasshouse> "

  private func screen(columns: UInt16 = 80, pager: String = "") async throws -> Screen {
    var program = try Program()
    program.environment["PAGER"] = pager
    let screen = try Screen(program, "--demo", columns: columns)
    try await screen.wait(for: Self.prompt)
    return screen
  }

  private func answer(_ line: String, on screen: Screen) async throws -> String {
    screen.type(line + "\r")
    try await screen.wait(for: line + "\n")
    return try await screen.wait(for: Self.prompt)
  }

  @Test func `I16, I17, I18, I20: is readable whatever is in it`() async throws {
    let screen = try await screen()
    let none = try await answer("select 1 as one where 0;", on: screen)
    #expect(none.contains("│ one │"))
    #expect(none.contains("0 rows · "))
    let wide = (1...60).map { "\($0) as c\($0)" }.joined(separator: ",")
    _ = try await answer("create temp view wide as select \(wide);", on: screen)
    let turned = try await answer("select * from wide;", on: screen)
    #expect(turned.contains("c60 │ 60\n"))
    #expect(turned.contains("60 columns do not fit 80: shown vertically"))
    let odd = try await answer(
      "select 'a'||char(10)||char(27)||'[2J'||char(9)||'b' x, hex(zeroblob(5000)) y;", on: screen)
    #expect(odd.contains("│ a␊␛[2J␉b │ 0000"))
    #expect(odd.contains("… │"))
    #expect(odd.contains("shortened to fit 80 columns: “y”"))
    let dated = try await answer("select count(*) from offices;", on: screen)
    #expect(dated.contains("1 row · "))
    #expect(dated.contains("offices synced just now"))
  }

  @Test func `goes to a file only where a file is named, which is told`() async throws {
    let program = try Program()
    let screen = try Screen(program, "--demo")
    try await screen.wait(for: Self.prompt)
    let file = program.home.path + "/one.json"
    _ = try await answer("select 'x' as one;", on: screen)
    #expect(try await answer(".last jsn", on: screen).contains("“jsn” is not one of table, csv"))
    #expect(try await answer(".last one.xlsx", on: screen).contains("would not be a .xlsx file"))
    #expect(try await answer(".last \(file)", on: screen).contains("wrote \(file) (json)"))
    #expect(try await answer("select count(*) n from _;", on: screen).contains("│ 1 │"))
    #expect(
      try await answer(".save counted", on: screen).contains("reads “_”, the answer before it"))
  }

  @Test func `about a table is fitted to the screen, and says what it leaves out`() async throws {
    let screen = try await screen()
    let text = try await answer(".describe offers", on: screen)
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(text.contains("offer from 1."))
    #expect(text.contains("not shown: points_at, personal, examples; a wider screen"))
  }

  @Test func `to a question for a value may be the value, not a command`() async throws {
    let screen = try await screen()
    screen.type("select :day as d;\r")
    try await screen.wait(for: "day (a number, a day or a text): ")
    screen.type(".quit\r")
    try await screen.wait(for: "“.quit” is no value for day; nothing was run.")
    try await screen.wait(for: Self.prompt)
    #expect(try await answer("select 6 * 7 as n;", on: screen).contains("│ 42 │"))
  }

  @Test func `can be shown again, asked on and compared`() async throws {
    let screen = try await screen()
    _ = try await answer(
      "create temp table t as select 1 id, 'one' v union select 2, 'two';", on: screen)
    _ = try await answer("select * from t;", on: screen)
    #expect(
      try await answer("select count(*) n from _ where id > 1;", on: screen).contains("│ 1 │"))
    _ = try await answer("select * from t;", on: screen)
    #expect(try await answer(".last json", on: screen).contains(#"{"id":1,"v":"one"}"#))
    #expect(try await answer(".last csv |tail -1", on: screen).hasPrefix("2,two\n"))
    _ = try await answer("update t set v = 'uno' where id = 1;", on: screen)
    _ = try await answer("insert into t values (3, 'three');", on: screen)
    _ = try await answer("select * from t;", on: screen)
    let difference = try await answer(".diff", on: screen)
    #expect(difference.contains("│ changed from │  1 │ one   │"))
    #expect(difference.contains("│ changed to   │  1 │ uno   │"))
    #expect(difference.contains("│ added        │  3 │ three │"))
    #expect(difference.contains("1 added, 0 removed, 1 changed by id"))
  }

  @Test func `too large to be kept says so, and can be asked again`() async throws {
    let screen = try await screen()
    let large =
      "with recursive n(x) as (select 1 union all select x+1 from n limit 100001) select x from n;"
    _ = try await answer(".once /dev/null", on: screen)
    _ = try await answer(large, on: screen)
    #expect(try await answer("select * from _;", on: screen).contains("No such table: _."))
    screen.type(".last csv |tail -1\r")
    try await screen.wait(for: "so it was not kept. Run it again? [y/N] ")
    screen.type("y\r")
    #expect(try await screen.wait(for: Self.prompt).contains("100001\n"))
  }

  @Test func `I23: changes for this session alone, for once, and back`() async throws {
    let screen = try await screen()
    _ = try await answer(".mode --once csv", on: screen)
    #expect(try await answer("select 1 a, null b;", on: screen).hasPrefix("a,b\n1,\n"))
    #expect(try await answer("select 1 a, null b;", on: screen).contains("│ NULL │"))
    for line in [".mode csv", ".null -", ".headers off", ".maxrows 2", ".timer off"] {
      _ = try await answer(line, on: screen)
    }
    let short = try await answer("values (1, null), (2, 3), (4, 5);", on: screen)
    #expect(short.hasPrefix("1,-\n2,3\ncut after 2 rows; there are more\n2 rows\n"))
    _ = try await answer(".reset", on: screen)
    #expect(try await answer("values (1, null), (2, 3), (4, 5);", on: screen).contains("3 rows · "))
    // What was cut is the last answer all the same: no other takes its place.
    _ = try await answer("select 'first' as n, 1 as v;", on: screen)
    _ = try await answer(".maxrows 2", on: screen)
    _ = try await answer("values (1, null), (2, 3), (4, 5);", on: screen)
    _ = try await answer(".maxrows 100", on: screen)
    #expect(try await answer(".chart", on: screen).contains("was not read to its end"))
    #expect(try await answer(".again", on: screen).contains("3 rows · "))
    #expect(try await answer(".maxrows few", on: screen).contains("“few” is not a number of 1"))
  }

  @Test func `I21: that takes long says how long, and is gone before the answer`() async throws {
    let screen = try await screen()
    screen.type(
      "with recursive n(x) as (select 1 union all select x + 1 from n) select max(x) from n;\r")
    try await screen.wait(for: "running · 1 s · Ctrl-C stops it")
    screen.type("\u{3}")
    try await screen.wait(for: "Interrupted after ")
  }

  @Test func `I22: goes through a pager when it is taller than the screen`() async throws {
    let screen = try await screen(pager: "sed s/^/paged:/")
    let rows =
      "with recursive n(x) as (select 1 union all select x+1 from n limit 60) select x from n"
    #expect(try await !answer("\(rows) limit 20;", on: screen).contains("paged:"))
    let long = try await answer("\(rows);", on: screen)
    #expect(long.contains("paged:│ 60 │\n"))
    #expect(long.contains("60 rows · "))
    _ = try await answer(".pager head -2", on: screen)
    let left = try await answer(
      "with recursive n(x) as (select 1 union all select x + 1 from n) select x from n;", on: screen
    )
    #expect(left.contains("rows; there may be more"))
    #expect(try await answer("select 6 * 7 as still;", on: screen).contains("│    42 │"))
  }

  @Test func `is watched until Ctrl-C`() async throws {
    let screen = try await screen()
    _ = try await answer("select 'seen' a;", on: screen)
    screen.type(".watch 1\r")
    for _ in 0..<2 { try await screen.wait(for: "│ seen │") }
    screen.type("\u{3}")
    try await screen.wait(for: Self.prompt)
  }
}
