/// One token of SQL text, by the bytes it takes.
struct Token: Equatable {
  enum Kind {
    case word
    case quotedName
    case string
    case number
    case comment
    case punctuation
  }

  let kind: Kind
  let bytes: Range<Int>

  /// False for a string, name or comment that runs to the end of the text.
  let isClosed: Bool

  /// The text; for a quoted name, what is between the quotes.
  let text: String

  /// True for the word, in any case.
  func isWord(_ word: String) -> Bool {
    kind == .word && text.lowercased() == word
  }

  /// True for one of these words, in any case.
  func isWord(in words: Set<String>) -> Bool {
    kind == .word && words.contains(text.lowercased())
  }

  func isPunctuation(_ text: String) -> Bool {
    kind == .punctuation && self.text == text
  }
}

extension Token {
  /// The tokens of a text, without the space between them.
  static func all(in text: String) -> [Token] {
    let bytes = Array(text.utf8)
    var tokens: [Token] = []
    var position = 0
    while position < bytes.count {
      if isSpace(bytes[position]) {
        position += 1
      } else {
        let token = Token(at: position, in: bytes)
        tokens.append(token)
        position = token.bytes.upperBound
      }
    }
    return tokens
  }

  private init(at start: Int, in bytes: [UInt8]) {
    let next: UInt8? = start + 1 < bytes.count ? bytes[start + 1] : nil
    switch (bytes[start], next) {
    case (UInt8(ascii: "'"), _):
      self.init(.string, from: start, to: UInt8(ascii: "'"), in: bytes)
    case (UInt8(ascii: "\""), _), (UInt8(ascii: "`"), _):
      self.init(.quotedName, from: start, to: bytes[start], in: bytes)
    case (UInt8(ascii: "["), _):
      self.init(.quotedName, from: start, to: UInt8(ascii: "]"), in: bytes)
    case (UInt8(ascii: "-"), UInt8(ascii: "-")):
      self.init(comment: start, endingWith: [UInt8(ascii: "\n")], in: bytes)
    case (UInt8(ascii: "/"), UInt8(ascii: "*")):
      self.init(comment: start, endingWith: [UInt8(ascii: "*"), UInt8(ascii: "/")], in: bytes)
    case (let byte, _) where isDigit(byte):
      self.init(.number, run: start, in: bytes) { isWordByte($0) || $0 == UInt8(ascii: ".") }
    case (let byte, _) where isWordByte(byte):
      self.init(.word, run: start, in: bytes, while: isWordByte)
    default:
      self.init(.punctuation, start..<start + 1, in: bytes)
    }
  }

  private init(_ kind: Kind, _ range: Range<Int>, isClosed: Bool = true, in bytes: [UInt8]) {
    self.kind = kind
    self.bytes = range
    self.isClosed = isClosed
    let inner = range.dropFirst().dropLast(isClosed ? 1 : 0)
    text = String(decoding: kind == .quotedName ? bytes[inner] : bytes[range], as: UTF8.self)
  }

  private init(
    _ kind: Kind, run start: Int, in bytes: [UInt8], while belongs: (UInt8) -> Bool
  ) {
    let end = bytes[start...].firstIndex { !belongs($0) } ?? bytes.count
    self.init(kind, start..<end, in: bytes)
  }

  private init(_ kind: Kind, from start: Int, to quote: UInt8, in bytes: [UInt8]) {
    let end = bytes[(start + 1)...].firstIndex(of: quote)
    self.init(kind, start..<(end.map { $0 + 1 } ?? bytes.count), isClosed: end != nil, in: bytes)
  }

  private init(comment start: Int, endingWith ending: [UInt8], in bytes: [UInt8]) {
    var end = start + 2
    while end < bytes.count, !bytes[end...].starts(with: ending) { end += 1 }
    let isClosed = end < bytes.count
    self.init(
      .comment, start..<(isClosed ? end + ending.count : bytes.count), isClosed: isClosed,
      in: bytes)
  }
}

/// True for a byte that a name without quotes may have.
func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
    true
  default:
    isDigit(byte)
  }
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
