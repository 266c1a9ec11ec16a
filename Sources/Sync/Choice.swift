/// How a table is kept up to date.
package enum Method: String, CaseIterable, Sendable {
  /// Fetches what is new or changed since the last good run.
  case incremental
  /// Fetches all rows, and removes those that are gone.
  case full
}

/// What a user chose for a sync; what is `nil` falls to what was saved, then to the default.
package struct Choice: Sendable, Equatable {
  /// The method, if one was named.
  package var method: Method?
  /// The field an incremental sync goes by, if one was named.
  package var field: String?
  /// The day (`YYYY-MM-DD`) before which a first load asks for no records.
  package var since: String?
  /// Whether method and field are remembered for the table.
  package var isSaved: Bool

  /// A choice; nothing named means the defaults.
  package init(
    method: Method? = nil, field: String? = nil, since: String? = nil, isSaved: Bool = false
  ) {
    self.method = method
    self.field = field
    self.since = since
    self.isSaved = isSaved
  }
}
