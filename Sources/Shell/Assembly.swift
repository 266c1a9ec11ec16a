/// Lines become statements and dot-commands.
///
/// Only `;` ends a statement: a line of `/` or `go` is part of it.
package struct Assembly {
  /// What a line gave.
  package enum Piece: Equatable {
    case statement(Statement)
    case command(String, at: Place)
    case problem(ShellError, at: Place)
  }

  private let isComplete: (String) -> Bool
  private let isCommand: (String) -> Bool
  private let file: String?
  private let includedFrom: [String]

  private var pending: [UInt8] = []
  private var scanner = Scanner()
  private var start = Position()
  private var lineNumber = 0

  private struct Position {
    var line = 1
    var column = 0
  }

  /// An assembly with nothing in it.
  ///
  /// - Parameters:
  ///   - file: The file that the lines come from.
  ///   - includedFrom: The files that read it, the innermost first.
  ///   - isComplete: Says whether a text that ends in a semicolon is a whole statement
  ///     (`sqlite3_complete`).
  ///   - isCommand: Says whether a name, without its dot, is a command: what tells a dot-command on
  ///     a continuation line from a name such as `.id`.
  package init(
    file: String? = nil, includedFrom: [String] = [],
    isComplete: @escaping (String) -> Bool, isCommand: @escaping (String) -> Bool
  ) {
    self.file = file
    self.includedFrom = includedFrom
    self.isComplete = isComplete
    self.isCommand = isCommand
  }

  /// True when what was added last needs further lines.
  package var isOpen: Bool {
    scanner.hasToken || scanner.state == .blockComment
  }

  /// Where the next line stands.
  var nextPlace: Place { Place(file: file, line: lineNumber + 1, includedFrom: includedFrom) }

  /// The line on which the open statement started.
  package var startedOnLine: Int {
    scanner.hasToken ? scanner.tokenLine : scanner.openedOnLine
  }

  /// Takes one line, without its newline.
  package mutating func add(_ line: String) -> [Piece] {
    lineNumber += 1
    var bytes = Array(line.utf8)
    if lineNumber == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if let command = command(in: bytes) { return [command] }

    var pieces: [Piece] = []
    bytes.append(UInt8(ascii: "\n"))
    for (column, byte) in bytes.enumerated() {
      if pending.isEmpty {
        if isSpace(byte) { continue }
        scanner = Scanner(line: lineNumber)
        start = Position(line: lineNumber, column: column)
      }
      pending.append(byte)
      guard scanner.take(byte) else { continue }
      if !scanner.hasToken {
        drop()
      } else if let piece = whole() {
        pieces.append(piece)
        drop()
      }
    }
    return pieces
  }

  /// Ends the input: what is left is a statement without its semicolon, or names what is open.
  package mutating func finish() -> [Piece] {
    defer { drop() }
    let place = place(of: start)
    switch scanner.state {
    case .quoted(let opening):
      return [.problem(.unterminated(opening, line: scanner.openedOnLine), at: place)]
    case .blockComment:
      return [.problem(.unterminated(.comment, line: scanner.openedOnLine), at: place)]
    case .code, .lineComment:
      guard scanner.hasToken else { return [] }
      while pending.last.map(isSpace) == true { pending.removeLast() }
      return [.statement(Statement(String(decoding: pending, as: UTF8.self), at: place))]
    }
  }

  /// Forgets the open statement.
  package mutating func drop() {
    pending.removeAll(keepingCapacity: true)
    scanner = Scanner(line: lineNumber)
  }

  private func whole() -> Piece? {
    let text = String(decoding: pending, as: UTF8.self)
    guard isComplete(text) else { return nil }
    return .statement(Statement(text, at: place(of: start)))
  }

  private mutating func command(in bytes: [UInt8]) -> Piece? {
    guard scanner.state == .code || scanner.state == .lineComment,
      let first = bytes.firstIndex(where: { !isSpace($0) }), begins(bytes[first...])
    else { return nil }
    let last = bytes.lastIndex { !isSpace($0) } ?? first
    let text = String(decoding: bytes[first...last], as: UTF8.self)
    let place = place(of: Position(line: lineNumber, column: first))
    guard isOpen else {
      drop()
      return .command(text, at: place)
    }
    let name = text.dropFirst().prefix { $0.isLetter }
    guard isCommand(String(name)) else { return nil }
    return .problem(.commandInStatement(".\(name)", startedOn: startedOnLine), at: place)
  }

  /// Whether a line begins a command: with a dot, or, as psql has it, with a backslash or `?`.
  private func begins(_ line: ArraySlice<UInt8>) -> Bool {
    switch line.first {
    case UInt8(ascii: "."): true
    case UInt8(ascii: "\\"): !isOpen
    case UInt8(ascii: "?"): !isOpen && line.dropFirst().allSatisfy(isSpace)
    default: false
    }
  }

  private func place(of position: Position) -> Place {
    Place(
      file: file, line: position.line, column: position.column, includedFrom: includedFrom)
  }
}
