/// Something that must hold of every answer of a saved query.
package enum Expectation: Equatable, Sendable, CustomStringConvertible {
  /// There is at least one row.
  case rows
  /// No two rows have the same values in these columns.
  case unique([String])
  /// The column has a value in every row.
  case notNull(String)
  /// The column is above zero in every row.
  case positive(String)

  package var description: String {
    switch self {
    case .rows: "rows > 0"
    case .unique(let columns): "unique \(columns.joined(separator: ", "))"
    case .notNull(let column): "not null \(column)"
    case .positive(let column): "\(column) > 0"
    }
  }

  /// Reads what stands behind `expect`.
  init(parsing text: Substring, at place: Place) throws(QueryError) {
    let text = text.trimmed
    if text.hasPrefix("unique ") {
      self = .unique(text.dropFirst(7).split(separator: ",").map { String($0.trimmed) })
    } else if text.hasPrefix("not null ") {
      self = .notNull(String(text.dropFirst(9).trimmed))
    } else if text.hasSuffix("> 0") {
      let column = String(text.dropLast(3).trimmed)
      self = column == "rows" ? .rows : .positive(column)
    } else {
      throw .header(
        place, "“\(text)” is nothing to expect", nil,
        allowed: ["rows > 0", "unique COLUMN", "not null COLUMN", "COLUMN > 0"])
    }
  }

  /// The columns it speaks of.
  package var columns: [String] {
    switch self {
    case .rows: []
    case .unique(let columns): columns
    case .notNull(let column), .positive(let column): [column]
    }
  }
}
