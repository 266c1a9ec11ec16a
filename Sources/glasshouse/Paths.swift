import FoundationEssentials
import Glibc
import Warehouse

/// Where the program keeps its files, by the XDG base directory rules.
struct Paths {
  let environment: [String: String]

  init(environment: [String: String]) {
    self.environment = environment
  }

  /// Warehouses and their history.
  var data: String { folder("XDG_DATA_HOME", or: ".local/share") }
  /// Credentials and the user's own saved queries.
  var configuration: String { folder("XDG_CONFIG_HOME", or: ".config") }
  /// Access tokens and locks, which may be lost.
  var state: String { folder("XDG_STATE_HOME", or: ".local/state") }
  /// The user's settings.
  var settings: String { configuration + "/config.toml" }
  /// What the prompt begins with, unless the settings name another file.
  var startup: String { configuration + "/startup.sql" }
  /// The user's own saved queries.
  var queries: String { configuration + "/queries" }

  /// A path that a person wrote, with the home folder for `~`.
  func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = environment["HOME"] else { return path }
    return home + path.dropFirst()
  }

  /// A path as a person writes it, with `~` for the home folder.
  func shortened(_ path: String) -> String {
    guard let home = environment["HOME"], home.count > 1, path.hasPrefix(home + "/") else {
      return path
    }
    return "~" + path.dropFirst(home.count)
  }

  /// The warehouse of this name.
  func warehouse(named name: String) -> WarehouseFile {
    WarehouseFile(data + "/" + name + ".sqlite")
  }

  /// The warehouse of an account.
  func warehouse(of account: KnownAccount) -> WarehouseFile {
    warehouse(ofFingerprint: account.fingerprint)
  }

  /// The warehouse of the account with this fingerprint.
  func warehouse(ofFingerprint fingerprint: String) -> WarehouseFile {
    warehouse(named: "account-" + fingerprint)
  }

  /// The fingerprints of the accounts that have a warehouse here.
  var fingerprints: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: data)) ?? []
    return names.filter { $0.hasPrefix("account-") && $0.hasSuffix(".sqlite") }
      .map { String($0.dropFirst("account-".count).dropLast(".sqlite".count)) }.sorted()
  }

  /// Makes sure that a folder that the user named is there.
  ///
  /// - Throws: `DoorError.unreadable`.
  static func checkFolder(_ folder: String) throws {
    guard let open = opendir(folder) else {
      throw DoorError.unreadable(folder, reason: String(cString: strerror(errno)) + ".")
    }
    closedir(open)
  }

  /// Makes a folder that only its owner can enter.
  ///
  /// - Throws: `DoorError.folder` when it cannot be made.
  static func make(_ folder: String) throws {
    for end in folder.indices.dropFirst() + [folder.endIndex]
    where end == folder.endIndex || folder[end] == "/" {
      guard mkdir(String(folder[..<end]), 0o700) != 0, errno != EEXIST else { continue }
      let reason = String(cString: strerror(errno)) + "."
      // What cannot be made may be there all the same, in a folder that cannot be written.
      guard end == folder.endIndex, !FileManager.default.fileExists(atPath: folder) else {
        continue
      }
      throw DoorError.folder(folder, reason: reason)
    }
  }

  private func folder(_ variable: String, or usual: String) -> String {
    // The base directory rules say that a relative path is to be ignored.
    if let set = environment[variable], set.hasPrefix("/") { return set + "/glasshouse" }
    return (environment["HOME"] ?? "/") + "/" + usual + "/glasshouse"
  }
}
