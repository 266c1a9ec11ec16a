import FoundationEssentials
import Glibc
import Warehouse

extension Check {
  /// Whether the program and the libraries below it are of versions that go together.
  static let version = Check(name: "version") { _ in
    let versions = "Glasshouse \(Version.number), SQLite \(Engine.version)."
    guard Engine.isTried else {
      return [.warning(versions, advice: "No SQLite before 3.40 was tried: update libsqlite3.")]
    }
    return [.ok(versions)]
  }

  /// Whether the user's settings are well written.
  static let settings = Check(name: "settings") { examination in
    let path = examination.paths.settings
    let slips = try examination.slips.get()
    guard slips.isEmpty else { return slips.map { .problem(DoorError.setting(path, $0)) } }
    let exists = FileManager.default.fileExists(atPath: path)
    let name = examination.paths.shortened(path)
    return [.ok(exists ? "\(name) is well written." : "There is no \(name); nothing is set.")]
  }

  /// Whether the folders of ours can be used, on a disk of this machine that has room.
  static let folders = Check(name: "folders") { examination in
    let paths = examination.paths
    var folders = [paths.data, paths.configuration, paths.state]
    if !folders.contains(examination.file.folder) { folders.append(examination.file.folder) }
    var findings = folders.compactMap(Paths.fault(of:)).map { Finding.problem($0) }
    let fileSystem = examination.file.fileSystem
    do {
      try examination.file.refuseNetwork(fileSystem)
    } catch {
      findings.append(.problem(error))
    }
    if let free = fileSystem?.free, free < 100_000_000 {
      findings.append(
        .warning(
          "\(free / 1_000_000) MB are free where \(examination.file.path) is.",
          advice: "Make room: a sync needs as much as it lands, twice for a while."))
    }
    guard findings.isEmpty else { return findings }
    return [.ok(folders.map(paths.shortened).joined(separator: ", ") + " can be used.")]
  }

  /// Whether what is private is so: folders that only their owner enters, files that only they read.
  static let permissions = Check(name: "permissions") { examination in
    let paths = examination.paths
    var files = [examination.file.path]
    // What users write themselves, settings and queries, they may well share; of the credentials the next
    // check tells.
    for folder in [paths.data, paths.state] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      files += names.sorted().map { folder + "/" + $0 }
    }
    let exposed = (files + [paths.data, paths.state]).unique.compactMap(Exposure.init)
    guard exposed.isEmpty else { return exposed.map(\.finding) }
    return [.ok("What is stored can be read by you alone.")]
  }
}

extension Paths {
  /// Why a folder cannot be used, or cannot be made; nothing when it can.
  static func fault(of folder: String) -> DoorError? {
    var place = folder
    var facts = stat()
    while stat(place, &facts) != 0 {
      guard errno == ENOENT, let slash = place.lastIndex(of: "/"), place != "/" else {
        return .folder(folder, reason: String(cString: strerror(errno)) + ".")
      }
      place = slash == place.startIndex ? "/" : String(place[..<slash])
    }
    guard facts.st_mode & S_IFMT == S_IFDIR else {
      return .folder(folder, reason: "“\(place)” is not a folder.")
    }
    guard access(place, W_OK | X_OK) == 0 else {
      return .folder(folder, reason: "“\(place)” may not be written.")
    }
    return nil
  }
}

/// A file or folder that others than its owner can look into.
private struct Exposure {
  private let path: String
  private let isFolder: Bool
  private let isForeign: Bool

  /// Nothing when the path, or what it is a link to, is private, or not there.
  init?(_ path: String) {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    let kind = facts.st_mode & S_IFMT
    isForeign = facts.st_uid != geteuid()
    guard kind == S_IFREG || kind == S_IFDIR, isForeign || facts.st_mode & 0o077 != 0 else {
      return nil
    }
    self.path = path
    isFolder = kind == S_IFDIR
  }

  var finding: Finding {
    guard !isForeign else {
      return .problem(
        "“\(path)” belongs to another user.",
        advice: "Run: sudo chown \(getuid()) \(path.asShellWord)", .file)
    }
    return .problem(
      "Others can read “\(path)”.",
      advice: "Run: chmod \(isFolder ? "700" : "600") \(path.asShellWord)",
      .file)
  }
}
