extension Completion {
  /// What Tab offers at a byte of a text: of a dot-command, or of the statement the cursor is in.
  package init(
    of text: String, at cursor: Int, vocabulary: Vocabulary, commands: [DotCommand] = []
  ) {
    if let call = CallInTyping(text, cursor: cursor) {
      self = call.completion(vocabulary: vocabulary, commands: commands)
    } else {
      self = Self.ofSQL(text, at: cursor, vocabulary: vocabulary)
    }
  }

  private static func ofSQL(_ text: String, at cursor: Int, vocabulary: Vocabulary) -> Completion {
    var tokens = Token.all(in: text)
    if let token = tokens.last(where: { $0.bytes.lowerBound < cursor }), token.kind == .string,
      cursor < token.bytes.upperBound || !token.isClosed
    {
      return ofValue(token, text, tokens, at: cursor, vocabulary: vocabulary)
    }
    guard let word = WordInTyping(tokens, cursor: cursor, text: text) else { return Completion() }
    if word.isOpenQuote { tokens = Token.all(in: closed(text, at: cursor, with: "\"")) }
    let statement = statement(of: tokens, around: cursor, withoutFrom: word.start)
    let before = statement.filter { $0.bytes.upperBound <= word.start }
    let offers = Offers(
      vocabulary: vocabulary, scope: Scope(statement, vocabulary: vocabulary), before: before,
      isAnything: word.typed.isEmpty)
    let names = word.isQuoted ? offers.names : offers.all
    var completion = Completion(
      start: word.start, candidates: matching(names, typed: word.typed),
      addsSpace: offers.wantsTable && !word.isQuoted)
    for candidate in completion.candidates where candidate.hasSuffix("(") {
      completion.labels[candidate] = vocabulary.functions.first {
        $0.lowercased().hasPrefix(candidate.lowercased())
      }
    }
    completion.sentences = offers.sentences.filter { completion.candidates.contains($0.key) }
    return completion
  }

  /// The values of the column that a text in quotes is compared with.
  private static func ofValue(
    _ token: Token, _ text: String, _ tokens: [Token], at cursor: Int, vocabulary: Vocabulary
  ) -> Completion {
    // What follows an open quote is taken for SQL, so that tables named there are known.
    let start = token.bytes.lowerBound
    let whole = token.isClosed ? tokens : Token.all(in: closed(text, at: cursor, with: "'"))
    let statement = statement(of: whole, around: cursor, withoutFrom: start)
    let before = statement.filter { $0.bytes.upperBound <= start }
    guard let value = ValueInTyping(token, cursor: cursor, text: text, before: before) else {
      return Completion()
    }
    let scope = Scope(statement, vocabulary: vocabulary)
    return value.completion(scope.members(at: before.count), vocabulary)
  }

  /// The text as it is when the name at the cursor is finished, so that the rest is not part of it.
  private static func closed(_ text: String, at cursor: Int, with quote: String) -> String {
    let bytes = Array(text.utf8)
    return String(decoding: bytes[..<cursor] + Array(quote.utf8) + bytes[cursor...], as: UTF8.self)
  }

  /// The tokens between the semicolons around the cursor, without comments and the word itself.
  private static func statement(
    of tokens: [Token], around cursor: Int, withoutFrom word: Int
  ) -> [Token] {
    let ends = tokens.filter { $0.isPunctuation(";") }.map(\.bytes.lowerBound)
    let start = ends.last { $0 < cursor } ?? -1
    let end = ends.first { $0 >= cursor } ?? .max
    return tokens.filter {
      $0.bytes.lowerBound > start && $0.bytes.lowerBound < end && $0.kind != .comment
        && !($0.bytes.lowerBound < cursor && $0.bytes.upperBound > word)
    }
  }

  /// The names that begin with what is typed, each once, in the case that was typed.
  static func matching(_ names: [String], typed: String) -> [String] {
    let prefix = typed.lowercased()
    let isShouted = typed.contains(where: \.isLetter) && typed == typed.uppercased()
    var seen: Set<String> = []
    return names.compactMap { name in
      guard name.lowercased().hasPrefix(prefix), seen.insert(name.lowercased()).inserted else {
        return nil
      }
      let rest = name.dropFirst(typed.count)
      return typed + (isShouted ? rest.uppercased() : String(rest))
    }
  }
}

/// The word at the cursor; there is none inside a string or a comment.
private struct WordInTyping {
  let start: Int
  let typed: String
  let isQuoted: Bool

  /// True for a name in double quotes that is not closed yet.
  let isOpenQuote: Bool

  init?(_ tokens: [Token], cursor: Int, text: String) {
    let touching = tokens.last { token in
      token.bytes.lowerBound < cursor
        && (cursor < token.bytes.upperBound
          || cursor == token.bytes.upperBound
            && (!token.isClosed || token.kind == .word || token.kind == .number))
    }
    var start = cursor
    var isQuoted = false
    switch touching?.kind {
    case .string, .number:
      return nil
    case .comment:
      return nil
    case .word:
      start = touching?.bytes.lowerBound ?? cursor
    case .quotedName:
      start = (touching?.bytes.lowerBound ?? cursor) + 1
      isQuoted = true
    case .punctuation, nil:
      break
    }
    self.start = start
    self.isQuoted = isQuoted
    isOpenQuote =
      isQuoted && touching?.isClosed == false
      && text.utf8.dropFirst(start - 1).first == UInt8(ascii: "\"")
    typed = String(decoding: Array(text.utf8)[start..<cursor], as: UTF8.self)
  }
}
