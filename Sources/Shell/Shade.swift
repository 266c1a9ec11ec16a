/// How a byte of SQL is shown while it is typed.
enum Shade: Equatable {
  case plain
  case keyword
  case string
  case number
  case comment
  /// A quote or bracket without its other half.
  case wrong

  /// The shade of each byte of a text; a dot-command is plain.
  static func all(in text: String) -> [Shade] {
    var shades = [Shade](repeating: .plain, count: text.utf8.count)
    guard !text.drop(while: \.isWhitespace).hasPrefix(".") else { return shades }
    var open: [Int] = []
    for token in Token.all(in: text) {
      let start = token.bytes.lowerBound
      if let shade = Shade(token) {
        for place in token.bytes { shades[place] = shade }
      }
      if !token.isClosed,
        token.kind != .comment || text.utf8.dropFirst(start).starts(with: "/*".utf8)
      {
        shades[start] = .wrong
      }
      if token.isPunctuation("(") {
        open.append(start)
      } else if token.isPunctuation(")"), open.popLast() == nil {
        shades[start] = .wrong
      }
    }
    for place in open { shades[place] = .wrong }
    return shades
  }

  private init?(_ token: Token) {
    switch token.kind {
    case .word where token.isWord(in: Self.keywords): self = .keyword
    case .string: self = .string
    case .number: self = .number
    case .comment: self = .comment
    case .word, .quotedName, .punctuation: return nil
    }
  }

  private static let keywords = Set(
    Vocabulary.sqlKeywords + [
      "add", "alter", "analyze", "attach", "begin", "check", "column", "commit", "create",
      "default",
      "delete", "drop", "if", "index", "insert", "into", "key", "plan", "pragma", "primary",
      "query",
      "references", "replace", "returning", "set", "table", "temp", "temporary", "transaction",
      "unique", "update", "view", "without",
    ])
}
