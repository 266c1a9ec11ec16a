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

  private func writeAll(to delivery: Delivery) throws {
    try delivery.write(warn: { _ in }) { writer in
      try writer.begin(columns)
      for row in rows { try Self.lend(row) { try writer.write($0) } }
      try writer.end()
    }
  }

  /// Lends the values of a row for as long as the body runs.
  private static func lend(_ scalars: [Scalar], _ body: (Row) throws -> Void) throws {
    let texts = scalars.map { scalar -> [UInt8] in
      switch scalar {
      case .text(let text): Array(text.utf8)
      case .blob(let bytes): bytes
      case .null, .integer, .real: []
      }
    }
    // One buffer for all texts, so that every pointer into it lives as long as the body.
    try texts.flatMap(\.self).withUnsafeBytes { bytes in
      var start = 0
      let values = zip(scalars, texts).map { scalar, text -> Value in
        defer { start += text.count }
        let part = UnsafeRawBufferPointer(rebasing: bytes[start..<start + text.count])
        return switch scalar {
        case .null: .null
        case .integer(let number): .integer(number)
        case .real(let number): .real(number)
        case .text: .text(part)
        case .blob: .blob(part)
        }
      }
      try values.withUnsafeBufferPointer { try body(Row($0)) }
    }
  }
}

extension Scalar {
  /// A text, or NULL without one.
  static func optional(_ text: String?) -> Scalar { text.map { .text($0) } ?? .null }
}
