/// Where in SQL text a position is, followed byte by byte.
struct Scanner {
  /// What the bytes up to here are part of.
  enum State: Equatable {
    case code
    case quoted(Opening)
    case lineComment
    case blockComment
  }

  private(set) var state = State.code

  /// The line on which the open text, name or comment was opened.
  private(set) var openedOnLine = 1

  /// The line of the next byte.
  private(set) var line = 1

  private var previous: UInt8 = 0

  /// True after a byte that belongs to neither space nor comment.
  private(set) var hasToken = false

  /// The line of the first such byte.
  private(set) var tokenLine = 1

  /// Starts in code, on a line.
  init(line: Int = 1) {
    self.line = line
  }

  /// Takes one byte; true when it is a semicolon that is neither quoted nor a comment.
  mutating func take(_ byte: UInt8) -> Bool {
    defer { if byte == UInt8(ascii: "\n") { line += 1 } }
    switch state {
    case .code:
      return takeCode(byte)
    case .quoted(let opening):
      if byte == opening.last { state = .code }
    case .lineComment:
      if byte == UInt8(ascii: "\n") { state = .code }
    case .blockComment:
      if previous == UInt8(ascii: "*"), byte == UInt8(ascii: "/") {
        state = .code
        previous = 0
      } else {
        previous = byte
      }
    }
    return false
  }

  private mutating func takeCode(_ byte: UInt8) -> Bool {
    let before = previous
    previous = byte
    switch byte {
    case UInt8(ascii: "-") where before == UInt8(ascii: "-"):
      open(.lineComment)
    case UInt8(ascii: "*") where before == UInt8(ascii: "/"):
      open(.blockComment)
    case UInt8(ascii: "-"), UInt8(ascii: "/"):
      return false
    case UInt8(ascii: ";"):
      note(before)
      return true
    default:
      note(before)
      guard !isSpace(byte) else { return false }
      noteToken()
      if let opening = Opening(first: byte) { open(.quoted(opening)) }
    }
    return false
  }

  /// A dash or slash that began no comment was a token.
  private mutating func note(_ before: UInt8) {
    if before == UInt8(ascii: "-") || before == UInt8(ascii: "/") { noteToken() }
  }

  private mutating func noteToken() {
    guard !hasToken else { return }
    hasToken = true
    tokenLine = line
  }

  private mutating func open(_ state: State) {
    self.state = state
    openedOnLine = line
    previous = 0
  }
}

/// True for what SQLite's tokenizer skips.
func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte)
}

extension Opening {
  fileprivate init?(first byte: UInt8) {
    switch byte {
    case UInt8(ascii: "'"): self = .string
    case UInt8(ascii: "\""): self = .identifier
    case UInt8(ascii: "`"): self = .backtick
    case UInt8(ascii: "["): self = .bracket
    default: return nil
    }
  }

  fileprivate var last: UInt8? {
    switch self {
    case .string: UInt8(ascii: "'")
    case .identifier: UInt8(ascii: "\"")
    case .backtick: UInt8(ascii: "`")
    case .bracket: UInt8(ascii: "]")
    case .comment: nil
    }
  }
}
