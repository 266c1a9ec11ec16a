/// A column that a statement takes something from.
package struct ColumnRead: Hashable, Sendable {
  /// The database, where SQLite says it: `main`, `my` or `temp`.
  package let database: String?
  package let table: String
  package let column: String
}

/// What answers SQLite when it asks, while it compiles, whether something may be read or done.
///
/// It is set once on a connection, because setting it makes every statement compile again; names are
/// collected only while our own call compiles.
final class Authorizer {
  /// The columns that the statement at hand names or takes, as SQLite says it.
  private(set) var reads: Set<ColumnRead> = []
  /// The functions that the statement at hand calls.
  private(set) var functions: Set<String> = []
  /// Why the statement at hand is refused.
  private(set) var refusal: String?
  /// What the statement at hand would change that it must not, should it be one that changes.
  private var change: String?
  /// Whether it changes what is temporary, or is a pragma that changes nothing.
  private var isHarmless = false
  private var isCollecting = false
  private let tables: Set<String>

  init(tables: Set<String>) {
    self.tables = tables
  }

  /// Collects what is read and refused while the closure compiles a statement.
  func collect<T>(_ compile: () throws(WarehouseError) -> T) throws(WarehouseError) -> T {
    reads = []
    functions = []
    refusal = nil
    change = nil
    isHarmless = false
    isCollecting = true
    defer { isCollecting = false }
    return try compile()
  }

  /// Why a statement that changes something is refused; `nil` when it changes only what is
  /// temporary.
  var refusalToChange: String? {
    change ?? (isHarmless ? nil : Authorizer.readOnly)
  }

  /// Whether a part of a statement may be.
  func allows(_ request: Authorization) -> Bool {
    switch request.action {
    case .read:
      if isCollecting, let table = request.first {
        reads.insert(
          ColumnRead(database: request.database, table: table, column: request.second ?? ""))
      }
      return true
    case .select:
      return true
    case .function:
      let name = request.second?.lowercased() ?? ""
      if isCollecting { functions.insert(name) }
      return name == "load_extension"
        ? refuse("Extensions cannot be loaded here.") : true
    case .pragma:
      return allowsPragma(request.first ?? "", request.second)
    case .attach:
      // Only our own calls attach: a user's statement is compiled while collecting.
      guard isCollecting else { return true }
      return refuse(
        "Other databases are attached, to be read only, by .attach FILE NAME at the prompt.")
    case .transaction:
      // Only our own snapshot opens one: a user\'s statement is compiled while collecting.
      guard isCollecting else { return true }
      return refuse("Every statement sees one state of the data: a transaction is not needed.")
    case .createTable, .analyze, .other:
      note(request)
      return true
    }
  }

  /// Notes a change without refusing it yet: when SQLite gets to know a table such as `json_each`,
  /// it asks whether a table `x` may be made, in the middle of a statement that changes nothing.
  private func note(_ request: Authorization) {
    let name = request.first
    if request.database == "my", name == "_views" {
      change = "my._views is kept by create view my.NAME and drop view my.NAME."
    } else if request.database == "temp" || request.database == "my" {
      isHarmless = true
    } else if let name, tables.contains(name), request.action != .analyze {
      change = "“\(name)” is a synced table: only a sync changes it."
    } else if name != "sqlite_master", !(request.action == .createTable && name == "x") {
      change = change ?? Authorizer.readOnly
    }
  }

  private static let readOnly =
    "The warehouse is read-only here; tables of your own can be made as my.NAME, and temporary ones."

  /// Pragmas that only say something.
  private func allowsPragma(_ name: String, _ argument: String?) -> Bool {
    let name = name.lowercased()
    if Authorizer.describing.contains(name) || (Authorizer.asking.contains(name) && argument == nil)
    {
      isHarmless = true
      return true
    }
    return refuse("“pragma \(name)” is not allowed here.")
  }

  private static let describing: Set<String> = [
    "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo",
    "foreign_key_list", "integrity_check", "quick_check",
  ]

  private static let asking: Set<String> = [
    "database_list", "function_list", "module_list", "pragma_list", "collation_list",
    "compile_options", "encoding", "page_count", "page_size", "freelist_count", "user_version",
    "application_id", "journal_mode", "data_version", "schema_version", "query_only",
    "cache_size", "synchronous",
  ]

  private func refuse(_ sentence: String) -> Bool {
    refusal = refusal ?? sentence
    return false
  }
}
