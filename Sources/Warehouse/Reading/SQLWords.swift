/// The names and words of a statement in order, without its texts, numbers and comments.
struct SQLWords: Sequence, IteratorProtocol {
  /// A word, and where it is in the statement's bytes.
  struct Word {
    let text: String
    let start: Int
    let end: Int
    /// The quote it was written in, if any.
    let quote: UInt8?
  }

  private let bytes: [UInt8]
  private var at = 0

  init(_ sql: String) {
    bytes = Array(sql.utf8)
  }

  mutating func next() -> Word? {
    while at < bytes.count {
      let byte = bytes[at]
      if byte == Byte.minus, byte == bytes[safe: at + 1] {
        while at < bytes.count, bytes[at] != 0x0a { at += 1 }
      } else if byte == UInt8(ascii: "/"), bytes[safe: at + 1] == UInt8(ascii: "*") {
        at += 2
        while at < bytes.count,
          !(bytes[at] == UInt8(ascii: "*") && bytes[safe: at + 1] == UInt8(ascii: "/"))
        {
          at += 1
        }
        at = Swift.min(at + 2, bytes.count)
      } else if byte == UInt8(ascii: "'") {
        _ = quoted(byte)
      } else if byte == Byte.quote || byte == UInt8(ascii: "`") {
        return quoted(byte)
      } else if byte == Byte.openBracket {
        return quoted(Byte.closeBracket)
      } else if isWordByte(byte) {
        let start = at
        while at < bytes.count, isWordByte(bytes[at]) { at += 1 }
        guard !isDigit(byte) else { continue }
        return Word(
          text: String(decoding: bytes[start..<at], as: UTF8.self), start: start, end: at,
          quote: nil)
      } else {
        at += 1
      }
    }
    return nil
  }

  /// What is between here and the closing quote; a doubled quote stands for itself.
  private mutating func quoted(_ quote: UInt8) -> Word {
    let start = at
    var text: [UInt8] = []
    at += 1
    while at < bytes.count {
      if bytes[at] == quote {
        at += 1
        guard bytes[safe: at] == quote, quote != Byte.closeBracket else { break }
      }
      text.append(bytes[at])
      at += 1
    }
    return Word(
      text: String(decoding: text, as: UTF8.self), start: start, end: at, quote: quote)
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || isDigit(byte)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") || byte >= 0x80
  }
}

extension Array {
  /// The element at a place, or `nil` past the end.
  fileprivate subscript(safe index: Int) -> Element? {
    index < count ? self[index] : nil
  }
}
