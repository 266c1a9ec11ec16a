import FoundationEssentials
import Glibc

/// The bytes of a file, one after another, of which only a block is held; they can be gone through
/// again.
///
/// Used by one thread at a time.
final class FileBytes {
  private let path: String
  private let descriptor: Int32
  private var block = [UInt8](repeating: 0, count: 256 * 1024)
  private var at = 0
  private var count = 0

  /// The bytes of a file, or of all that a pipe gives, which is kept in a file without a name.
  ///
  /// - Throws: `DoorError.unreadable`, `CancellationError` when the task is cancelled.
  init(_ path: String) throws {
    self.path = path
    // A pipe that nobody writes to yet is opened at once, and waited for where that can be stopped.
    let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard opened >= 0 else { throw Self.unreadable(path) }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT != S_IFREG else {
      descriptor = opened
      return
    }
    defer { close(opened) }
    guard let file = tmpfile() else { throw Self.unreadable(path) }
    defer { fclose(file) }
    while case let count = try Self.next(of: opened, &block, path), count > 0 {
      guard write(fileno(file), block, count) == count else { throw Self.unreadable(path) }
    }
    descriptor = fcntl(fileno(file), F_DUPFD_CLOEXEC, 0)
    guard descriptor >= 0 else { throw Self.unreadable(path) }
    lseek(descriptor, 0, SEEK_SET)
  }

  /// Waits for what a pipe gives next, for as long as the task is not cancelled; 0 is its end.
  private static func next(
    of descriptor: Int32, _ block: inout [UInt8], _ path: String
  ) throws -> Int {
    while true {
      try Task.checkCancellation()
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 100) > 0 else { continue }
      let count = read(descriptor, &block, block.count)
      if count >= 0 { return count }
      guard [EINTR, EAGAIN].contains(errno) else { throw unreadable(path) }
    }
  }

  deinit {
    close(descriptor)
  }

  /// The byte that comes next; `nil` at the end.
  ///
  /// - Throws: `DoorError.unreadable`, `CancellationError` when the task is cancelled.
  func next() throws -> UInt8? {
    guard at == count else { return block[at] }
    try Task.checkCancellation()
    repeat { count = read(descriptor, &block, block.count) } while count < 0 && errno == EINTR
    at = 0
    guard count >= 0 else {
      count = 0
      throw Self.unreadable(path)
    }
    return count == 0 ? nil : block[0]
  }

  /// Goes to the byte behind the one that came next.
  func advance() { at += 1 }

  /// Goes back to the first byte.
  func rewind() {
    lseek(descriptor, 0, SEEK_SET)
    at = 0
    count = 0
  }

  private static func unreadable(_ path: String) -> DoorError {
    .unreadable(path, reason: String(cString: strerror(errno)) + ".")
  }
}
