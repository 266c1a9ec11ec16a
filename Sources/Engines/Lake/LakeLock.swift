import Glibc
import Rendering

/// A lock between processes on a file of a lake; the system frees it when its holder ends, however it ends.
final class LakeLock {
  private let descriptor: Int32

  /// Takes the lock; `nil` when another holds it, unless it `waits`.
  init?(_ path: String, waits: Bool) throws(OutputError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw .cannotOpen(path, reason: String(cString: strerror(errno)))
    }
    self.descriptor = descriptor
    while flock(descriptor, waits ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      guard errno == EWOULDBLOCK else {
        throw .cannotOpen(path, reason: String(cString: strerror(errno)))
      }
      return nil
    }
  }

  /// Does something while the lock is held, which others hold for an instant only.
  static func holding<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    let lock = try LakeLock(path, waits: true)
    return try withExtendedLifetime(lock) { try body() }
  }

  deinit {
    close(descriptor)
  }
}
