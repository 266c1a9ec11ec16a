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

  /// The place of a column by its name, in any case.
  func place(of name: String) throws(ChartError) -> Int {
    guard
      let place = columns.firstIndex(of: name)
        ?? columns.firstIndex(where: { $0.lowercased() == name.lowercased() })
    else { throw .noColumn(name, known: columns) }
    return place
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
