import Glibc
import Shell

/// Lines from the person at the terminal, or from whatever standard input is.
enum Keyboard {
  /// Asks, and reads one line without its newline; `nil` at the end of the input.
  ///
  /// - Throws: `CancellationError` when Ctrl-C is pressed.
  static func line(_ question: String, isHidden: Bool = false) throws -> String? {
    guard Terminal.isTerminal(STDIN_FILENO) else { return try line() }
    // The question comes when the echo is off: whoever types at once is hidden, too.
    let ask = {
      Talk.write(question)
      return try line()
    }
    guard isHidden else { return try ask() }
    defer { Talk.write("\n") }
    return try HiddenTyping.at(STDIN_FILENO, ask)
  }

  /// Reads byte by byte, so that what follows is left for the next reader.
  private static func line() throws -> String? {
    var bytes: [UInt8] = []
    while true {
      switch AwaitedInput.wait(for: STDIN_FILENO) {
      case .interrupted: throw CancellationError()
      case .failed: return nil
      case .ready: break
      }
      var byte: UInt8 = 0
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else {
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
      }
      guard byte != UInt8(ascii: "\n") else { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
  }
}
