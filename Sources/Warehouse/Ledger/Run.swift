/// One sync, as it is remembered.
package struct Run: Sendable, Equatable {
  package var id: Int64
  package var startedAt: String
  /// `nil` while it runs, and for one that never came to its end.
  package var finishedAt: String?
  /// What it was for: a question, or the command.
  package var reason: String?
  package var shape: Shape?
  /// `ok`, `failed` or `interrupted`.
  package var outcome: String?
  package var error: String?
  package var requests: Int
  package var tables: [RunTable]
}

/// What one sync did to one table.
package struct RunTable: Sendable, Equatable {
  package var table: String
  package var method: String?
  package var field: String?
  package var records = 0
  package var inserted = 0
  package var changed = 0
  package var removed = 0
  package var problems = 0
  package var requests = 0
  package var error: String?

  package init(table: String) {
    self.table = table
  }
}

/// A value or record that did not fit, as it was when last seen.
package struct Problem: Sendable, Equatable {
  package var table: String
  /// The id of the record; `nil` for one that was set aside because it has none.
  package var recordID: Int64?
  package var field: String
  package var reason: String
  /// The value or record as delivered, cut after 2,000 bytes.
  package var raw: String
  package var seenAt: String
}
