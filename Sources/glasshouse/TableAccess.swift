import Harvest
import Warehouse

/// Whether a table can be read with the credentials at hand, as `login` and `doctor` try it.
struct TableAccess: Sendable {
  /// The table, or the list where it feeds none that is named after it.
  let name: String
  let access: Access

  /// Tries every list that saved queries read with one request, the sensitive ones if they were asked
  /// for, one after the other.
  ///
  /// What no saved query reads needs no scope before somebody asks for it, and that error names it.
  static func probe(
    _ client: Client, isSensitive: Bool, each: (TableAccess) -> Void
  ) async throws {
    let shape: Shape = client.account.dialect == .v1 ? .v1 : .v3
    let schema = Schema.greenhouse
    for resource in Resource.all(client.account.dialect)
    where isTried(resource, isSensitive: isSensitive) {
      let table = schema.tables(fedBy: resource.name, in: shape).first?.name
      each(TableAccess(name: table ?? resource.name, access: try await client.probe(resource)))
    }
  }

  /// Whether a list is one that saved queries read, and not sensitive unless those were asked for.
  static func isTried(_ resource: Resource, isSensitive: Bool) -> Bool {
    let schema = Schema.greenhouse
    return !schema.further.contains(resource.name)
      && (isSensitive || !schema.sensitive.contains(resource.name))
  }

  /// What to do about a scope that is missing.
  static func advice(_ scope: String?) -> String {
    scope.map {
      "Tick \($0) under Manage Scopes in Greenhouse: Configure › Dev Center › API Credential Management"
    } ?? "Create Harvest V3 (OAuth) credentials in Greenhouse, then run: glasshouse login"
  }

  /// What it means that everything can be read and nothing is there.
  static let empty = "Every list is empty."

  /// What to do about that.
  static let emptyAdvice =
    "The acting user must be a Site Admin; set GREENHOUSE_SUB to a Site Admin's user id and log in again."
}
