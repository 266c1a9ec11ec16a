/// An index of a table, as data: `["application_id"]`, or some rows only, with a condition.
package struct Index: Equatable, Sendable, ExpressibleByArrayLiteral {
  /// The columns in order.
  package let columns: [String]
  /// Which rows are in it, as SQL; `nil` for all.
  ///
  /// A statement uses it only if its own condition says the same in the same words.
  package let condition: String?

  package init(_ columns: [String], where condition: String? = nil) {
    self.columns = columns
    self.condition = condition
  }

  package init(arrayLiteral columns: String...) {
    self.init(columns)
  }
}
