import Rows
import SavedQueries
import Testing
import Warehouse

@testable import Engines

/// What is written for a server, without one.
struct ServerTextTests {
  @Test(arguments: [
    (Scalar.text("O'Brien"), "'O''Brien'"), (.text(#"a\' or 1=1 --"#), #"E'a\\'' or 1=1 --'"#),
    (.text(""), "''"), (.null, "null"), (.integer(-7), "'-7'"), (.real(0.1), "'0.1'"),
  ])
  func `a value is a literal that cannot end early`(value: Scalar, literal: String) {
    #expect(value.literal == literal)
  }

  @Test(arguments: [
    "postgresql://me:secret@db.example.com/hr", "postgres://me:@db/hr",
    "postgresql://db/hr?password=secret", "postgresql://db/hr?user=me&pass%77ord=secret",
    "postgresql://db/hr?sslpassword=secret",
  ])
  func `an address with a password is refused and not repeated`(typed: String) throws {
    let error = #expect(throws: EngineError.self) { try ServerAddress(typed) }
    guard case .password? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    let told = [error?.errorDescription, error?.recoverySuggestion].compactMap(\.self).joined()
    #expect(!told.contains("secret"))
    #expect(told.contains("~/.pgpass") && told.contains("PGPASSFILE"))
  }

  @Test func `an address is told without its parameters`() throws {
    let address = try ServerAddress("postgresql://me@db.example.com:5433/hr?sslmode=require")
    #expect(address.shown == "postgresql://me@db.example.com:5433/hr")
    #expect(throws: EngineError.self) { try ServerAddress("mysql://db/hr") }
    #expect(throws: EngineError.self) { try ServerAddress("postgresql://db/hr\n") }
  }

  @Test(arguments: [
    "psql:<stdin>:7: ERROR:  42501: permission denied for schema greenhouse",
    "psql:<stdin>:7: FEHLER:  42501: keine Berechtigung für Schema greenhouse",
    "WARNING:  25P01: there is no transaction\nERREUR:  42501: droit refusé : c:  d",
  ])
  func `an error is known by its code in every language`(said: String) throws {
    let server = try ServerAddress("postgresql://me@db.example.com/hr")
    guard case .notPermitted = EngineError(said, status: 3, from: server) else {
      Issue.record("\(said)")
      return
    }
    guard case .unreachable = EngineError("psql: error: FATAL:  no role", status: 2, from: server)
    else {
      Issue.record("no code, and known all the same")
      return
    }
  }

  @Test func `what was built on our views is named`() throws {
    let error = EngineError(
      """
      psql:<stdin>:9: ERROR:  2BP01: cannot drop view greenhouse.hires because other objects depend on it
      DETAIL:  view bi.h depends on view greenhouse.hires
      HINT:  Use DROP ... CASCADE to drop the dependent objects too.
      LOCATION:  reportDependentObjects, dependency.c:1147
      """, status: 3, from: try ServerAddress("postgresql://me@db.example.com/hr"))
    #expect(error.errorDescription?.contains("view bi.h depends on") == true)
    #expect(error.recoverySuggestion?.contains("CASCADE") == false)
  }

  @Test func `a row is a line of COPY whatever its texts hold`() {
    var copied = CopyText()
    Row.lending([.text("a\tb\\c\nd\re\0"), .null, .integer(5), .real(0.5), .text("")]) {
      copied.append($0)
    }
    #expect(
      String(decoding: copied.bytes, as: UTF8.self)
        == #"a\tb\\c\nd\re"# + "\u{fffd}" + "\t" + #"\N"# + "\t5\t0.5\t\n")
  }

  @Test func `parameters get places, each name one, and texts keep their colons`() throws {
    let sql = "select ':a', :b, :a, :b from t where x in (:list) -- :c"
    let arguments = try Arguments(
      ["b=1", "a=2", "list:list=p,q"], sql: sql, today: try #require(Day("2026-11-28")))
    let placed = try arguments.bound(to: sql).placed { place, _ in "$\(place)" }
    #expect(placed.sql == "select ':a', $1, $2, $1 from t where x in ($3, $4) -- :c")
    #expect(placed.names == ["b", "a", "list_1", "list_2"])
  }

  @Test func `no two indexes have one name where names are cut off`() {
    let names = Schema.greenhouse.tables.flatMap { table in
      table.allIndexes(in: .greenhouse).map { String(table.indexName($0).prefix(63)) }
    }
    #expect(Set(names).count == names.count)
  }

  @Test func `a query with a backslash is not sent, since psql would run it as a command`() throws {
    let query = try SavedQuery(
      parsing: "select 1 a \\! touch here\n", name: "mine", origin: .file("mine.sql"))
    let arguments = try Arguments(for: query, today: try #require(Day("2026-11-28")))
    let bound = try arguments.bound(to: query.main)
    #expect(throws: EngineError.self) {
      try QueryScript(
        forPsql: EngineQuestion(query, statements: [bound], columns: [["a"]], domains: []))
    }
  }

  @Test(
    arguments: [
      ("5", "bigint", Scalar.integer(5)), ("5", "numeric", .integer(5)),
      ("2.50", "numeric(4,2)", .real(2.5)),
      ("44", "double precision", .real(44)), ("t", "boolean", .integer(1)),
      ("f", "boolean", .integer(0)),
      ("5", "text", .text("5")), (nil, "bigint", .null),
    ] as [(String?, String, Scalar)])
  func `a cell is what the warehouse would have given`(text: String?, type: String, value: Scalar) {
    #expect(ServerAnswer.value(text, of: type) == value)
  }
}
