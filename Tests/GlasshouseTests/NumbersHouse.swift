import Rows
import SavedQueries
import Simulator
import Testing
import Warehouse

/// A company, its pretend Greenhouse and the program with a warehouse of its own.
struct NumbersHouse {
  let server: Server
  let file: WarehouseFile
  private let program: Program

  init(_ company: Company, _ dialect: Simulator.Dialect) throws {
    var options = Simulator.Options()
    options.v1Rate = Rate(100_000, per: 10)
    options.v3Rate = Rate(100_000, per: 30)
    server = Server(company: company, options: options)
    try server.start()
    program = try Program(asking: server, dialect)
    file = WarehouseFile(program.home.path + "/numbers.sqlite")
  }

  /// What the program prints, as cells.
  func printed(_ question: NumbersQuestion, _ more: String...) async throws -> NumbersTruth {
    let outcome = try await program(
      question.arguments + ["--warehouse", file.path, "--create", "--yes"] + more)
    try #require(outcome.status == 0, "\(question): \(outcome.stderr)")
    return NumbersTruth(printed: outcome)
  }

  /// The names that can be filtered by.
  func names() throws -> NumbersQuestion.Names {
    let reader = try Reader(file)
    func names(_ table: String) throws -> [String] {
      try reader.texts("select distinct name from \(table) order by name").compactMap(\.first)
    }
    return NumbersQuestion.Names(
      departments: try names("departments"), offices: try names("offices"),
      jobs: try names("jobs"), sources: try names("sources"))
  }
}

extension NumbersTruth {
  /// What a saved query answers inside this process, in the same form as the program prints it.
  init(asking question: NumbersQuestion, of reader: Reader) throws {
    let query = try Catalogue().find(question.query.rawValue)
    let typed = question.arguments.filter { $0.contains("=") }
    let today = try #require(Day("2026-11-02"))
    let arguments = try Arguments(typed, for: query, today: today)
    let main = try arguments.bound(to: query.main)
    header = try #require(try reader.prepare(main.sql)).columns
    rows = try reader.texts(main.sql, main.values)
    let excluded = try arguments.bound(to: try #require(query.excluded))
    let causes = try reader.texts(excluded.sql, excluded.values)
    leftOut =
      "left out: "
      + (causes.isEmpty ? "nothing" : causes.map { "\($0[1]) \($0[0])" }.joined(separator: "; "))
  }
}

extension Reader {
  /// The rows of a question as texts, NULL as nothing.
  fileprivate func texts(_ sql: String, _ values: [String: Scalar] = [:]) throws -> [[String]] {
    let prepared = try #require(try prepare(sql))
    for parameter in prepared.parameters {
      try prepared.bind(parameter, values[String(parameter.dropFirst())] ?? .null)
    }
    var rows: [[String]] = []
    while let row = try prepared.step() {
      rows.append((0..<row.count).map { row[$0].shown })
    }
    return rows
  }
}

extension Value {
  fileprivate var shown: String {
    switch self {
    case .null: ""
    case .integer(let integer): "\(integer)"
    case .real(let real): "\(real)"
    case .text(let bytes), .blob(let bytes): String(decoding: bytes, as: UTF8.self)
    }
  }
}
