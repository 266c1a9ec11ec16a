import Rows

/// An answer held whole, to be drawn.
package struct Sheet: Equatable, Sendable {
  package let columns: [String]
  package var rows: [[Scalar]]

  /// An answer of these columns and rows.
  package init(_ columns: [String], _ rows: [[Scalar]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// What the values of a column are, NULL left aside.
  enum Nature: Equatable {
    case number
    case date
    case text
    /// There is no value at all.
    case nothing
  }

  func nature(of column: Int) -> Nature {
    var nature = Nature.nothing
    for row in rows {
      let found: Nature
      switch row[column] {
      case .null: continue
      case .integer(let year) where columns[column].lowercased() == "year" && 1000...2999 ~= year:
        found = .date
      case .integer, .real: found = .number
      case .text(let text): found = nature == .text || Moment(text) == nil ? .text : .date
      case .blob: found = .text
      }
      if nature == .nothing { nature = found }
      if nature != found { return .text }
    }
    return nature
  }

  /// Whether a column of numbers only says which row is meant.
  func isKey(_ column: Int) -> Bool {
    let name = columns[column].lowercased()
    return name.hasSuffix("_id") || ["id", "quarter", "month", "week", "day"].contains(name)
  }

  /// Whether a column counts things: whole numbers from zero, of which the name says so.
  ///
  /// A duration or a sum of money is whole, too, and the sum of several says nothing.
  package func isCount(_ column: Int) -> Bool {
    let words = columns[column].lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard !words.contains(where: Self.notCounting.contains),
      words.contains(where: { word in
        Self.counting.contains(word) || word.hasSuffix("s") || word.hasSuffix("ed")
      })
    else { return false }
    return rows.allSatisfy { row in
      switch row[column] {
      case .null: true
      case .integer(let value): value >= 0
      default: false
      }
    }
  }

  /// Words that count, besides plurals (`hires`) and what was done (`hired`).
  private static let counting: Set<String> = [
    "n", "count", "total", "active", "due", "internal", "late", "missing", "open", "pool", "sent",
    "stale", "waiting",
  ]

  /// Words in the name of a number that is no count, even where it happens to be whole.
  private static let notCounting: Set<String> = [
    "min", "max", "mean", "median", "avg", "average", "percentile", "p10", "p25", "p50", "p75",
    "p90", "p95", "p99", "percent", "pct", "rate", "share", "ratio", "seconds", "minutes", "hours",
    "days", "weeks", "months", "years", "age", "time", "duration", "oldest", "longest", "rank",
    "year", "month", "id", "level", "score", "low", "high", "change", "wages", "costs",
  ]

  /// The place of a column by its name, in any case, and of the one behind `of`, as in `hired_rate of applied`.
  func places(of name: String) throws(ChartError) -> (number: Int, count: Int?) {
    if let place = place(of: name) { return (place, nil) }
    let parts = name.firstRange(of: " of ").map { mark in
      (number: String(name[..<mark.lowerBound]), count: String(name[mark.upperBound...]))
    }
    guard let number = place(of: parts?.number ?? name) else {
      throw .noColumn(parts?.number ?? name, known: columns)
    }
    guard let parts else { return (number, nil) }
    guard let count = place(of: parts.count) else { throw .noColumn(parts.count, known: columns) }
    return (number, count)
  }

  private func place(of name: String) -> Int? {
    columns.firstIndex(of: name)
      ?? columns.firstIndex { $0.lowercased() == name.lowercased() }
  }
}

extension Scalar {
  /// The value as a label.
  var label: String {
    switch self {
    case .null: "NULL"
    case .integer(let number): "\(number)"
    case .real(let number): Figures.text(number, decimals: Figures.decimals(of: [number]))
    case .text(let text): text
    case .blob(let bytes): "(\(bytes.count) bytes)"
    }
  }

  /// The value as a number that can be drawn: sums and differences of these stay finite.
  var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .real(let number) where number.magnitude <= 1e300: number
    default: nil
    }
  }
}
