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
    let bound = try BoundQuery(query, arguments)
    let tables = try tables(readBy: bound.asked.map(\.sql), with: arguments)
    for note in try await refresh(tables) { Talk.say("warning: \(note)") }
    return try reader.snapshot {
      try check(arguments)
      return try withCases(of: bound) { (try hold($0), try causes(of: $0)) }
    }
  }

  /// The answer of a saved query, in the snapshot at hand: its statements one after another.
  func hold(_ bound: BoundQuery) throws -> Held {
    var held = Held(columns: [], rows: [])
    for asking in bound.statements {
      held = try hold(asking.sql, asking.values, shortcut: asking.shortcut)
    }
    return held
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
