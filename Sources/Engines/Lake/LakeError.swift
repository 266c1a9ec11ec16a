import FoundationEssentials

/// Why a lake cannot be read or written.
package enum LakeError: LocalizedError, Equatable {
  /// A file or folder of it cannot be read.
  case unreadable(String, reason: String)
  /// A file that counts no more cannot be removed; people may stand in it.
  case unremoved(String, reason: String)
  /// A newer program wrote the manifest.
  case newer(String, version: String)
  /// The folder holds something, and is no lake.
  case foreign(String)
  /// The name of an account cannot be a part of a path.
  case name(String)
  /// The lake holds another account under this name.
  case otherAccount(String, lake: String)
  /// Another export of the account is under way.
  case busy(String, lake: String)

  package var errorDescription: String? {
    switch self {
    case .unreadable(let path, let reason): "“\(path)” cannot be read: \(reason)."
    case .unremoved(let path, let reason):
      "“\(path)”, which counts no more, cannot be removed: \(reason)."
    case .newer(let path, let version):
      "“\(path)” was written by glasshouse \(version), in a form that this one does not know."
    case .foreign(let path): "“\(path)” holds something other than a lake."
    case .name(let name): "“\(name)” cannot be the name of an account in a lake."
    case .otherAccount(let name, let lake):
      "The lake “\(lake)” holds another Greenhouse account under the name “\(name)”, which would be removed."
    case .busy(let name, let lake): "The account “\(name)” is being exported to “\(lake)” already."
    }
  }

  package var recoverySuggestion: String? {
    switch self {
    case .unreadable, .unremoved: "Check the path and its permissions."
    case .newer: "Use that version or a newer one."
    case .foreign: "Name a folder that is new, empty, or from an earlier export with --lake."
    case .name: "Use letters, digits, - and _."
    case .otherAccount:
      "Give this account a name of its own: glasshouse login --account NAME, then export with --account NAME."
    case .busy:
      "Wait until that is done; it began on this machine or on another that shares the folder."
    }
  }
}
