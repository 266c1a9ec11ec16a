import Rows
import Testing

@testable import SavedQueries

/// What is proposed where a word is not of the form name=value.
private let howToAssign =
  "Write, for example: -p since=2026-01-01; with spaces in quotes: -p 'question=How old are you?'"

@Suite struct ArgumentsTests {
  private let today = Day(year: 2026, month: 11, day: 2)

  private func bound(_ sql: String, _ typed: [String]) throws -> Bound {
    try Arguments(typed, sql: sql, today: today).bound(to: sql)
  }

  private func query(_ header: String, _ sql: String) throws -> SavedQuery {
    try SavedQuery(parsing: "-- T\n\(header)\n\(sql)", name: "q", origin: .builtIn)
  }

  @Test(
    arguments: [
      ("2026-10-01", .text("2026-10-01")), ("5", .integer(5)), ("-5", .integer(-5)),
      ("0", .integer(0)), ("007", .text("007")), ("+66-2-615", .text("+66-2-615")),
      ("0.25", .real(0.25)), ("-1.0", .real(-1)), (".5", .text(".5")), ("1e5", .text("1e5")),
      ("O'Neil", .text("O'Neil")), ("%", .text("%")), ("$1", .text("$1")), ("a\nb", .text("a\nb")),
      ("🎉", .text("🎉")), ("", .text("")), ("a=b", .text("a=b")), ("nan", .text("nan")),
      ("0x10", .text("0x10")), ("-30d", .text("2026-10-03")), ("true", .integer(1)),
      ("yes", .text("yes")), (" 5", .text(" 5")), ("null", .text("null")),
    ] as [(String, Scalar)])
  func `S1, S2, S5: types an undeclared value by its spelling`(text: String, value: Scalar) throws {
    let bound = try bound("select :x", ["x=\(text)"])
    #expect(bound.sql == "select :x")
    #expect(bound.values == ["x": value])
  }

  @Test(arguments: [
    "select :x", "select 1 where status = :x", "select json_each(:x)",
    "select 1 where x in (select y from t where z = lower(:x))",
  ])
  func `S6: a list is nothing where one value stands`(sql: String) throws {
    #expect(throws: QueryError.listOutsideIn("x")) { try bound(sql, ["x:list=a,b"]) }
    #expect(try bound(sql, ["x:list=a"]).values == ["x": .text("a")])
  }

