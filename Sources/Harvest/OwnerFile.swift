internal import FoundationEssentials
import Glibc

/// A small file that only its owner may read, replaced as a whole.
struct OwnerFile: Sendable {
  let path: String

  /// The file's bytes; `nil` when there is none or others may read it.
  func read() -> Data? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & 0o077 == 0, facts.st_uid == geteuid(),
      facts.st_size <= 65_536
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(facts.st_size))
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    return count == bytes.count ? Data(bytes) : nil
  }

  /// Puts new bytes in the file's place: a reader sees the old or the new, never a part.
  func write(_ data: Data) throws(FileProblem) {
    let temporary = "\(path).\(getpid()).\(UInt32.random(in: 0...UInt32.max))"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileProblem() }
    let bytes = [UInt8](data)
    let count = Glibc.write(descriptor, bytes, bytes.count)
    let problem = count == bytes.count ? nil : FileProblem()
    close(descriptor)
    if let problem {
      unlink(temporary)
      throw problem
    }
    guard rename(temporary, path) == 0 else {
      let problem = FileProblem()
      unlink(temporary)
      throw problem
    }
  }

  /// Removes the file if it is there.
  func remove() { unlink(path) }

  /// Makes the folder of such files, for its owner alone.
  static func makeFolder(_ path: String) throws(FileProblem) {
    guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw FileProblem()
    }
    try makeFolder(String(path[..<slash]))
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw FileProblem() }
  }
}

/// Why the system did not do what was asked of a file.
struct FileProblem: Error {
  let reason: String

  /// The reason of the call that has just failed.
  init() { reason = String(cString: strerror(errno)) }
}
