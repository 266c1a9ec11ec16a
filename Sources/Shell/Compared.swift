/// A column and a value with an operator between them.
struct Compared {
  /// A comparison by what its sign says.
  enum Sign {
    case equal
    /// One of a list in parentheses.
    case among
    case upTo
    case other
  }

  let place: Int
  let bytes: Range<Int>
  let value: Comparison.Value
  let sign: Sign
  /// Whether the value comes from a parameter, which may stand for “all” or be a number as text.
  let isBound: Bool
  private let qualifier: String?
  private let name: String

  /// The column that is meant: the first of this name, unless what is nearer may have it, too.
  func column(_ members: [Scope.Member]) -> Vocabulary.Column? {
    let holders =
      qualifier.map { qualifier in Scope.member(named: qualifier, in: members).map { [$0] } ?? [] }
      ?? members
    let key = name.lowercased()
    for holder in holders {
      guard !holder.columns.isEmpty else { return nil }
      if let column = holder.columns.first(where: { $0.name.lowercased() == key }) { return column }
    }
    return nil
  }

  /// The comparisons among the tokens, in order; `between` and `in` make one for each value.
  static func all(
    in tokens: [Token], _ parameters: [String: Comparison.Value]
  ) -> [Compared] {
    tokens.indices.flatMap { index -> [Compared] in
      guard Scope.isName(tokens[index]),
        index == 0 || ![":", "@"].contains(where: tokens[index - 1].isPunctuation)
      else { return [] }
      let isQualified = index >= 2 && tokens[index - 1].isPunctuation(".")
      let first = isQualified ? index - 2 : index
      // `a + b = 1` compares a sum, whose kind nobody declared.
      if first > 0,
        ["+", "-", "*", "/", "%", "|", ">"].contains(where: tokens[first - 1].isPunctuation)
      {
        return []
      }
      return values(after: index, tokens, parameters).map { value in
        Compared(
          place: index, bytes: tokens[first].bytes.lowerBound..<tokens[value.end].bytes.upperBound,
          value: value.value, sign: value.sign, isBound: value.isBound,
          qualifier: isQualified ? tokens[first].text : nil,
          name: tokens[index].text)
      }
    }
  }

  private typealias Found = (value: Comparison.Value, sign: Sign, isBound: Bool, end: Int)

  /// The values that a name is compared with, each with the token it ends at.
  private static func values(
    after index: Int, _ tokens: [Token], _ parameters: [String: Comparison.Value]
  ) -> [Found] {
    var next = index + 1
    while next < tokens.count, ["=", "<", ">", "!"].contains(where: tokens[next].isPunctuation) {
      next += 1
    }
    if next > index + 1 {
      let sign = tokens[(index + 1)..<next].map(\.text).joined()
      return found(at: next, sign: Self.sign(sign), tokens, parameters).map { [$0] } ?? []
    }
    if next < tokens.count, tokens[next].isWord("not") { next += 1 }
    guard next < tokens.count else { return [] }
    if tokens[next].isWord("between") {
      guard let low = found(at: next + 1, sign: .other, tokens, parameters) else { return [] }
      let and = low.end + 1
      guard and < tokens.count, tokens[and].isWord("and"),
        let high = found(at: and + 1, sign: .upTo, tokens, parameters)
      else { return [low] }
      return [low, high]
    }
    guard tokens[next].isWord("in"), next + 1 < tokens.count, tokens[next + 1].isPunctuation("(")
    else { return [] }
    var list: [Found] = []
    var place = next + 2
    while let item = found(at: place, sign: .among, tokens, parameters) {
      list.append(item)
      guard item.end + 1 < tokens.count, tokens[item.end + 1].isPunctuation(",") else { break }
      place = item.end + 2
    }
    return list
  }

  private static func sign(_ text: String) -> Sign {
    switch text {
    case "=", "==", "!=", "<>": .equal
    case "<=": .upTo
    default: .other
    }
  }

  /// The value at a token, unless more than a value stands there.
  private static func found(
    at start: Int, sign: Sign, _ tokens: [Token], _ parameters: [String: Comparison.Value]
  ) -> Found? {
    var end = start
    if end < tokens.count, tokens[end].isPunctuation("-") { end += 1 }
    guard end < tokens.count else { return nil }
    let token = tokens[end]
    let value: Comparison.Value
    var isBound = false
    switch token.kind {
    case .string:
      let inner = token.text.dropFirst().dropLast(token.isClosed ? 1 : 0)
      value = .text(String(inner))
    case .number: value = .number
    case .word where token.text.hasPrefix("$"):
      guard let bound = parameters[String(token.text.dropFirst())] else { return nil }
      value = bound
      isBound = true
    case .punctuation where token.isPunctuation(":") || token.isPunctuation("@"):
      guard end + 1 < tokens.count, let bound = parameters[tokens[end + 1].text] else { return nil }
      value = bound
      isBound = true
      end += 1
    default: return nil
    }
    // `a = 'x' || y` compares with more than this, `a = 'x' collate nocase` in another way.
    if end + 1 < tokens.count,
      ["+", "-", "*", "/", "|", "'"].contains(where: tokens[end + 1].isPunctuation)
        || tokens[end + 1].kind == .string || tokens[end + 1].isWord("collate")
    {
      return nil
    }
    return (value, sign, isBound, end)
  }
}
