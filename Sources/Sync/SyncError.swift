import FoundationEssentials

/// Why a sync could not do what was asked.
package enum SyncError: LocalizedError, Equatable {
  /// No table of this name is filled from Greenhouse.
  case unknownTable(String)
  /// The method cannot be used for this table.
  case methodNotOffered(table: String, method: String)
  /// The table cannot be synced incrementally by this field.
  case fieldNotOffered(table: String, field: String, offered: [String])
  /// The run grew past the number of requests that go without asking.
  case declined(made: Int, expected: Int)
  /// Every list came back empty, which a company with accounts cannot be.
  case everythingEmpty
  /// A sweep would remove so much that it is not believed.
  case suspiciousSweep(table: String, missing: Int, of: Int, listed: Int)
  /// The warehouse holds the data of another account.
  case otherAccount

  package var errorDescription: String? {
    switch self {
    case .unknownTable(let name):
      "There is no table “\(name)” to sync."
    case .methodNotOffered(let table, let method):
      "“\(table)” cannot be synced with the method “\(method)”."
    case .fieldNotOffered(let table, let field, let offered):
      offered.isEmpty
        ? "“\(table)” has no incremental field, so “\(field)” cannot be used."
        : "“\(table)” cannot be synced by “\(field)”; it offers \(offered.joined(separator: ", "))."
    case .declined(let made, let expected):
      "The sync stopped after \(made) requests: at least \(expected) are needed, and nobody agreed "
        + "to more."
    case .everythingEmpty:
      "Greenhouse answered every list with no records, not even users."
    case .suspiciousSweep(let table, let missing, let rows, let listed):
      listed == 0
        ? "Greenhouse listed no \(table) at all, where the warehouse has \(rows); none was removed."
        : "Greenhouse no longer lists \(missing) of \(rows) \(table); none was removed."
    case .otherAccount:
      "This warehouse holds the data of another Greenhouse account."
    }
  }

  package var recoverySuggestion: String? {
    switch self {
    case .unknownTable: "See which there are: glasshouse tables"
    case .methodNotOffered:
      "This table is always reloaded in full: use --method full, or leave the option out."
    case .fieldNotOffered(_, _, let offered):
      offered.isEmpty
        ? "Leave --field out; this table is reloaded in full." : "Use --field \(offered[0])."
    case .declined:
      "What has landed is kept. Go on with: glasshouse sync, or repeat with --yes."
    case .everythingEmpty:
      "The acting user must be a Site Admin. Set GREENHOUSE_SUB to a Site Admin's user id, "
        + "or have the credential's own user made one, then run: glasshouse sync"
    case .suspiciousSweep(let table, _, _, _):
      "A lost permission looks like this. If they really are gone: glasshouse sync --sweep \(table) --force"
    case .otherAccount:
      "Use another file with --warehouse, or the credentials that this one was filled with."
    }
  }
}
