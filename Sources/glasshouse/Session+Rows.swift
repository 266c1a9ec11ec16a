import Rows
import Warehouse

extension Session {
  /// The rows of a small statement of our own.
  func rows(of sql: String, _ values: [String: Scalar] = [:]) throws -> [[Scalar]] {
    guard let prepared = try reader.prepare(sql) else { return [] }
    try bind(values, to: prepared)
    var rows: [[Scalar]] = []
    while let row = try prepared.step() { rows.append((0..<row.count).map { Scalar(row[$0]) }) }
    return rows
  }
}
