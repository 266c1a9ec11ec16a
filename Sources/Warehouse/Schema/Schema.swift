/// Everything the warehouse holds, as one list.
package struct Schema: Sendable {
  package let tables: [Table]
  package let views: [View]
  /// Keys of v1 records that are not stored because another table or column says the same, by list.
  package let redundantKeys: [String: [String]]

  package init(tables: [Table], views: [View], redundantKeys: [String: [String]]) {
    self.tables = tables
    self.views = views
    self.redundantKeys = redundantKeys
  }
}

/// A word of the trade: a stored view with its definition.
package struct View: Sendable {
  package let name: String
  /// One sentence that says exactly what a row is.
  package let sentence: String
  /// The columns in order, each with its sentence.
  package let columns: [(name: String, sentence: String)]
  /// The `select` behind the view, in built-in SQLite only.
  package let sql: String

  package init(
    _ name: String, _ sentence: String, columns: [(name: String, sentence: String)], sql: String
  ) {
    self.name = name
    self.sentence = sentence
    self.columns = columns
    self.sql = sql
  }
}
