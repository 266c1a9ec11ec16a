internal import FoundationEssentials
import Glibc

/// The file in which the processes of one credential share the window of their budget.
///
/// It is changed in place, under its own lock: every request does so twice, and a file that is renamed
/// over another one is written out to the disk by the system there and then.
struct RateFile: Sendable {
  let path: String

  /// Changes the window that the file holds, or this one where it holds none that can be used.
  ///
  /// `nil` is answered, and nothing was changed, when the file cannot be had.
  func change<Answer>(
    _ window: inout RateWindow, _ body: (inout RateWindow) -> Answer
  ) -> Answer? {
    guard let file = open() else { return nil }
    defer { close(file.descriptor) }
    let bytes = file.isTrusted ? read(file) : Data()
    if let shared = try? JSONDecoder().decode(RateWindow.self, from: bytes) { window = shared }
    let answer = body(&window)
    if let data = try? JSONEncoder().encode(window) { write(data, over: file) }
    return answer
  }

  /// The file while it is locked, until its descriptor is closed.
  private struct Opened {
    let descriptor: Int32
    let count: Int
    /// Whether nobody else could have written it.
    let isTrusted: Bool
  }

  private func open() -> Opened? {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return nil }
    var facts = stat()
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        close(descriptor)
        return nil
      }
    }
    guard fstat(descriptor, &facts) == 0, facts.st_uid == geteuid(), facts.st_size <= 65_536 else {
      close(descriptor)
      return nil
    }
    let isTrusted = facts.st_mode & 0o077 == 0
    if !isTrusted { fchmod(descriptor, 0o600) }
    return Opened(descriptor: descriptor, count: Int(facts.st_size), isTrusted: isTrusted)
  }

  private func read(_ file: Opened) -> Data {
    var bytes = [UInt8](repeating: 0, count: file.count)
    let count = pread(file.descriptor, &bytes, bytes.count, 0)
    return Data(bytes.prefix(max(0, count)))
  }

  /// Writes over all that was there at once, with blanks for what was longer: JSON has room for them.
  private func write(_ data: Data, over file: Opened) {
    let blanks = max(0, file.count - data.count)
    let bytes = [UInt8](data) + [UInt8](repeating: UInt8(ascii: " "), count: blanks)
    _ = pwrite(file.descriptor, bytes, bytes.count, 0)
  }
}
