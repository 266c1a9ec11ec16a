extension String {
  /// The lines between newlines; a carriage return before a newline stays in its line.
  ///
  /// To Swift `\r\n` is one character, so the bytes are split.
  var lines: [String] {
    utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
  }
}
