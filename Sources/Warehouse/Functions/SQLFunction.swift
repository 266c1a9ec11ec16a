/// A function that SQL has here beyond SQLite's own.
package struct SQLFunction: Sendable {
  /// The name as it is called.
  package let name: String
  /// The name with its arguments, such as `rounded(x, n)`.
  package let signature: String
  /// One sentence that says what it answers.
  package let sentence: String

  package static let all: [SQLFunction] = []

  static func register(on connection: Connection) throws(WarehouseError) {}
}
