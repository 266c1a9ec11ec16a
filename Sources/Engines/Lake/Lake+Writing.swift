import FoundationEssentials
import Glibc
import Rendering

extension Lake {
  /// The folder of the ids of all tables; a name with `_` is nothing to Spark.
  static let ids = "_ids"

  /// The file that is locked while a manifest is written.
  var lockPath: String { "\(path)/\(Self.manifests)/.lock" }

  /// The file that is locked while an account is exported.
  func lockPath(of account: String) -> String { "\(path)/\(Self.manifests)/.\(account).lock" }

  /// Makes the lake where there is none, for its owner alone.
  ///
  /// - Throws: `LakeError.foreign` when something else lies in the folder, `OutputError`.
  func make() throws {
    guard !exists else { return }
    guard try names(in: "").isEmpty else { throw LakeError.foreign(path) }
    try Self.makeFolder(path)
    try Self.makeFolder("\(path)/\(Self.manifests)")
  }

  /// Whether a file is there, which then is whole.
  func has(_ file: String) -> Bool { kind(of: file) == S_IFREG }

  /// The path of a file to be written, whose folder is made where it is not there.
  func place(for file: String) throws(OutputError) -> String {
    var path = path
    for name in file.split(separator: "/") {
      if path != self.path { try Self.makeFolder(path) }
      path += "/\(name)"
    }
    return path
  }

  private static func makeFolder(_ path: String) throws(OutputError) {
    if mkdir(path, 0o700) == 0 { return syncFolder(of: path) }
    guard errno == EEXIST else {
      throw .cannotOpen(path, reason: String(cString: strerror(errno)))
    }
  }

  /// Removes manifests that a killed export did not finish; call it with the lock held.
  func removeUnfinishedManifests() {
    for name in (try? names(in: Self.manifests)) ?? [] where name.hasSuffix(Self.unfinished) {
      unlink("\(path)/\(Self.manifests)/\(name)")
    }
  }

  /// Removes the account's files but these, whoever left them there; how many they were.
  ///
  /// Only what is called as an export calls its files is removed, and no link is followed.
  func tidy(_ account: String, keeping files: Set<String>) throws(LakeError) -> Int {
    var removed = 0
    let tables = try names(in: "").filter { !$0.hasPrefix("_") && !$0.hasPrefix(".") }
    let ids = try names(in: Self.ids).map { "\(Self.ids)/\($0)" }
    for table in tables + ids {
      removed += try removeFiles(in: "\(table)/account=\(account)", but: files)
    }
    return removed
  }

  private func removeFiles(in folder: String, but files: Set<String>) throws(LakeError) -> Int {
    guard kind(of: folder) == S_IFDIR else { return 0 }
    var removed = 0
    for name in try names(in: folder) {
      let file = "\(folder)/\(name)"
      if name.hasPrefix("year=") {
        removed += try removeFiles(in: file, but: files)
      } else if kind(of: file) == S_IFREG, Self.isExported(name), !files.contains(file) {
        guard unlink("\(path)/\(file)") == 0 else {
          throw .unremoved("\(path)/\(file)", reason: String(cString: strerror(errno)))
        }
        if name.hasSuffix(Self.rows) { removed += 1 }
      }
    }
    rmdir("\(path)/\(folder)")
    return removed
  }

  /// Whether an export calls a file so, or its beginning.
  private static func isExported(_ name: String) -> Bool {
    if name.hasPrefix(".") { return name.hasSuffix(unfinished) }
    let hash = name.prefix(32)
    return [rows, ".ids"].contains { name == hash + $0 } && hash.allSatisfy(\.isHexDigit)
  }

  private func kind(of file: String) -> mode_t {
    var facts = stat()
    return lstat("\(path)/\(file)", &facts) == 0 ? facts.st_mode & S_IFMT : 0
  }

  /// How the files of rows end.
  static let rows = ".jsonl.gz"
  /// How a file ends until it is whole.
  private static let unfinished = ".part"
}
