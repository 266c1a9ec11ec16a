import Charts
import Glibc
import Rendering

/// Where answers go, and in which form.
final class Delivery {
  /// The form of the answers.
  var format: Format
  /// The form of the next answer alone.
  var formatOnce: Format?
  /// Which picture the next answer alone is.
  var chartOnce: ChartChoice?
  /// Which picture the question itself asks for, where nobody says another.
  var chartUsually: ChartChoice?
  /// How they are laid out; the width is the screen's at the time.
  var layout: Layout
  /// The command that shows what is taller than the screen, if any.
  var pager: String?
  private var target = Target.screen
  private var once: Target?
  private var paged: PagedOutput?
  /// Whether it is said what was written to a file.
  var tellsFiles = false
  /// Whether colours go to files and commands, too.
  var keepsColors = false
  private let isTerminal: Bool
  private let initial: (format: Format, layout: Layout)

  /// Something that answers go to.
  private enum Target {
    case screen
    case file(OutputFile)
    case command(OutputCommand)

    /// `|command` is a command, anything else a file.
    ///
    /// - Throws: `DoorError.foreignFile` for a name that promises what is not written here.
    init(_ typed: String, usually format: Format) throws {
      guard !typed.hasPrefix("|") else {
        self = .command(try OutputCommand(String(typed.dropFirst())))
        return
      }
      if format == .table { try Format.refuse(file: typed) }
      self = .file(try OutputFile(path: typed))
    }

    /// What is drawn is for the screen: a file gets what its name ends in, unless that says nothing.
    func format(usually format: Format) -> Format {
      guard case .file(let file) = self, let named = Format(ofFile: file.path) else {
        return format
      }
      return format == .table || (format == .chart && [.svg, .html].contains(named))
        ? named : format
    }

    var isScreen: Bool { if case .screen = self { true } else { false } }

    /// Finishes what was written; a command that did not read everything is told of.
    func finish(warn: (String) -> Void) throws {
      switch self {
      case .screen: break
      case .file(let file): try file.commit()
      case .command(let command):
        guard try command.finish() else { return warn("the command did not read the whole answer") }
      }
    }

    func abandon() {
      switch self {
      case .screen: break
      case .file(let file): file.abort()
      case .command(let command): command.abandon()
      }
    }
  }

  /// Answers to standard output until a file is opened.
  init(format: Format, layout: Layout, isTerminal: Bool, pager: String? = nil) {
    self.format = format
    self.layout = layout
    self.isTerminal = isTerminal
    self.pager = pager
    initial = (format, layout)
  }

  /// Goes back to the form and layout that the program was started with.
  func reset() {
    (format, layout) = initial
    formatOnce = nil
    chartOnce = nil
  }

  /// Whether the next answer is shown to a person.
  var reachesTerminal: Bool { isTerminal && (once ?? target).isScreen }

  /// Sends answers to a file, which is whole when `finish` is called, or into a `|command`.
  ///
  /// - Throws: `OutputError` when it cannot be opened, or the one before cannot be finished.
  func open(_ typed: String) throws {
    try finish()
    target = try Target(typed, usually: format)
  }

  /// Sends the next answer alone to a file or into a `|command`.
  func openOnce(_ typed: String) throws {
    once = try Target(typed, usually: formatOnce ?? format)
  }

  /// Gives the next answer alone another form, another place, or both.
  ///
  /// - Throws: What opening the place throws; nothing is changed then.
  func openOnce(_ typed: String?, as format: Format?) throws {
    if let typed { once = try Target(typed, usually: format ?? formatOnce ?? self.format) }
    if let format { formatOnce = format }
  }

  /// Puts the file in its place, or waits for the command; answers go to standard output again.
  func finish(warn: (String) -> Void = { Talk.say("warning: " + $0) }) throws {
    defer { target = .screen }
    try target.finish(warn: warn)
    tell(of: target, target.format(usually: format))
  }

