/// A text in quotes that is being typed, and the column that it is compared with.
struct ValueInTyping {
  /// The byte behind the opening quote.
  let start: Int
  let typed: String
  /// Whether the closing quote is still to come.
  let isOpen: Bool
  private let column: (qualifier: String?, name: String)

  /// Nothing unless the cursor is in a text that follows `column =`, `column in (` or the like.
  init?(_ token: Token, cursor: Int, text: String, before: [Token]) {
    guard token.kind == .string, cursor > token.bytes.lowerBound,
      let column = Self.column(comparedAfter: before)
    else { return nil }
    start = token.bytes.lowerBound + 1
    isOpen = !token.isClosed
    self.column = column
    typed = String(decoding: Array(text.utf8)[start..<cursor], as: UTF8.self)
  }

  /// The values that the column has, as they are written between quotes.
  func completion(_ members: [Scope.Member], _ vocabulary: Vocabulary) -> Completion {
    let name = column.name.lowercased()
    let holders =
      column.qualifier.map { qualifier in
        Scope.member(named: qualifier, in: members).map { [$0] } ?? []
      } ?? members
    let origin = holders.lazy.flatMap(\.columns)
      .first { $0.name.lowercased() == name }.flatMap(\.origin)
    guard let origin else { return Completion() }
    let prefix = typed.lowercased()
    let values = vocabulary.values(origin.table, origin.column)
      .map { $0.replacing("'", with: "''") }
      .filter { $0.lowercased().hasPrefix(prefix) }
    var completion = Completion(start: start, candidates: values)
    completion.closing = isOpen ? "'" : nil
    return completion
  }

  /// The column whose value comes next.
  private static func column(
    comparedAfter tokens: [Token]
  ) -> (qualifier: String?, name: String)? {
    var rest = tokens[...]
    if let last = rest.last, last.isPunctuation("(") || last.isPunctuation(",") {
      // An `in` list: back to its parenthesis.
      while let last = rest.last, !last.isPunctuation("(") {
        guard last.kind == .string || last.kind == .number || last.isPunctuation(",") else {
          return nil
        }
        rest.removeLast()
      }
      rest = rest.dropLast()
      guard rest.last?.isWord("in") == true else { return nil }
      rest = rest.dropLast()
    } else {
      let before = rest.count
      while let last = rest.last,
        ["=", "<", ">", "!"].contains(where: last.isPunctuation)
          || last.isWord(in: ["like", "glob", "is"])
      {
        rest.removeLast()
      }
      guard rest.count < before else { return nil }
    }
    while rest.last?.isWord("not") == true { rest.removeLast() }
    guard let name = rest.popLast(), Scope.isName(name) else { return nil }
    guard rest.last?.isPunctuation(".") == true, let qualifier = rest.dropLast().last else {
      return (nil, name.text)
    }
    return (qualifier.text, name.text)
  }
}
