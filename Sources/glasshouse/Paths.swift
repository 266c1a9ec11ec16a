import FoundationEssentials

/// Where the program keeps its files, by the XDG base directory rules.
struct Paths {
  private let environment: [String: String]

  init(environment: [String: String]) {
    self.environment = environment
  }

  /// Warehouses and their history.
  var data: String { folder("XDG_DATA_HOME", or: ".local/share") }
  /// Credentials and the user's own saved queries.
  var configuration: String { folder("XDG_CONFIG_HOME", or: ".config") }
  /// Access tokens and locks, which may be lost.
  var state: String { folder("XDG_STATE_HOME", or: ".local/state") }
  /// The user's own saved queries.
  var queries: String { configuration + "/queries" }

  /// Makes a folder that only its owner can enter.
  ///
  /// - Throws: `DoorError.folder` when it cannot be made.
  static func make(_ folder: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw DoorError.folder(folder, reason: error.localizedDescription)
    }
  }

  private func folder(_ variable: String, or usual: String) -> String {
    // The base directory rules say that a relative path is to be ignored.
    if let set = environment[variable], set.hasPrefix("/") { return set + "/glasshouse" }
    return (environment["HOME"] ?? "/") + "/" + usual + "/glasshouse"
  }
}
