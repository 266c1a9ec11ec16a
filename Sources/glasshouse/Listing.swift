import Rendering
import Rows

/// A small answer made by the program itself: tables, states, queries.
struct Listing {
  let columns: [String]
  let rows: [[Scalar]]
  /// The columns that a narrow screen is spared, the first of them first.
  var spared: [String] = []

  /// Writes the rows in the form that answers have; a table is fitted to the screen, and where answers
  /// are drawn a listing is a table.
  ///
  /// - Throws: `OutputError`.
  func write(to delivery: Delivery) throws {
    if [.chart, .svg].contains(delivery.formatOnce ?? delivery.format) {
      delivery.formatOnce = .table
    }
    guard let width = delivery.tableWidth else { return try writeAll(to: delivery) }
    let shown = fitted(to: width)
    try shown.wrapped(to: width).writeAll(to: delivery)
    let left = columns.filter { !shown.columns.contains($0) }
    guard !left.isEmpty else { return }
    try delivery.settle()
    Talk.tell(
      "not shown: \(left.joined(separator: ", ")); a wider screen or .mode vertical shows them")
  }

  /// Writes the rows in the form that answers have, whatever that is.
  ///
  /// - Throws: `OutputError`.
  func writeAll(to delivery: Delivery) throws {
    try delivery.write(warn: { _ in }) { writer in
      try writer.begin(columns)
      for row in rows { try Row.lending(row) { try writer.write($0) } }
      try writer.end()
    }
  }
}

extension Scalar {
  /// A text, or NULL without one.
  static func optional(_ text: String?) -> Scalar { text.map { .text($0) } ?? .null }
}
