/// Everything the warehouse holds, as one list.
package struct Schema: Sendable {
  /// The main tables, then the companions, the child tables, the further and the sensitive ones.
  package let tables: [Table]
  package let views: [View]
  /// What v1 called things, for the hint of an error.
  package let formerNames: [FormerName]

  package init(tables: [Table], views: [View], formerNames: [FormerName]) {
    self.tables = tables
    self.views = views
    self.formerNames = formerNames
  }
}

/// A word of v1 that is called otherwise here.
package struct FormerName: Sendable {
  /// The old word, such as `applied_at`.
  package let word: String
  /// The table that had the word as a column; `nil` when the word was a table itself.
  package let table: String?
  /// What to write instead, such as `applications.created_at` or `job_interview_stages`.
  package let now: String

  package init(_ word: String, in table: String?, now: String) {
    self.word = word
    self.table = table
    self.now = now
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
