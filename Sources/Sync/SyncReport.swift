import Warehouse

/// What came of one sync.
package struct SyncReport: Sendable {
  /// What came of one list.
  package struct Outcome: Sendable {
    /// The list that was fetched, such as `interviews`.
    package let list: String
    /// The tables it fills.
    package let tables: [String]
    /// Records delivered, over all pages.
    package var records = 0
    /// Rows that are new, changed or removed, over all its tables.
    package var changed: Int { changes.count }
    /// What happened to the rows of each table.
    var changes = Changes()
    /// Records or values that did not fit and were set aside.
    package var problems = 0
    /// Requests made for its records.
    var requests = 0
    /// The method in use; `nil` for a sweep.
    var method: Method?
    /// The field that changes were asked for by.
    var field: String?
    /// The error that stopped it, if any.
    package var failure: (any Error)?

    /// The same, stopped by an error.
    func failing(with error: any Error) -> Self {
      var outcome = self
      outcome.failure = error
      return outcome
    }
  }

  /// One outcome per list, in the order of the schema.
  package let outcomes: [Outcome]
  /// Tables that were asked for but that this dialect of the API does not have.
  package let unavailable: [String]
  /// Requests made.
  package let requests: Int
  /// Whether values that were removed are still in the file, because a reader holds it.
  package let isErasurePending: Bool

  /// The first failure, if any.
  package var failure: (any Error)? { outcomes.lazy.compactMap(\.failure).first }

  /// The failure that kept a table from being synced, if any.
  package func failure(of table: String) -> (any Error)? {
    outcomes.first { $0.failure != nil && $0.tables.contains(table) }?.failure
  }

  /// A report.
  package init(
    outcomes: [Outcome], unavailable: [String] = [], requests: Int = 0,
    isErasurePending: Bool = false
  ) {
    self.outcomes = outcomes
    self.unavailable = unavailable
    self.requests = requests
    self.isErasurePending = isErasurePending
  }

  /// This report and that of a run right after it.
  package func adding(_ next: SyncReport) -> SyncReport {
    SyncReport(
      outcomes: outcomes + next.outcomes, unavailable: unavailable + next.unavailable,
      requests: requests + next.requests, isErasurePending: next.isErasurePending)
  }
}
