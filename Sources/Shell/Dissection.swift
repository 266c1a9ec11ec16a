/// A select taken apart, so that it can be counted how many rows each part leaves.
package struct Dissection: Equatable, Sendable {
  /// A part, and the statement that counts the rows up to and with it.
  package struct Step: Equatable, Sendable {
    package let part: String
    package let count: String
  }

  /// The parts in the order in which they take effect.
  package let steps: [Step]

  /// Takes a statement apart.
  ///
  /// - Throws: `ShellError.cannotTakeApart`, which names the part that is in the way.
  package init(_ sql: String) throws(ShellError) {
    let tokens = Token.all(in: sql).filter { $0.kind != .comment && !$0.isPunctuation(";") }
    let blocks = Blocks(tokens)
    let places = blocks.flat(tokens.indices)
    for word in ["union", "intersect", "except", "values"]
    where places.contains(where: { tokens[$0].isWord(word) }) {
      throw .cannotTakeApart(word)
    }
    guard let select = places.firstIndex(where: { tokens[$0].isWord("select") }) else {
      throw .cannotTakeApart("a statement that is no select")
    }
    guard let from = places[select...].firstIndex(where: { tokens[$0].isWord("from") }) else {
      throw .cannotTakeApart("a select without from")
    }
    let text = Text(
      sql, tokens, with: places[..<select].isEmpty ? nil : tokens[places[select]].bytes.lowerBound)
    let clauses = Clauses(Array(places[from...]), tokens)
    var steps: [Step] = []
    for end in clauses.joinEnds {
      let start = steps.isEmpty ? clauses.from : clauses.joinEnds[steps.count - 1]
      steps.append(
        Step(part: text[start, end], count: text.counting(text[clauses.from, end])))
    }
    let tables = text[clauses.from, clauses.fromEnd]
    for (index, predicate) in clauses.predicates.enumerated() {
      let start = clauses.predicates[0].lowerBound
      steps.append(
        Step(
          part: (index == 0 ? "where " : "and ") + text[predicate.lowerBound, predicate.upperBound],
          count: text.counting(tables + " where " + text[start, predicate.upperBound])))
    }
    if let having = clauses.having {
      let grouped = "select 1 " + text[clauses.from, having.upperBound]
      steps.append(
        Step(
          part: text[having.lowerBound, having.upperBound],
          count: text.counting("from (\(grouped))")))
    }
    if let limit = clauses.limit {
      let all = "select 1 " + text[clauses.from, nil]
      steps.append(Step(part: text[limit, nil], count: text.counting("from (\(all))")))
    }
    self.steps = steps
  }
}

/// Pieces of a statement's text, by its tokens.
private struct Text {
  private let bytes: [UInt8]
  private let tokens: [Token]
  /// What stands before the select: its common table expressions.
  private let common: String

  init(_ sql: String, _ tokens: [Token], with end: Int?) {
    let bytes = Array(sql.utf8)
    self.bytes = bytes
    self.tokens = tokens
    common = end.map { String(decoding: bytes[..<$0], as: UTF8.self) } ?? ""
  }

  /// The text from one token to before another, or to the end.
  subscript(start: Int, end: Int?) -> String {
    let last = (end ?? tokens.count) - 1
    guard last >= start else { return "" }
    return String(
      decoding: bytes[tokens[start].bytes.lowerBound..<tokens[last].bytes.upperBound],
      as: UTF8.self)
  }

  /// A statement that counts the rows of what is left.
  func counting(_ rest: String) -> String { common + "select count(*) " + rest }
}

/// Where the clauses of a select begin and end, as places among its tokens.
private struct Clauses {
  let from: Int
  let fromEnd: Int
  /// Where each table of the from clause ends.
  private(set) var joinEnds: [Int] = []
  private(set) var predicates: [Range<Int>] = []
  private(set) var having: Range<Int>?
  private(set) var limit: Int?

  private static let words: Set<String> = [
    "where", "group", "having", "window", "order", "limit",
  ]
  private static let joining: Set<String> = [
    "natural", "left", "right", "full", "inner", "cross", "outer", "join",
  ]

  /// The clauses among the places outside of parentheses from `from` on.
  init(_ places: [Int], _ tokens: [Token]) {
    let end = tokens.count
    let starts = places.filter { tokens[$0].isWord(in: Self.words) }
    func range(_ word: String) -> Range<Int>? {
      guard let index = starts.firstIndex(where: { tokens[$0].isWord(word) }) else { return nil }
      return starts[index]..<(index + 1 < starts.count ? starts[index + 1] : end)
    }
    from = places[0]
    fromEnd = starts.first ?? end
    var isJoining = false
    for place in places.dropFirst() where place < fromEnd {
      let joins = tokens[place].isWord(in: Self.joining)
      if joins && !isJoining || tokens[place].isPunctuation(",") { joinEnds.append(place) }
      isJoining = joins
    }
    joinEnds.append(fromEnd)
    if let clause = range("where") {
      predicates = Self.conjuncts(
        places.filter { $0 > clause.lowerBound && $0 < clause.upperBound }, tokens,
        end: clause.upperBound)
    }
    having = range("having")
    limit = range("limit")?.lowerBound
  }

  /// The parts between `and`s; where an `or` stands beside them, the whole is one part.
  private static func conjuncts(_ places: [Int], _ tokens: [Token], end: Int) -> [Range<Int>] {
    guard let first = places.first else { return [] }
    var cuts: [Int] = []
    var cases = 0
    var isBetween = false
    for place in places {
      let token = tokens[place]
      if token.isWord("case") { cases += 1 }
      if token.isWord("end"), cases > 0 { cases -= 1 }
      guard cases == 0 else { continue }
      if token.isWord("or") { return [first..<end] }
      if token.isWord("between") {
        isBetween = true
      } else if token.isWord("and") {
        if !isBetween { cuts.append(place) }
        isBetween = false
      }
    }
    return zip([first] + cuts.map { $0 + 1 }, cuts + [end]).map { $0..<$1 }
  }
}