  @Test func `a period without a day is no question`() throws {
    let header = "-- param since date = -30d\n-- param until date = tomorrow"
    let query = try query(header, "select :since, :until")
    #expect(throws: QueryError.emptyPeriod(since: "2026-11-03", until: "2026-11-03")) {
      try Arguments(["since=2026-11-03"], for: query, today: today)
    }
    #expect(try Arguments(["since=2026-11-02"], for: query, today: today).resolved.count == 2)
  }

  @Test(arguments: ["least=4", "least=-1", "least:number=1.5", "least:text=1", "least:list=9,1"])
  func `a value below the smallest is refused, as whatever it is typed`(typed: String) throws {
    let query = try query("-- param least integer from 5 = 10 -- fewest people", "select :least")
    #expect(query.parameters.map(\.smallest) == [5])
    #expect(throws: QueryError.self) { try Arguments([typed], for: query, today: today) }
    #expect(
      try Arguments(["least=5"], for: query, today: today).bound(to: query.main).values
        == ["least": .integer(5)])
    #expect(try Arguments(for: query, today: today).resolved.map(\.value) == ["10"])
  }

  @Test func `rows that are withheld are not there to be run`() throws {
    let query = try query(
      "--\n-- withheld: People are told in groups alone.", "select 1;\n-- name: rows\nselect 2;")
    #expect(query.withheld == "People are told in groups alone.")
    #expect(query.rows == nil)
  }

  @Test func `a value that a column must hold is asked for with the column`() throws {
    let query = try query("-- param d text of departments.name optional -- only it", "select :d")
    let demands = try Arguments(["d=People"], for: query, today: today).demands
    #expect(demands.map(\.domain) == [.init(table: "departments", column: "name")])
    #expect(demands.map(\.texts) == [["People"]])
    #expect(try Arguments(for: query, today: today).demands.isEmpty)
    #expect(throws: QueryError.self) { try self.query("-- param d text of names", "select :d") }
  }

  @Test(
    arguments: [
      ("n:text=5", .text("5")), ("n:number=1e5", .real(100_000)), ("n:number=7", .integer(7)),
      ("n:integer=007", .integer(7)), ("n:date=-30d", .text("2026-10-03")),
      ("n:boolean=yes", .integer(1)), ("n:list=a", .text("a")),
    ] as [(String, Scalar)])
  func `S2: a kind may be asked for`(typed: String, value: Scalar) throws {
    #expect(try bound("select :n", [typed]).values == ["n": value])
  }

  @Test(
    arguments: [
      ("2026-07-01", "2026-10-01", "2026-04-01"), ("2026-01-01", "2026-03-01", "2025-11-01"),
      ("2025-01-01", "2026-01-01", "2024-01-01"), ("2026-07-02", "2026-10-01", "2026-04-02"),
      ("2026-11-02", "2026-11-09", "2026-10-26"), ("0001-01-03", "0001-01-05", "0001-01-01"),
      ("0001-01-02", "0001-01-05", nil), ("1000-01-01", "2026-11-01", nil),
    ] as [(String, String, String?)])
  func `the period before is as long, in months where it is whole months, and begins in year 1`(
    since: String, until: String, before: String?
  ) throws {
    let since = try #require(Day(since))
    let until = try #require(Day(until))
    #expect(Day.before(since, until: until)?.description == before)
  }

  @Test(arguments: [
    ("2026-11-01", "2026-10-26"), ("2024-03-03", "2024-02-26"), ("2026-11-08", "2026-11-02"),
  ])
  func `a week begins on Monday`(today: String, monday: String) throws {
    #expect(Day(word: "this-week", today: try #require(Day(today)))?.description == monday)
  }

  @Test(arguments: [
    ("-30d", "2026-10-03"), ("-12w", "2026-08-10"), ("-6m", "2026-05-02"), ("-1y", "2025-11-02"),
    ("+1d", "2026-11-03"), ("-0d", "2026-11-02"), ("-33m", "2024-02-02"), ("-365d", "2025-11-02"),
    ("today", "2026-11-02"), ("tomorrow", "2026-11-03"), ("yesterday", "2026-11-01"),
    ("2024-02-29", "2024-02-29"),
    ("this-week", "2026-11-02"), ("last-week", "2026-10-26"), ("this-month", "2026-11-01"),
    ("last-month", "2026-10-01"), ("this-quarter", "2026-10-01"), ("last-quarter", "2026-07-01"),
    ("this-year", "2026-01-01"), ("last-year", "2025-01-01"),
  ])
  func `S7: resolves a word for a day against today`(word: String, day: String) throws {
    let query = try query("-- param d date", "select :d")
    let arguments = try Arguments(["d=\(word)"], for: query, today: today)
    #expect(try arguments.bound(to: query.main).values == ["d": .text(day)])
    #expect(arguments.resolved.map(\.value) == [day])
    #expect(arguments.resolved.map(\.from) == [word == day ? nil : word])
  }

  @Test(arguments: [
    ("month", "2026-03-01", "2026-03-29", "2026-02-01", "2026-03-01"),
    ("month", "2026-03-01", "2026-03-31", "2026-02-01", "2026-03-01"),
    ("month", "2026-03-01", "2026-04-01", "2026-02-01", "2026-03-01"),
    ("month", "2026-02-01", "2026-03-01", "2026-01-01", "2026-02-01"),
    ("month", "2026-02-01", "2026-02-28", "2026-01-01", "2026-01-28"),
    ("quarter", "2026-04-01", "2026-05-31", "2026-01-01", "2026-03-01"),
    ("quarter", "2026-10-01", "2026-12-31", "2026-07-01", "2026-10-01"),
    ("quarter", "2026-10-01", "2026-11-03", "2026-07-01", "2026-08-03"),
    ("year", "2025-01-01", "2025-03-01", "2024-01-01", "2024-02-29"),
    ("year", "2024-01-01", "2024-03-01", "2023-01-01", "2023-03-01"),
    ("week", "2026-03-02", "2026-03-05", "2026-02-23", "2026-02-26"),
  ])
  func `has the same days of the unit before, of which none is lost at the end of a month`(
    word: String, since: String, until: String, first: String, end: String
  ) throws {
    let unit = try #require(Day.Unit(begunBy: "this-" + word))
    let (since, until) = (try #require(Day(since)), try #require(Day(until)))
    let before = try #require(unit.before(since, until: until))
    #expect(before.first.description == first && before.end.description == end, "\(before)")
  }

  @Test(arguments: [
    ("2024-02-29", "-1y", "2023-02-28"), ("2026-03-31", "-1m", "2026-02-28"),
    ("2024-03-31", "-1m", "2024-02-29"), ("2024-03-01", "-1d", "2024-02-29"),
    ("2000-03-01", "-1d", "2000-02-29"), ("1900-03-01", "-1d", "1900-02-28"),
    ("2026-01-01", "-1d", "2025-12-31"), ("2025-12-31", "+1d", "2026-01-01"),
    ("2026-01-31", "+13m", "2027-02-28"), ("2026-12-31", "-0m", "2026-12-31"),
  ])
  func `counts days and months by the calendar`(today: String, word: String, day: String) throws {
    let today = try #require(Day(today))
    #expect(Day(word: word, today: today)?.description == day)
  }

  @Test func `every day of four centuries follows the one before`() {
    var day = Day(year: 1999, month: 12, day: 31)
    for _ in 0..<146_097 {
      let next = day.adding(days: 1)
      #expect(day < next && Day(next.description) == next && next.adding(days: -1) == day)
      day = next
    }
    #expect(day.description == "2399-12-31")
  }

  @Test(arguments: [
    "2026-13-01", "2026-02-29", "2026-1-1", "26-01-01", "2026/01/01", "-30", "30d", "-d", "-3x",
    "-99999d", "Today", "", "2026-01-01T00:00:00Z", "-9000y",
  ])
  func `refuses what is no day`(word: String) throws {
    let query = try query("-- param d date -- the day (example: 2026-01-01)", "select :d")
    let error = #expect(throws: QueryError.self) {
      try Arguments(["d=\(word)"], for: query, today: today)
    }
    #expect(
      error?.errorDescription == "“\(word)” for the parameter “d” is not "
        + "a day (YYYY-MM-DD, today, last-quarter, -30d, -12w, -6m, -1y).")
    #expect(error?.recoverySuggestion == "Write, for example: -p d=2026-01-01")
  }

  @Test func `binds defaults and declared kinds`() throws {
    let query = try query(
      """
      -- param since date = -1y
      -- param n integer = 3
      -- param office text optional
      -- param on boolean = true
      """, "select :since, :n, :office, :on, :more")
    let arguments = try Arguments(["n=5", "more=x"], for: query, today: today)
    #expect(
      try arguments.bound(to: query.main).values == [
        "since": .text("2025-11-02"), "n": .integer(5), "office": .null, "on": .integer(1),
        "more": .text("x"),
      ])
    #expect(arguments.resolved.map(\.name) == ["since", "n", "office", "on", "more"])
    #expect(arguments.resolved.map(\.value) == ["2025-11-02", "5", nil, "true", "x"])
  }

  @Test func `binds only what a statement asks for`() throws {
    let query = try query(
      "-- param a integer = 1\n-- param b integer = 2",
      "select :a;\n-- name: excluded\nselect @b, $b, @b")
    let arguments = try Arguments(for: query, today: today)
    #expect(try arguments.bound(to: query.main).values == ["a": .integer(1)])
    let excluded = try #require(query.excluded)
    #expect(try arguments.bound(to: excluded).values == ["b": .integer(2)])
  }

  @Test(arguments: [
    ("x in (:s)", "x in (:s_1, :s_2, :s_3)"),
    ("x IN(/* :s */ :s )", "x IN(/* :s */ :s_1, :s_2, :s_3 )"),
    (
      "(:s is null or x not in ( 'z', :s ))", "(:s_1 is null or x not in ( 'z', :s_1, :s_2, :s_3 ))"
    ),
    ("x in (:s) and ':s' <> y -- :s", "x in (:s_1, :s_2, :s_3) and ':s' <> y -- :s"),
    ("x in (:s) and y = :s_1", "x in (:s__1, :s__2, :s__3) and y = :s_1"),
  ])
  func `S6: a list becomes so many parameters and nothing else changes`(
    condition: String, expanded: String
  ) throws {
    let typed = ["s:list=Offer, O'Neil,a\\,b"] + (condition.contains(":s_1") ? ["s_1=7"] : [])
    let bound = try bound("select 1 from t where \(condition)", typed)
    #expect(bound.sql == "select 1 from t where \(expanded)")
    let texts = bound.values.filter { $0.key != "s_1" || $0.value != .integer(7) }
    let expected: [Scalar] = [.text("Offer"), .text("O'Neil"), .text("a,b")]
    #expect(texts.sorted { $0.key < $1.key }.map(\.value) == Array(expected.prefix(texts.count)))
    for name in bound.values.keys { #expect(bound.sql.contains(":\(name)")) }
  }

  @Test func `S6: a list may be given one by one, or be left out when optional`() throws {
    let query = try query(
      "-- param s list optional", "select 1 where :s is null or x in (:s)")
    let two = try Arguments(["s=a", "s=b"], for: query, today: today).bound(to: query.main)
    #expect(two.sql == "select 1 where :s_1 is null or x in (:s_1, :s_2)")
    #expect(two.values == ["s_1": .text("a"), "s_2": .text("b")])
    let none = try Arguments(for: query, today: today).bound(to: query.main)
    #expect(none.sql == query.main.sql)
    #expect(none.values == ["s": .null])
  }

  @Test(
    arguments: [
      (["sinse=1"], "There is no parameter “sinse”.", "Did you mean “since”?"),
      (["zzz=1"], "There is no parameter “zzz”.", "Parameters: since, by, n, s"),
      (
        ["since"], "“since” is not of the form name=value.",
        howToAssign
      ),
      (["=5"], "“=5” is not of the form name=value.", howToAssign),
      (["n:int=5"], "“int” is no kind of value.", "Did you mean “integer”?"),
      (["n=5x"], "“5x” for the parameter “n” is not an integer.", "Write, for example: -p n=5"),
      (["n=5", "n=6"], "The parameter “n” is given twice.", "Give it once."),
      (
        ["n=5", "by=deparment"],
        "“deparment” for the parameter “by” is not one of all, department.",
        "Did you mean “department”?"
      ),
      (
        ["n=5", "s=a,,b"], "“a,,b” for the parameter “s” is not a list of texts.",
        "Write, for example: -p s=A,B"
      ),
      ([], "The parameter “n” has no value: the fewest.", "Add, for example: -p n=5"),
    ] as [([String], String, String)])
  func `S3, S4: a mistake names the parameter and the next step`(
    typed: [String], message: String, hint: String
  ) throws {
    let query = try query(
      """
      -- param since date = -1y
      -- param by choice(all, department) = all
      -- param n integer -- the fewest
      -- param s list optional
      """, "select :since")
    let error = #expect(throws: QueryError.self) {
      try Arguments(typed, for: query, today: today)
    }
    #expect(error?.errorDescription == message)
    #expect(error?.recoverySuggestion == hint)
  }

  @Test func `a missing value of plain SQL, or one too large to be exact, is an error`() {
    let missing = #expect(throws: QueryError.self) { try bound("select :min", []) }
    #expect(missing?.errorDescription == "The parameter “min” has no value.")
    let large = #expect(throws: QueryError.self) {
      try bound("select :n", ["n=9223372036854775808"])
    }
    #expect(
      large?.errorDescription
        == "“9223372036854775808” for the parameter “n” is not an integer of 64 bits.")
    #expect(
      large?.recoverySuggestion == "Write, for example: -p n:text=9223372036854775808")
  }
}
