import Glibc

/// A folder of files that appears whole or not at all, readable by its owner only.
///
/// The files go into a new folder beside it, which `commit` puts in its place in one step: at every
/// moment there is the folder of before or the new one. What a program that was killed left beside it
/// is taken away by the next that writes the same folder.
package final class OutputFolder {
  /// The path as it was given.
  package let path: String
  /// The names of the files that are there already; `nil` when there is no such folder.
  package let existing: [String]?
  private let target: String
  private let temporary: String
  private let descriptor: Int32
  private var isOpen = true

  /// Makes the new folder; nothing that is there is touched.
  package init(path: String) throws(OutputError) {
    self.path = path
    var status = stat()
    let isThere = stat(path, &status) == 0
    guard !isThere || status.st_mode & S_IFMT == S_IFDIR else {
      throw .cannotOpen(path, reason: "it is no folder")
    }
    target = isThere ? resolved(path) : path.withoutSlashes
    existing = try isThere ? names(in: target) : nil
    let stem = ".\(target.lastComponent).export-"
    takeAwayLeftovers(named: stem, in: folder(of: target))
    temporary = "\(folder(of: target))/\(stem)\(getpid())-\(UInt32.random(in: .min ... .max)).part"
    guard mkdir(temporary, 0o700) == 0 else {
      throw .cannotOpen(path, reason: String(cString: strerror(errno)))
    }
    // Whoever finds the folder locked knows that it is being written.
    descriptor = open(temporary, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    flock(descriptor, LOCK_EX | LOCK_NB)
  }

  deinit {
    abort()
  }

  /// The path of a file while the folder is not in its place yet.
  package func path(of name: String) -> String { "\(temporary)/\(name)" }

  /// Opens a file of the folder.
  package func file(_ name: String) throws(OutputError) -> OutputFile {
    try OutputFile(path: path(of: name))
  }

  /// Puts the folder in its place, and removes these files of the one before.
  ///
  /// A file of another name keeps the old folder, beside the new one and under a name that nobody takes
  /// away: this never removes what it does not know. Returns where that is.
  package func commit(removing old: [String]) throws(OutputError) -> String? {
    fsync(descriptor)
    guard existing == nil ? rename(temporary, target) == 0 : exchanged() else {
      throw .failed(writing: "“\(path)”")
    }
    isOpen = false
    close(descriptor)
    syncFolder(of: target)
    guard existing != nil else { return nil }
    for name in old { unlink("\(temporary)/\(name)") }
    return rmdir(temporary) == 0 ? nil : kept()
  }

  /// Gives the old folder a name beside the new one that stays; where it is.
  private func kept() -> String {
    for number in 1..<100 {
      let name = target + (number == 1 ? ".old" : ".old-\(number)")
      // A folder that holds something is never replaced.
      if rename(temporary, name) == 0 { return name }
    }
    return temporary
  }

  /// Gives the new folder up, leaving what was there before.
  package func abort() {
    guard isOpen else { return }
    isOpen = false
    takeAway(temporary)
    close(descriptor)
  }

  /// Changes places with the folder that is there; a file system that cannot do so in one step does it
  /// in two.
  private func exchanged() -> Bool {
    if let renameat2 {
      if renameat2(AT_FDCWD, temporary, AT_FDCWD, target, exchange) == 0 { return true }
      guard [EINVAL, ENOSYS, EOPNOTSUPP].contains(errno) else { return false }
    }
    let between = temporary + ".old"
    guard rename(target, between) == 0 else { return false }
    guard rename(temporary, target) == 0 else {
      rename(between, target)
      return false
    }
    return rename(between, temporary) == 0
  }
}

/// What the C library has and Swift's view of it lacks; `nil` where the library is older.
private let renameat2 = dlsym(nil, "renameat2").map { unsafeBitCast($0, to: Renaming.self) }

private typealias Renaming =
  @convention(c) (
    CInt, UnsafePointer<CChar>, CInt, UnsafePointer<CChar>, CUnsignedInt
  ) -> CInt

/// `RENAME_EXCHANGE`: two names change places.
private let exchange: CUnsignedInt = 2

/// Takes away new folders that nobody writes any more.
private func takeAwayLeftovers(named stem: String, in folder: String) {
  for name in (try? names(in: folder)) ?? [] where name.hasPrefix(stem) && name.hasSuffix(".part") {
    let descriptor = open("\(folder)/\(name)", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { continue }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { takeAway("\(folder)/\(name)") }
    close(descriptor)
  }
}

private func takeAway(_ folder: String) {
  for name in (try? names(in: folder)) ?? [] { unlink("\(folder)/\(name)") }
  rmdir(folder)
}

/// What lies in a folder, in the order of the alphabet.
private func names(in folder: String) throws(OutputError) -> [String] {
  guard let stream = opendir(folder) else {
    throw .cannotOpen(folder, reason: String(cString: strerror(errno)))
  }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted()
}

extension String {
  fileprivate var withoutSlashes: String {
    var path = self
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  fileprivate var lastComponent: String {
    split(separator: "/").last.map(String.init) ?? "export"
  }
}
