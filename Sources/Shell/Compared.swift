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
  /// What a call that makes a day gives, which is then compared instead of a column.
  private var made: Vocabulary.Column?

  /// The functions whose answer is a day.
  private static let makingDays: Set<String> = ["date", "local_date", "period_start"]

  /// The column that is meant: the first of this name, unless what is nearer may have it, too.
  func column(_ members: [Scope.Member]) -> Vocabulary.Column? {
    if let made { return made }
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
      if tokens[index].isPunctuation(")") { return calls(endingAt: index, tokens, parameters) }
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

  /// The comparisons of a call that makes a day and ends at a token.
  private static func calls(
    endingAt index: Int, _ tokens: [Token], _ parameters: [String: Comparison.Value]
  ) -> [Compared] {
    let values = values(after: index, tokens, parameters)
    guard !values.isEmpty else { return [] }
    var depth = 0
    let opening = tokens[...index].lastIndex { token in
      if token.isPunctuation(")") { depth += 1 }
      if token.isPunctuation("(") { depth -= 1 }
      return depth == 0
    }
    guard let opening, opening > 0,
      tokens[opening - 1].isWord(in: makingDays)
    else { return [] }
    let first = opening - 1
    return values.map { value in
      Compared(
        place: index, bytes: tokens[first].bytes.lowerBound..<tokens[value.end].bytes.upperBound,
        value: value.value, sign: value.sign, isBound: value.isBound, qualifier: nil,
        name: tokens[first].text, made: Vocabulary.Column(tokens[first].text, kind: .date))
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
    if end == start, let day = bareDay(at: start, tokens) {
      return (.bareDay(day), sign, false, start + 4)
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

  /// The day that stands at a token without quotes, as in `a >= 2026-01-31`.
  private static func bareDay(at start: Int, _ tokens: [Token]) -> String? {
    guard start + 4 < tokens.count else { return nil }
    let parts = tokens[start...(start + 4)]
    let numbers = parts.filter { $0.kind == .number }.map(\.text)
    guard [1, 3].allSatisfy({ parts[start + $0].isPunctuation("-") }), numbers.count == 3,
      numbers[0].utf8.count == 4, numbers[1...].allSatisfy({ $0.utf8.count <= 2 })
    else { return nil }
    return numbers.map { $0.utf8.count == 1 ? "0\($0)" : $0 }.joined(separator: "-")
  }
}
