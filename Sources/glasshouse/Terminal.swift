import Glibc

/// What is known of the terminal behind a file descriptor.
enum Terminal {
  /// Whether a person is at the other end.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) != 0 }

  /// The number of columns, or `nil` when it is no terminal or does not say.
  static func width(of descriptor: Int32) -> Int? { size(of: descriptor)?.columns }

  /// The size of the screen, or `nil` when it is no terminal or does not say.
  static func size(of descriptor: Int32) -> (rows: Int, columns: Int)? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return nil
    }
    return (Int(size.ws_row), Int(size.ws_col))
  }

  /// Whether the terminal can move its cursor and change its colours.
  static func isAble(_ environment: [String: String]) -> Bool {
    environment["TERM"].map { !["", "dumb"].contains($0) } ?? false
  }
}

/// Words for the person, on standard error; answers go elsewhere.
enum Talk {
  /// Writes text as it is.
  static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let base = rest.baseAddress, !rest.isEmpty {
        let written = Glibc.write(STDERR_FILENO, base, rest.count)
        if written < 0 && errno == EINTR { continue }
        guard written > 0 else { return }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
      }
    }
  }

  /// Writes a sentence, broken into lines where a terminal is narrower.
  static func tell(_ sentence: String) {
    for line in Footer.wrapped(sentence, to: Terminal.width(of: STDERR_FILENO) ?? .max) {
      say(line)
    }
  }

  /// Writes one line.
  static func say(_ line: String) {
    guard !Log.isJSON else { return Log.say(LogLine(saying: line)) }
    write(line + "\n")
  }
}
