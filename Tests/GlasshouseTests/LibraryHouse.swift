import Rows
import SavedQueries
import Simulator
import Synchronization
import Testing
import Warehouse

/// A company and one warehouse that holds all of it, shared by every test that asks the same.
final class LibraryHouse: Sendable {
  static let seeds: [UInt64] = [1, 2, 3, 4, 5]

  let facts: Facts
  let file: WarehouseFile
  let names: LibraryQuestion.Names
  private let program: Program

  private static let houses = Mutex<[String: Task<LibraryHouse, any Error>]>([:])

  /// The house of a seed and a dialect; synced when it is first asked for.
  static func synced(_ seed: UInt64, _ dialect: Simulator.Dialect) async throws -> LibraryHouse {
    let task = houses.withLock { houses in
      let key = "\(seed) \(dialect)"
      let task = houses[key] ?? Task { try await LibraryHouse(seed, dialect) }
      houses[key] = task
      return task
    }
    return try await task.value
  }

  private init(_ seed: UInt64, _ dialect: Simulator.Dialect) async throws {
    let company = Company(seed: seed, candidates: 200 + Int(seed) * 20)
    var options = Simulator.Options()
    options.v1Rate = Rate(100_000, per: 10)
    options.v3Rate = Rate(100_000, per: 30)
    let server = Server(company: company, options: options)
    try server.start()
    defer { server.stop() }
    program = try Program(asking: server, dialect)
    file = WarehouseFile(program.home.path + "/library.sqlite")
    let outcome = try await program(
      "sync", "--warehouse", file.path, "--create", "--yes", "--quiet", "--sensitive")
    try #require(outcome.status == 0, "\(outcome.stderr)")
    let reader = try Reader(file)
    func names(_ table: String) throws -> [String] {
      try reader.texts("select distinct name from \(table) where name is not null order by name")
        .compactMap(\.first)
    }
    self.names = LibraryQuestion.Names(
      departments: try names("departments"), offices: try names("offices"),
      jobs: try names("jobs"), sources: try names("sources"),
      recruiters: try reader.texts(
        "select distinct recruiter from application_outcomes where recruiter is not null order by 1"
      ).compactMap(\.first))
    facts = Facts(company)
  }
}

extension Truth.Sheet {
  /// What a saved query answers inside this process, cell by cell as the program prints it.
  init(
    asking query: SavedQuery, _ values: [String: String], of reader: Reader
  ) throws {
    let today = try #require(Day("2026-11-02"))
    let arguments = try Arguments(
      values.map { "\($0.key)=\($0.value)" }.sorted(), for: query, today: today)
    let main = try arguments.bound(to: query.main)
    let header = try #require(try reader.prepare(main.sql)).columns
    let rows = try reader.texts(main.sql, main.values)
    let excluded = try arguments.bound(to: try #require(query.excluded))
    let causes = try reader.texts(excluded.sql, excluded.values)
    self.init(
      header, rows,
      causes.map { Truth.Exclusion(cause: $0[0], n: Int($0[1]) ?? -1) })
  }
}

extension Truth.Sheet {
  /// The lines that are in only one of two sheets, for a message.
  func difference(from truth: Truth.Sheet) -> String {
    func lines(_ sheet: Truth.Sheet) -> [String] {
      [sheet.header.joined(separator: "|")] + sheet.rows.map { $0.joined(separator: "|") }
        + sheet.excluded.map { "left out: \($0.n) \($0.cause)" }
    }
    let mine = lines(self)
    let its = lines(truth)
    let only = mine.filter { !its.contains($0) }.prefix(4)
    let missing = its.filter { !mine.contains($0) }.prefix(4)
    return "answered \(only.joined(separator: " / ")); true is \(missing.joined(separator: " / "))"
  }
}

extension Reader {
  /// The rows of a question as texts, NULL as nothing.
  func texts(_ sql: String, _ values: [String: Scalar] = [:]) throws -> [[String]] {
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
  /// The value as CSV shows it.
  var shown: String {
    switch self {
    case .null: ""
    case .integer(let integer): "\(integer)"
    case .real(let real): "\(real)"
    case .text(let bytes), .blob(let bytes): String(decoding: bytes, as: UTF8.self)
    }
  }
}
