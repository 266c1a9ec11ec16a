import Rendering

/// Text that is an answer and no rows, on standard output.
enum StandardOutput {
  /// Writes lines, each with its newline.
  ///
  /// - Throws: `OutputError`.
  static func say(_ lines: String) throws {
    let sink = try ByteSink.standardOutput()
    try sink.write(lines + "\n")
    try sink.flush()
  }
}
