import FoundationEssentials
import Glibc
import Shell

/// Text from a file or from standard input.
enum TextFile {
  /// The whole text; `-` stands for standard input.
  ///
  /// - Throws: `DoorError.unreadable` when it cannot be read or is not UTF-8, `CancellationError` when
  ///   Ctrl-C is pressed while it is awaited.
  static func read(_ path: String) throws -> String {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    let name = path == "-" ? "standard input" : path
    guard descriptor >= 0 else { throw unreadable(name) }
    defer { if path != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      if case .interrupted = AwaitedInput.wait(for: descriptor) { throw CancellationError() }
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(name) }
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw DoorError.unreadable(name, reason: "it is not UTF-8 text.")
    }
    return text
  }

  private static func unreadable(_ name: String) -> DoorError {
    .unreadable(name, reason: String(cString: strerror(errno)) + ".")
  }
}
