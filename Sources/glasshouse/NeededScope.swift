import Harvest
import Rows
import SavedQueries
import Warehouse

/// A permission that Greenhouse gives for one list, and what it is good for here.
struct NeededScope: Sendable {
  /// The list as Harvest calls it.
  let list: String
  /// What is ticked in Greenhouse; v1 has no name for it but the list's.
  let scope: String
  /// The tables that the list fills.
  let tables: [String]
  /// The saved queries that read one of them.
  let queries: [String]

  /// The permissions of a dialect that saved queries need, those of the sensitive tables if they are asked for.
  ///
  /// A further list needs none before a question names it, and then the error names the permission.
  ///
  /// - Throws: What compiling against an empty warehouse throws.
  static func all(
    _ dialect: Dialect, isSensitive: Bool, _ catalogue: Catalogue
  ) throws -> [NeededScope] {
    let schema = Schema.greenhouse
    let shape: Shape = dialect == .v1 ? .v1 : .v3
    let reader = try Reader(empty: schema)
    let read = catalogue.all.map { ($0.name, schema.names(filling: $0.tables(by: reader))) }
    return Resource.all(dialect)
      .filter { TableAccess.isTried($0, isSensitive: isSensitive) }
      .map { resource in
        let tables = schema.tables(fedBy: resource.name, in: shape).map(\.name)
        return NeededScope(
          list: resource.name, scope: resource.scope ?? resource.name, tables: tables,
          queries: read.filter { !$0.1.isDisjoint(with: tables) }.map(\.0))
      }
  }

  /// What the list is called here: by the first table that it fills.
  var table: String { tables.first ?? list }

  /// Who is without an answer when it is missing.
  var users: String {
    switch queries.count {
    case 0: "only SQL of your own"
    case 1: queries[0]
    case 2: "\(queries[0]) and \(queries[1])"
    default: "\(queries[0]) and \(queries.count - 1) more saved queries"
    }
  }

  /// The permissions as an answer.
  static func listing(_ scopes: [NeededScope]) -> Listing {
    Listing(
      columns: ["scope", "tables", "needed_by"],
      rows: scopes.map {
        [.text($0.scope), .text($0.tables.joined(separator: ", ")), .text($0.users)]
      })
  }
}
