/// The pieces of an SQL text that matter for parameters and the ends of statements.
///
/// What looks like a parameter or a semicolon inside a string, a quoted name or a comment is none.
struct SQLTokens: Sequence, IteratorProtocol {
  /// A piece of SQL.
  struct Token {
    /// What a piece is.
    enum Kind: Equatable {
      case space
      /// A comment to the end of the line.
      case lineComment
      case blockComment
      /// A string or a quoted name.
      case quoted
      /// A named parameter with `:`, `@` or `$` before its name.
      case parameter
      /// A parameter that has only a place: `?` or `?2`.
      case placeholder
      case word
      case semicolon
      case open
      case close
      case other
    }

    let kind: Kind
    /// Where the piece lies in the text.
    let range: Range<Int>
  }

  private let bytes: [UInt8]
  private var position: Int

  init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  mutating func next() -> Token? {
    guard position < bytes.count else { return nil }
    let start = position
    let kind = scan()
    return Token(kind: kind, range: start..<position)
  }

  private mutating func scan() -> Token.Kind {
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x0c:
      skip { $0 == UInt8(ascii: " ") || 0x09...0x0d ~= $0 }
      return .space
    case UInt8(ascii: "-") where peek == UInt8(ascii: "-"):
      skip { $0 != UInt8(ascii: "\n") }
      return .lineComment
    case UInt8(ascii: "/") where peek == UInt8(ascii: "*"):
      position += 1
      skipBlockComment()
      return .blockComment
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
      skipQuoted(until: byte)
      return .quoted
    case UInt8(ascii: "["):
      skipQuoted(until: UInt8(ascii: "]"))
      return .quoted
    case UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "$"):
      guard let peek, isNamePart(peek) else { return .other }
      skip(isNamePart)
      return .parameter
    case UInt8(ascii: "?"):
      skip { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      return .placeholder
    case UInt8(ascii: ";"): return .semicolon
    case UInt8(ascii: "("): return .open
    case UInt8(ascii: ")"): return .close
    case let byte where isNamePart(byte):
      skip(isNamePart)
      return .word
    default: return .other
    }
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skip(_ isPart: (UInt8) -> Bool) {
    while position < bytes.count && isPart(bytes[position]) { position += 1 }
  }

  /// Skips a string or name, in which the doubled quote stands for itself: it starts a new string.
  private mutating func skipQuoted(until quote: UInt8) {
    skip { $0 != quote }
    position = Swift.min(position + 1, bytes.count)
  }

  private mutating func skipBlockComment() {
    while position < bytes.count {
      position += 1
      if bytes[position - 1] == UInt8(ascii: "*") && peek == UInt8(ascii: "/") {
        position += 1
        return
      }
    }
  }

  private func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
