/// What happens to rows between the company and the wire, until it is undone.
package struct RowEdits: Sendable {
  /// Ids that are gone, by list.
  package var hidden: [Dialect: [String: Set<Int64>]] = [:]
  /// Records that do not fit, by list and id.
  package var odd: [Dialect: [String: [Int64: Oddity]]] = [:]
  /// Turns the bytes of a record into others: an unknown field, an odd type.
  package var rewrite: (@Sendable (Dialect, String, Int64, [UInt8]) -> [UInt8])?

  package init() {}

  func hides(_ id: Int64, of list: String, _ dialect: Dialect) -> Bool {
    hidden[dialect]?[list]?.contains(id) ?? false
  }

  func hidesAny(of list: String, _ dialect: Dialect) -> Bool {
    !(hidden[dialect]?[list] ?? []).isEmpty
  }
}
