/// One list of Greenhouse.
package struct Resource: Hashable, Sendable {
  /// Its name, which is also what errors and events call it: `applications`, `interviews`.
  package let name: String
  /// The form of Harvest that offers it.
  package let dialect: Dialect
  /// Everything that must be asked for to see the whole list; empty when the paths are made from ids.
  package let variants: [Variant]
  /// The fields that can narrow the list, and how.
  package let filters: [String: Filter]
  /// The path of a single record without its id, where Greenhouse offers it.
  package let single: String?
  /// The list whose ids make this list's paths, one path for each id.
  package let fanOut: FanOut?

  /// The permission that v3 asks for, documented in Greenhouse's authentication page.
  package var scope: String? { dialect == .v3 ? "harvest:\(name):list" : nil }
  /// Whether the list can be cut into windows on `created_at`, which never changes.
  package var hasWindows: Bool {
    switch filters["created_at"] {
    case .range, .between: true
    case .after, nil: false
    }
  }
  /// Whether `fields=id` gives the ids alone.
  package var listsIDs: Bool { dialect == .v3 }
  /// Whether `ids=` asks for certain records, at most 50 at a time.
  package var findsByID: Bool { dialect == .v3 }

  /// The list of this name, if the dialect has it.
  package static func named(_ name: String, _ dialect: Dialect) -> Resource? {
    all(dialect).first { $0.name == name }
  }

  /// Every list that is known of a dialect.
  package static func all(_ dialect: Dialect) -> [Resource] {
    switch dialect {
    case .v1: v1
    case .v3: v3
    }
  }

  /// The lists of which every company has records, as Greenhouse makes some with the company.
  package static func neverEmpty(_ dialect: Dialect) -> [Resource] {
    ["users", "rejection_reasons", "sources"].compactMap { named($0, dialect) }
  }

  /// The variants of this list, for those lists whose paths are made from the ids of another.
  package func variants(forIDs ids: [Int64]) -> [Variant] {
    guard let fanOut else { return variants }
    return ids.map { Variant("\(fanOut.before)\($0)\(fanOut.after)", parent: $0) }
  }
}

extension Resource {
  /// One of the requests that together show a whole list.
  package struct Variant: Hashable, Sendable {
    /// The path, such as `/v3/jobs`.
    package let path: String
    /// What is always asked beside it.
    package let query: [QueryItem]
    /// The id that the path was made from.
    package let parent: Int64?

    init(_ path: String, _ query: [QueryItem] = [], parent: Int64? = nil) {
      self.path = path
      self.query = query
      self.parent = parent
    }
  }

  /// How a path is made from an id of another list.
  package struct FanOut: Hashable, Sendable {
    /// The list that gives the ids.
    package let list: String
    /// The column of the rows' table that says which rows have such a path.
    package let column: String
    /// What the column says of them.
    package let words: [String]
    let before: String
    let after: String
  }
}

/// One name and value of a query.
package struct QueryItem: Hashable, Sendable {
  /// The name before the equals sign.
  package let name: String
  /// The value, not yet percent-encoded.
  package let value: String

  init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
