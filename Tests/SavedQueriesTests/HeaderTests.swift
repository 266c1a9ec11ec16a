import Testing

@testable import SavedQueries

@Suite struct HeaderTests {
  static let text = """
    -- Time to hire
    -- How long it takes,
    -- per department.
    --
    -- An ordinary comment.
    -- definition: What is counted;
    --   and what is not.
    -- param since date = -365d -- first day of the period (example: 2026-01-01)
    -- param by choice(all, department) = department -- what a line is
    -- param stage list optional -- only these stages (example: Offer,Hired)
    -- param least integer -- the fewest
    -- param share number = 0.5
    select ':no' /* :no */, x -- :no ; no end
    from t
    where a >= :since and "b;:no" = @by;

    -- what was left out
    -- name: excluded
    select cause, n from u;
    """

  private func query(_ text: String) throws -> SavedQuery {
    try SavedQuery(parsing: text, name: "q", origin: .file("mine/q.sql"))
  }

  @Test func `reads title, description, definition and parameters`() throws {
    let query = try query(Self.text)
    #expect(query.title == "Time to hire")
    #expect(query.description == "How long it takes, per department.")
    #expect(query.definition == "What is counted; and what is not.")
    #expect(
      query.parameters == [
        Parameter(
          name: "since", kind: .date, defaultText: "-365d", isOptional: false,
          example: "2026-01-01", sentence: "first day of the period"),
        Parameter(
          name: "by", kind: .choice(["all", "department"]), defaultText: "department",
          isOptional: false, example: nil, sentence: "what a line is"),
        Parameter(
          name: "stage", kind: .list, defaultText: nil, isOptional: true, example: "Offer,Hired",
          sentence: "only these stages"),
        Parameter(
          name: "least", kind: .integer, defaultText: nil, isOptional: false, example: nil,
          sentence: "the fewest"),
        Parameter(
          name: "share", kind: .number, defaultText: "0.5", isOptional: false, example: nil,
          sentence: ""),
      ])
    #expect(query.parameters.map(\.isRequired) == [false, false, false, true, false])
  }

  @Test func `reads which picture is drawn, and which numbers are read first`() throws {
    let text = """
      -- Mine
      -- chart: auto segment, n
      -- headline: median_days with by=all
      -- headline: reached_rate where milestone=hired -- of applications hired
      -- headline: hired = count(distinct id); undecided = sum(is_active)
      -- headline: offered_rate where stage=a b=c
      -- name: cases
      select 1;
      select count(*) from cases;
      """
    let query = try query(text)
    #expect(query.chart == "auto segment, n")
    #expect(
      query.headlines.map(\.way) == [
        .asked(column: "median_days", parameter: "by", value: "all"),
        .line(column: "reached_rate", key: "milestone", value: "hired"),
        .counted(CaseCount(what: "hired", sql: "count(distinct id)")),
        .line(column: "offered_rate", key: "stage", value: "a b=c"),
      ])
    #expect(
      query.headlines.map(\.words) == ["median days", "of applications hired", "hired", "offered"])
    #expect(query.headlines[2].undecided?.sql == "sum(is_active)")
    let counting = try #require(query.counting)
    #expect(
      counting.sql.hasSuffix(
        "select (count(distinct id)\n) as count_1, (sum(is_active)\n) as count_2 from cases"
      ))
  }

  @Test(arguments: [
    "n", "sum", "sum n", "n with by", "n of all", "sum n m", "= sum(n)", "n = ",
    "hired = count(*); settled = sum(x)",
  ])
  func `a headline is a number of all cases, never a sum over the lines of an answer`(
    wrong: String
  ) throws {
    #expect(throws: QueryError.self) {
      try query(
        "-- Mine\n-- headline: \(wrong)\n-- name: cases\nselect 1 as n;\nselect n from cases;")
    }
  }

  @Test func `what is counted needs cases, and what is withheld is asked once`() throws {
    for (header, sql) in [
      ("-- counts: hires", "select 1 as n;"), ("-- headline: n = count(*)", "select 1 as n;"),
      ("-- withheld: Few.\n-- headline: n with by=all", "select :by as n;"),
    ] {
      #expect(throws: QueryError.self, "\(header)") { try query("-- Mine\n\(header)\n\(sql)") }
    }
  }

  @Test func `counts the cases that an answer is made of`() throws {
    let text = """
      -- name: cases
      select 1 as x, null as cause;
      select count(*) as n from cases;
      -- name: excluded
      select cause, count(*) as n from cases group by 1;
      """
    #expect(try query(text).counting == nil)
    let named = try query("-- Mine\n-- counts: hires\n-- counts: jobs = count(distinct x)\n" + text)
    #expect(
      named.counts == [
        CaseCount(every: "hires"), CaseCount(what: "jobs", sql: "count(distinct x)"),
      ])
    let counting = try #require(named.counting)
    #expect(counting.sql.hasPrefix("with cases as (\nselect 1 as x, null as cause\n)"))
    #expect(counting.sql.hasSuffix("where cause is null"))
    let causeless = try query(
      "-- Mine\n-- counts: hires\n-- name: cases\nselect 1;\nselect 1 from cases;")
    #expect(causeless.counting?.sql.hasSuffix("select (count(*)\n) as count_1 from cases") == true)
  }

  @Test func `finds the statements, their lines and their parameters`() throws {
    let query = try query(Self.text)
    #expect(query.main.parameters == ["since", "by"])
    #expect(query.main.line == 13)
    #expect(query.main.sql.hasPrefix("select ':no' /* :no */, x -- :no ; no end\nfrom t"))
    #expect(query.main.sql.hasSuffix("\"b;:no\" = @by"))
    #expect(query.excluded == Statement(name: "excluded", sql: "select cause, n from u", line: 19))
    #expect(query.rows == nil)
    #expect(query.text == Self.text)
  }

  @Test(arguments: [
    "select 1", "\u{feff}select 1;", "-- a note\r\nselect 1\r\n;\r\n", "/* a note */ select 1",
    "\n\n-- why\n\nselect 1 -- yes",
  ])
  func `S9: a file without a header runs`(text: String) throws {
    let query = try query(text)
    #expect(query.main.sql == "select 1")
    #expect(query.parameters == [])
  }

  @Test func `a byte order mark and CRLF do not hide a header`() throws {
    let query = try query("\u{feff}-- Title\r\n-- param n integer = 3\r\nselect :n;\r\n")
    #expect(query.title == "Title")
    #expect(query.parameters.map(\.name) == ["n"])
    #expect(query.main.line == 3)
  }

  @Test func `S11: keeps all statements and answers with the last`() throws {
    let query = try query("select 1; select 2;\n-- name: rows\nselect 3; ;")
    #expect(query.statements.map(\.sql) == ["select 1", "select 2"])
    #expect(query.main.sql == "select 2")
    #expect(query.rows?.sql == "select 3")
  }

  @Test(arguments: [
    ("-- T\n-- param n dat\nselect 1", "mine/q.sql:2: “dat” is no kind of value for “n”.", "date"),
    ("-- T\n-- param n\nselect 1", "mine/q.sql:2: “” is no kind of value for “n”.", nil),
    ("-- param é text\nselect 1", "mine/q.sql:1: “é” is no name for a parameter.", nil),
    (
      "-- param a text\n-- param a text\nselect 1",
      "mine/q.sql:2: The parameter “a” is declared twice.", nil
    ),
    (
      "-- param n integer = five\nselect 1",
      "mine/q.sql:1: “five” of “n” is not an integer.", nil
    ),
    (
      "-- param d date -- day (example: 2026-02-30)\nselect 1",
      "mine/q.sql:1: “2026-02-30” of “d” is not a day (YYYY-MM-DD, today, last-quarter, -30d, -12w, -6m, -1y).",
      nil
    ),
    (
      "-- param n choice(a, b) = c\nselect 1", "mine/q.sql:1: “c” of “n” is not one of a, b.", nil
    ),
    (
      "-- param n integer from 5 = 4\nselect 1", "mine/q.sql:1: “4” of “n” is not an integer.", nil
    ),
    ("-- param n text from 5\nselect 1", "mine/q.sql:1: “5” is no smallest integer.", nil),
    ("-- param n integer from x\nselect 1", "mine/q.sql:1: “x” is no smallest integer.", nil),
    ("-- param n choice() = c\nselect 1", "mine/q.sql:1: The choice “n” has no words.", nil),
    (
      "-- param n text optional = c\nselect 1",
      "mine/q.sql:1: “n” is optional and has a default.", nil
    ),
    (
      "-- T\n--\n-- defintion: x\nselect 1", "mine/q.sql:3: “defintion:” is no field of a header.",
      "definition:"
    ),
    (
      "-- T\n-- parm n text = 3\nselect 1", "mine/q.sql:2: “parm” is no field of a header.", "param"
    ),
    (
      "select 1;\n\n-- name: exclude\nselect 2",
      "mine/q.sql:3: “exclude” is no name for a statement.", "excluded"
    ),
    ("-- T\n\n", "mine/q.sql:1: The file holds no statement that answers a question.", nil),
    ("select 1\nwhere a = ?", "mine/q.sql:2: A parameter has no name.", nil),
  ])
  func `S9: a mistake is named with its file and line`(
    text: String, message: String, meant: String?
  ) {
    let error = #expect(throws: QueryError.self) { try query(text) }
    #expect(error?.errorDescription == message)
    if let meant { #expect(error?.recoverySuggestion == "Did you mean “\(meant)”?") }
  }
}
