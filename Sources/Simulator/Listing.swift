/// One list of Greenhouse at the company's moment.
package protocol Listing: Sendable {
  /// How many entries the list has, without filters.
  var count: Int { get }

  /// Hands entries to `body` in the given order until it answers false.
  ///
  /// The ranges are hints that may be used to skip work: entries outside them may still come.
  ///
  /// - Parameters:
  ///   - order: The order to walk in.
  ///   - id: Where to start, inclusive: this id, or the next one in the walk. Only for orders by id.
  ///   - created: When set, only entries created in it are wanted.
  ///   - updatedAtLeast: When set, only entries updated at this moment or later are wanted.
  ///   - body: Takes an entry; answers false to stop.
  func visit(
    _ order: Order, from id: Int64?, created: Range<Moment>?, updatedAtLeast: Moment?,
    _ body: (Entry) -> Bool)
}

/// One record of a list, ready to be filtered on and written as JSON.
package struct Entry {
  package let id: Int64
  package let created: Moment
  package let updated: Moment
  /// The last activity, for the lists that filter on it.
  package let activity: Moment?
  /// What list filters compare, by field: `job_id`, `status`, `active`.
  package let keys: [String: Filterable]
  /// Appends the record's JSON.
  package let write: (inout [UInt8]) -> Void

  package init(
    id: Int64, created: Moment, updated: Moment, activity: Moment? = nil,
    keys: [String: Filterable] = [:], write: @escaping (inout [UInt8]) -> Void
  ) {
    self.id = id
    self.created = created
    self.updated = updated
    self.activity = activity
    self.keys = keys
    self.write = write
  }
}

/// A value that a list filter compares.
package enum Filterable: Hashable, Sendable {
  case id(Int64)
  case ids([Int64])
  case word(String)
  case flag(Bool)
  case none
}

/// An order in which a list can be walked.
package enum Order: Sendable {
  case ascendingID
  case descendingID
  /// By application, then id: v1's offers.
  case byApplication
  /// By candidate, then id: v1's scorecards.
  case byCandidate
}

/// The two generations of the Harvest API.
package enum Dialect: String, CaseIterable, Sendable {
  case v1
  case v3
}
