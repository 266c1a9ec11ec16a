/// One list that the company can be asked for, as data.
struct ListDefinition: Sendable {
  let name: String
  let dialect: Dialect
  let make: @Sendable (Company) -> any Listing

  init(
    _ name: String, _ dialect: Dialect, _ make: @escaping @Sendable (Company) -> any Listing
  ) {
    self.name = name
    self.dialect = dialect
    self.make = make
  }

  /// A list of rows that belong to candidates.
  static func lives(
    _ name: String, _ dialect: Dialect, _ block: IDs,
    _ rows: @escaping @Sendable (Life, Company) -> [Entry]
  ) -> ListDefinition {
    ListDefinition(name, dialect) {
      LifeList(company: $0, name: "\(dialect.rawValue) \(name)", block: block, rows: rows)
    }
  }

  /// A list that is made at once; rows that do not exist yet are left out.
  static func short(
    _ name: String, _ dialect: Dialect, _ rows: @escaping @Sendable (Company) -> [Entry]
  ) -> ListDefinition {
    ListDefinition(name, dialect) { company in
      ShortList { rows(company).filter { $0.created <= company.moment } }
    }
  }
}

extension ListDefinition {
  /// Every list with a name of its own; v1's lists per custom field are made by ``Company``.
  static let all: [ListDefinition] =
    candidates + applications + applicationStages + rejectionDetails + prospectDetails + offers
    + openings + interviews + scorecards + jobs + jobStages + jobTeam + jobPosts + users
    + dictionaries + pools + customFields + selfIdentifications + surveys + furtherLists
}

extension Company {
  /// The list with this name; `nil` when Greenhouse has no such list.
  package func listing(_ name: String, _ dialect: Dialect) -> (any Listing)? {
    if let list = ListDefinition.all.first(where: { $0.name == name && $0.dialect == dialect }) {
      return list.make(self)
    }
    return dialect == .v1 ? customFieldListing(name) : nil
  }

  /// The names of all lists, in one dialect.
  package static func listings(_ dialect: Dialect) -> [String] {
    ListDefinition.all.filter { $0.dialect == dialect }.map(\.name)
      + (dialect == .v1 ? customFieldListings : [])
  }
}