  /// Gives up what is open, leaving earlier files as they were.
  func abandon() {
    target.abandon()
    once?.abandon()
    target = .screen
    once = nil
  }

  /// Writes one answer; `warn` is told what its reader should know.
  ///
  /// When it breaks off, the rows before that are out all the same, so that they can be counted; a file
  /// keeps the answers before it.
  func write(
    warn: @escaping (String) -> Void, _ body: (any RowWriter) throws -> Void
  ) throws {
    var layout = layout
    layout.width = width
    layout.isColored = layout.isColored && (reachesTerminal || keepsColors)
    let target = once ?? self.target
    let isOnce = once != nil
    let sink = try sink(of: target)
    let drawn = pictured
    once = nil
    let format = formatOnce ?? target.format(usually: format)
    if let drawn { layout.chart = drawn.completed(by: chartUsually) }
    formatOnce = nil
    chartOnce = nil
    let start: Int? = if case .file(let file) = target { try file.length() } else { nil }
    do {
      try body(format.writer(to: sink, layout: layout, warn: warn))
    } catch {
      try? sink.flush()
      if case .command = target, case OutputError.readerGone = error {
        guard isOnce else { return warn("the command did not read the whole answer") }
        return try target.finish(warn: warn)
      }
      if isOnce {
        target.abandon()
      } else if case .file(let file) = target, let start {
        // A file is kept for the answers that are whole.
        file.cut(to: start)
      }
      throw error
    }
    guard isOnce else { return }
    try target.finish(warn: warn)
    tell(of: target, format)
  }

  /// What is asked for where the next answer is a picture, or has one; `nil` where it has none.
  var pictured: ChartChoice? {
    let format = formatOnce ?? (once ?? target).format(usually: format)
    guard formatOnce ?? self.format == .chart || format == .svg || layout.chart != nil else {
      return nil
    }
    return chartOnce ?? layout.chart ?? ChartChoice()
  }

  /// The columns of the screen that the next answer is shown on, if it is.
  var width: Int? { reachesTerminal ? Terminal.width(of: STDOUT_FILENO) ?? 80 : nil }

  /// The same, when that answer is a table.
  var tableWidth: Int? { (formatOnce ?? format) == .table ? width : nil }

  /// Says which file was written, in which format where it has one.
  private func tell(of target: Target, _ format: Format? = nil) {
    guard tellsFiles, case .file(let file) = target else { return }
    Talk.say(
      "wrote \(file.path)" + (format.map { " (\($0.rawValue))" } ?? "")
        + (file.replacesAnother ? ", in place of what was there" : ""))
  }

  /// Writes an answer that is text, where answers go.
  ///
  /// - Throws: `OutputError`.
  func write(text: String) throws {
    let target = once ?? self.target
    let isOnce = once != nil
    let sink = try sink(of: target)
    once = nil
    try sink.write(text + "\n")
    if case .screen = target { try sink.flush() }
    guard isOnce else { return }
    try target.finish { Talk.say("warning: " + $0) }
    tell(of: target)
  }

  /// The file that the next answer goes to, if it does.
  var file: String? { if case .file(let file) = once ?? target { file.path } else { nil } }

  /// Whether an answer has gone to a pager.
  var isPaging: Bool { paged?.isPaging ?? false }

  /// Waits for the person to leave the pager, if there is one; nothing is being read meanwhile.
  ///
  /// - Throws: `OutputError`.
  func settle() throws {
    defer { paged = nil }
    try paged?.finish()
  }

  private func sink(of target: Target) throws -> ByteSink {
    switch target {
    case .file(let file): return file.sink
    case .command(let command): return command.sink
    case .screen:
      guard reachesTerminal, let pager, let size = Terminal.size(of: STDOUT_FILENO) else {
        return try .standardOutput()
      }
      let paged = PagedOutput(command: pager, height: size.rows)
      self.paged = paged
      return paged.sink
    }
  }
}
