import Glibc

/// Lines of a file or pipe, as they come.
///
/// Used by one thread at a time.
final class LineReader {
  private let descriptor: Int32
  private var waiting: [UInt8] = []
  private var next = 0
  private var isAtEnd = false
  private(set) var failure: Int32 = 0

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// The next line without its newline; an interrupt while waiting is told.
  func read() -> Input {
    var searched = next
    while true {
      if let newline = waiting[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { next = newline + 1 }
        return text(waiting[next..<newline])
      }
      if isAtEnd {
        guard next < waiting.count else { return .end }
        defer { next = waiting.count }
        return text(waiting[next...])
      }
      waiting.removeFirst(next)
      next = 0
      searched = waiting.count
      guard fill() else { return .interrupted }
    }
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> Input {
    String(validating: bytes, as: UTF8.self).map { .text($0) } ?? .malformed
  }

  /// Reads a block; false when interrupted.
  private func fill() -> Bool {
    switch AwaitedInput.wait(for: descriptor) {
    case .ready: break
    case .interrupted: return false
    case .failed(let number):
      isAtEnd = true
      failure = number
      return true
    }
    var block = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(descriptor, &block, block.count)
    if count > 0 {
      waiting += block[..<count]
    } else if count == 0 || errno != EINTR && errno != EAGAIN {
      failure = count < 0 ? errno : 0
      isAtEnd = true
    }
    return true
  }
}
