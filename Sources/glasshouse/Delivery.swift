import Rendering

/// Where answers go, and in which form.
final class Delivery {
  /// The form of the answers.
  var format: Format
  /// Whether the column names are written.
  var showsHeader: Bool
  private var file: OutputFile?
  private var once: OutputFile?
  private let isTerminal: Bool

  /// Answers to standard output until a file is opened.
  init(format: Format, showsHeader: Bool, isTerminal: Bool) {
    self.format = format
    self.showsHeader = showsHeader
    self.isTerminal = isTerminal
  }

  /// Whether the next answer is shown to a person.
  var reachesTerminal: Bool { isTerminal && file == nil && once == nil }

  /// Sends answers to a file, which is whole when `finish` is called.
  ///
  /// - Throws: `OutputError` when it cannot be opened, or the one before cannot be finished.
  func open(_ path: String) throws {
    try finish()
    file = try OutputFile(path: path)
  }

  /// Sends the next answer alone to a file.
  func openOnce(_ path: String) throws {
    once = try OutputFile(path: path)
  }

  /// Puts the file in its place; answers go to standard output again.
  func finish() throws {
    defer { file = nil }
    try file?.commit()
  }

  /// Gives up what is open, leaving earlier files as they were.
  func abandon() {
    file?.abort()
    once?.abort()
    file = nil
    once = nil
  }

  /// Writes lines below the answer, each behind `#` but in a table.
  ///
  /// - Throws: `OutputError`.
  func write(notes: [String]) throws {
    let mark = format == .table ? "" : "# "
    let sink = try file?.sink ?? .standardOutput()
    for note in notes { try sink.write(mark + note + "\n") }
    try sink.flush()
  }

  /// Writes one answer; `warn` is told what its reader should know.
  func write(
    warn: @escaping (String) -> Void, _ body: (any RowWriter) throws -> Void
  ) throws {
    let layout = Layout(
      width: reachesTerminal ? Terminal.width(of: 1) ?? 80 : nil, showsHeader: showsHeader)
    if let once {
      defer { self.once = nil }
      try body(format.writer(to: once.sink, layout: layout, warn: warn))
      try once.commit()
    } else if let file {
      try body(format.writer(to: file.sink, layout: layout, warn: warn))
    } else {
      try body(format.writer(to: try .standardOutput(), layout: layout, warn: warn))
    }
  }
}
