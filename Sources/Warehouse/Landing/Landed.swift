/// What landing one page came to.
package struct Landed: Sendable {
  /// The records of the page, those set aside included.
  package var records = 0
  /// The ids of the page's own records, in their order; made up where a record has none.
  package var ids: [Int64] = []
  /// What happened to the rows of each table.
  package var changes = Changes()
  /// The values and records that did not fit.
  package var problems = 0
  /// The earliest `created_at` of the page's own records.
  package var oldestCreated: String?
  /// The latest `created_at` of the page's own records.
  package var newestCreated: String?

  package init() {}
}

/// How many rows of each table were inserted, changed and removed.
package struct Changes: Sendable, Equatable {
  package var inserted: [String: Int] = [:]
  package var changed: [String: Int] = [:]
  package var removed: [String: Int] = [:]

  package init() {}

  /// Adds the numbers of another part of the work.
  package mutating func add(_ other: Changes) {
    inserted.merge(other.inserted, uniquingKeysWith: +)
    changed.merge(other.changed, uniquingKeysWith: +)
    removed.merge(other.removed, uniquingKeysWith: +)
  }

  /// How many rows are new, changed or removed, over all tables.
  package var count: Int {
    [inserted, changed, removed].reduce(0) { $0 + $1.values.reduce(0, +) }
  }

  /// Whether nothing was.
  package var isEmpty: Bool { inserted.isEmpty && changed.isEmpty && removed.isEmpty }
}

/// Where a page's rows go.
package enum Destination: Sendable {
  /// Into the tables themselves.
  case tables
  /// Into the doubles that hold a full refresh until it is whole.
  case staging
}
