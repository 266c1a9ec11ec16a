import FoundationEssentials

/// Why what is asked of a lake cannot be read in it.
package enum LakeChoiceError: LocalizedError, Equatable {
  /// Ids that two accounts have both.
  package struct Shared: Equatable, Sendable {
    let table: String
    let accounts: [String]
    let example: Int64
  }

  /// The folder holds no account's tables.
  case noLake(String)
  /// There is no account of this name in it.
  case noAccount(String, lake: String, known: [String])
  /// It holds several accounts, and none is named.
  case severalAccounts([String], lake: String)
  /// Accounts that cannot be read together.
  case overlapping([Shared])
  /// A file that a manifest names is not there.
  case missing(String)

  package var errorDescription: String? {
    switch self {
    case .noLake(let path): "There is no lake in “\(path)”."
    case .noAccount(let name, let lake, _): "The lake “\(lake)” holds no account “\(name)”."
    case .severalAccounts(let known, let lake):
      "The lake “\(lake)” holds \(known.count) accounts, and none is named."
    case .overlapping(let shared):
      "The accounts cannot be read together, since they have the same ids: "
        + shared.prefix(5).map {
          "\($0.table) of \($0.accounts.joined(separator: " and ")) (such as \($0.example))"
        }.joined(separator: "; ") + (shared.count > 5 ? "; …" : "") + "."
    case .missing(let path): "“\(path)” is not there, and the lake's manifest counts it."
    }
  }

  package var recoverySuggestion: String? {
    switch self {
    case .noLake(let path): "Fill it: glasshouse export \(path) --lake"
    case .noAccount(_, _, let known): "There are: \(known.joined(separator: ", "))."
    case .severalAccounts(let known, _):
      "Name one: \(known.prefix(12).map { "--account \($0)" }.joined(separator: ", "))"
        + (known.count > 12 ? ", …" : "") + "; or ask all together with --all-accounts."
    case .overlapping: "Ask each by itself, with --account."
    case .missing: "Export the account again; what is missing then is written anew."
    }
  }
}
