import Glibc
import Testing

@testable import Shell

/// A pseudo-terminal: what a person types and sees.
final class Terminal: Sendable {
  private let person: Int32
  let program: Int32

  init(rows: UInt16 = 24, columns: UInt16 = 80) throws {
    setenv("TERM", "xterm", 1)
    setenv("INPUTRC", "/dev/null", 1)
    var ends: (person: Int32, program: Int32) = (-1, -1)
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&ends.person, &ends.program, nil, nil, &size) == 0)
    (person, program) = ends
  }

  deinit {
    close(person)
  }

  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    #expect(write(person, bytes, bytes.count) == bytes.count)
  }

  /// Waits until a text has been shown, and answers all that was shown since the last wait.
  @discardableResult
  func wait(for text: String) throws -> String {
    var shown: [UInt8] = []
    while true {
      let soFar = String(decoding: shown, as: UTF8.self)
      if soFar.utf8.ends(with: text) { return soFar }
      var waits = [pollfd(fd: person, events: Int16(POLLIN), revents: 0)]
      try #require(poll(&waits, 1, 10_000) > 0, "waited for \(text), saw \(soFar)")
      // One byte at a time, so that nothing after the text is taken.
      var byte: UInt8 = 0
      try #require(read(person, &byte, 1) == 1)
      shown.append(byte)
    }
  }

  /// True while what is typed is handed over line by line, with echo.
  var isCooked: Bool {
    var settings = termios()
    tcgetattr(program, &settings)
    return settings.c_lflag & tcflag_t(ICANON | ECHO) == tcflag_t(ICANON | ECHO)
  }
}

extension String.UTF8View {
  fileprivate func ends(with text: String) -> Bool {
    let wanted = Array(text.utf8)
    return Array(self).suffix(wanted.count).elementsEqual(wanted)
  }
}
