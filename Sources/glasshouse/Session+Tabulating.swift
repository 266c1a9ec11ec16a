import Rows
import SavedQueries
import Warehouse

extension Session {
  /// An answer that is held whole, for those who look at all of it.
  struct Held: Sendable {
    let columns: [String]
    var rows: [[Scalar]]

    /// The place of a column.
    func index(of column: String) -> Int? { columns.firstIndex(of: column) }

    /// The rows as CSV, the column names first.
    var lines: [String] {
      ([columns] + rows.map { $0.map(\.text) }).map { cells in
        cells.map { cell in
          cell.contains { $0 == "," || $0 == "\"" || $0.isNewline }
            ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
        }.joined(separator: ",")
      }
    }
  }

  /// The answer of a saved query and what it left out, held in memory.
  ///
  /// - Throws: What the query or its sync throws.
  func hold(_ query: SavedQuery, _ arguments: Arguments) async throws -> (Held, [Cause]) {
    let statements = try query.statements.map { try Asking($0, of: arguments) }
    let excluded = try query.excluded.map { try Asking($0, of: arguments) }
    var tables = Set(arguments.demands.map(\.domain.table))
    for asking in statements + [excluded].compactMap(\.self) {
      tables.formUnion(try reader.prepare(asking.sql)?.tables ?? [])
    }
    for note in try await refresh(tables) { Talk.say("warning: \(note)") }
    return try reader.snapshot {
      try check(arguments)
      var held = Held(columns: [], rows: [])
      let listed = try list(
        query, arguments, for: statements + [excluded].compactMap(\.self))
      defer { if listed { try? forgetCases() } }
      for asking in statements {
        held = try hold(asking.sql, asking.values, shortcut: listed ? asking.shortcut : nil)
      }
      let left = try excluded.map { try causes($0, of: query.name, areListed: listed) }
      return (held, left ?? [])
    }
  }

  /// The rows of one statement, held in memory.
  func hold(
    _ sql: String, _ values: [String: Scalar], shortcut: String? = nil, limit: Int = .max
  ) throws -> Held {
    guard let prepared = try reader.prepare(sql, shortcut: shortcut) else {
      return Held(columns: [], rows: [])
    }
    try bind(values, to: prepared)
    var rows: [[Scalar]] = []
    while rows.count < limit, let row = try prepared.step() {
      rows.append((0..<row.count).map { Scalar(row[$0]) })
    }
    return Held(columns: prepared.columns, rows: rows)
  }
}

extension Scalar {
  /// The value as CSV shows it, NULL as nothing.
  var text: String {
    switch self {
    case .null: ""
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .text(let text): text
    case .blob: "blob"
    }
  }

  /// The value as a number.
  var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .real(let number): number
    case .null, .text, .blob: nil
    }
  }
}
