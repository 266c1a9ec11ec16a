import Glibc

/// A lock between processes; the system frees it when its holder ends, however it ends.
struct FileLock {
  private let descriptor: Int32

  /// Takes the lock if nobody holds it, else answers `nil`.
  static func tryToTake(_ path: String) throws(FileProblem) -> FileLock? {
    try lock(path, LOCK_EX | LOCK_NB)
  }

  /// Waits for the lock, for what is held only for an instant.
  static func take(_ path: String) throws(FileProblem) -> FileLock {
    while true {
      if let lock = try lock(path, LOCK_EX) { return lock }
    }
  }

  /// Lets the next process have it.
  func release() { close(descriptor) }

  private static func lock(_ path: String, _ operation: Int32) throws(FileProblem) -> FileLock? {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw FileProblem() }
    if flock(descriptor, operation) == 0 { return FileLock(descriptor: descriptor) }
    let problem = errno == EWOULDBLOCK || errno == EINTR ? nil : FileProblem()
    close(descriptor)
    if let problem { throw problem }
    return nil
  }
}
