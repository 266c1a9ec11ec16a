/// A comparison of a column with a value of another kind, which rarely says what was meant.
package struct Comparison: Equatable, Sendable {
  /// The comparison as it is written, such as `salary > '100000'`.
  package let text: String
  /// What the column was declared to hold.
  package let column: Vocabulary.Column.Kind

  /// The sentence of a warning.
  package var sentence: String {
    switch column {
    case .number: "“\(text)” compares a number with a text; numbers are written without quotes"
    case .text: "“\(text)” compares a text with a number; texts are written in single quotes"
    }
  }

  /// The suspicious comparisons of a statement, in order; `parameters` says what is bound to each
  /// parameter, by its name without the sign.
  package static func suspicious(
    in sql: String, vocabulary: Vocabulary,
    parameters: [String: Vocabulary.Column.Kind] = [:]
  ) -> [Comparison] {
    let bytes = Array(sql.utf8)
    let tokens = Token.all(in: sql).filter { $0.kind != .comment }
    let places = Compared.all(in: tokens, parameters)
    guard !places.isEmpty else { return [] }
    let scope = Scope(tokens, vocabulary: vocabulary)
    return places.compactMap { compared in
      let members = scope.members(at: compared.place)
      guard let kind = compared.column(members)?.kind, kind != compared.value else { return nil }
      let range = compared.bytes
      return Comparison(text: String(decoding: bytes[range], as: UTF8.self), column: kind)
    }
  }
}

/// A column and a value with an operator between them.
private struct Compared {
  let place: Int
  let bytes: Range<Int>
  let value: Vocabulary.Column.Kind
  private let qualifier: String?
  private let name: String

  /// The column, if exactly one that can be named here is meant.
  func column(_ members: [Scope.Member]) -> Vocabulary.Column? {
    let holders =
      qualifier.map { qualifier in Scope.member(named: qualifier, in: members).map { [$0] } ?? [] }
      ?? members
    let key = name.lowercased()
    return holders.lazy.flatMap(\.columns).first { $0.name.lowercased() == key }
  }

  static func all(
    in tokens: [Token], _ parameters: [String: Vocabulary.Column.Kind]
  ) -> [Compared] {
    tokens.indices.compactMap { index in
      guard Scope.isName(tokens[index]), index == 0 || !tokens[index - 1].isPunctuation(":"),
        let (value, end) = value(after: index, tokens, parameters)
      else { return nil }
      let isQualified = index >= 2 && tokens[index - 1].isPunctuation(".")
      let first = isQualified ? index - 2 : index
      // `a + b = 1` compares a sum, whose kind nobody declared.
      if first > 0,
        ["+", "-", "*", "/", "%", "|", ">"].contains(where: tokens[first - 1].isPunctuation)
      {
        return nil
      }
      return Compared(
        place: index, bytes: tokens[first].bytes.lowerBound..<tokens[end].bytes.upperBound,
        value: value, qualifier: isQualified ? tokens[first].text : nil, name: tokens[index].text)
    }
  }

  /// The kind of the value that a name is compared with, and the token it ends at.
  private static func value(
    after index: Int, _ tokens: [Token], _ parameters: [String: Vocabulary.Column.Kind]
  ) -> (Vocabulary.Column.Kind, end: Int)? {
    var next = index + 1
    while next < tokens.count, ["=", "<", ">", "!"].contains(where: tokens[next].isPunctuation) {
      next += 1
    }
    if next == index + 1 {
      if next < tokens.count, tokens[next].isWord("not") { next += 1 }
      guard next < tokens.count else { return nil }
      if tokens[next].isWord("in"), next + 1 < tokens.count, tokens[next + 1].isPunctuation("(") {
        next += 2
      } else if tokens[next].isWord("between") {
        next += 1
      } else {
        return nil
      }
    }
    if next < tokens.count, tokens[next].isPunctuation("-") { next += 1 }
    guard next < tokens.count else { return nil }
    var end = next
    let kind: Vocabulary.Column.Kind
    switch tokens[next].kind {
    case .string: kind = .text
    case .number: kind = .number
    case .word where tokens[next].text.hasPrefix("$"):
      guard let bound = parameters[String(tokens[next].text.dropFirst())] else { return nil }
      kind = bound
    case .punctuation where tokens[next].isPunctuation(":") || tokens[next].isPunctuation("@"):
      guard next + 1 < tokens.count, let bound = parameters[tokens[next + 1].text] else {
        return nil
      }
      kind = bound
      end = next + 1
    default: return nil
    }
    // `a = 'x' || y` compares with more than this.
    if end + 1 < tokens.count,
      ["+", "-", "*", "/", "|", "'"].contains(where: tokens[end + 1].isPunctuation)
        || tokens[end + 1].kind == .string
    {
      return nil
    }
    return (kind, end)
  }
}
