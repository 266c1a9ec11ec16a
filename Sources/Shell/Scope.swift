/// The tables that a part of a statement can name, wherever in it they are named.
struct Scope {
  /// A table or subquery, and the name it goes by.
  struct Member: Equatable {
    let name: String
    /// The table, unless it is a subquery.
    let table: String?
    let columns: [Vocabulary.Column]
  }

  /// Words after which a table is named.
  static let introducing: Set<String> = ["from", "join", "into", "update", "table"]

  /// Words that end a list of tables, or stand between two tables, and are never an alias.
  private static let notAliases: Set<String> = [
    "where", "on", "using", "join", "inner", "left", "right", "full", "outer", "cross", "natural",
    "group", "order", "having", "limit", "union", "intersect", "except", "window", "set", "values",
    "select", "returning", "as",
  ]

  let blocks: Blocks
  private let vocabulary: Vocabulary
  /// The queries that `with` names: their columns where they are listed, and where they stand.
  private let common: [(name: String, columns: [String]?, range: Range<Int>)]

  /// The scope of one statement's tokens, without comments.
  init(_ tokens: [Token], vocabulary: Vocabulary) {
    blocks = Blocks(tokens)
    self.vocabulary = vocabulary
    common = Self.common(in: blocks)
  }

  /// The names that `with` gives.
  var temporary: [String] { common.map(\.name) }

  /// The members that a place can name: those of its own select first, then those around it.
  func members(at place: Int) -> [Member] {
    blocks.around(place).flatMap { members(of: $0, within: []) }
  }

  /// The members of each select of the statement.
  var all: [(range: Range<Int>, members: [Member])] {
    blocks.all.map { ($0, members(of: $0, within: [])) }
  }

  // MARK: Members

  /// The members of a select; the common queries that are being looked into are left out.
  func members(of range: Range<Int>, within open: Set<String>) -> [Member] {
    var members: [Member] = []
    let places = blocks.flat(range)
    var index = 0
    while index < places.count {
      let token = blocks.tokens[places[index]]
      index += 1
      guard token.isWord(in: Self.introducing) else { continue }
      while let (member, next) = member(places, from: index, within: open) {
        if !members.contains(member) { members.append(member) }
        index = next
        guard index < places.count, blocks.tokens[places[index]].isPunctuation(",") else { break }
        index += 1
      }
    }
    return members
  }

  /// The table or subquery that is named at a place, and the place behind its alias.
  private func member(
    _ places: [Int], from start: Int, within open: Set<String>
  ) -> (Member, next: Int)? {
    guard start < places.count else { return nil }
    let tokens = blocks.tokens
    var next = start + 1
    var table: String?
    var columns: [Vocabulary.Column] = []
    if blocks.opensQuery(places[start]) {
      columns = output(of: blocks.inside(places[start]), within: open)
    } else if Self.isName(tokens[places[start]]) {
      var name = tokens[places[start]].text
      var isOurs = true
      if next + 1 < places.count, tokens[places[next]].isPunctuation("."),
        Self.isName(tokens[places[next + 1]])
      {
        isOurs = name.lowercased() == "main"
        name = tokens[places[next + 1]].text
        next += 2
      }
      table = name
      columns = self.columns(of: name, within: open)
      // A table of one's own may have the name of one of ours; what its columns hold is not known.
      if !isOurs { columns = columns.map { Vocabulary.Column($0.name) } }
    } else {
      return nil
    }
    if next < places.count, tokens[places[next]].isWord("as") { next += 1 }
    var alias: String?
    if next < places.count, Self.isName(tokens[places[next]]) {
      alias = tokens[places[next]].text
      next += 1
    }
    guard let name = alias ?? table else {
      return (Member(name: "", table: nil, columns: columns), next)
    }
    return (Member(name: name, table: table, columns: columns), next)
  }

  private func columns(of name: String, within open: Set<String>) -> [Vocabulary.Column] {
    let key = name.lowercased()
    guard let query = common.first(where: { $0.name.lowercased() == key }), !open.contains(key)
    else {
      return vocabulary.columns(of: name) ?? []
    }
    let output = output(of: query.range, within: open.union([key]))
    guard let names = query.columns else { return output }
    return names.enumerated().map { index, name in
      guard index < output.count else { return Vocabulary.Column(name) }
      var column = output[index]
      column.name = name
      return column
    }
  }

  // MARK: Common queries

  /// `name as (`, `name (a, b) as (`, `name as [not] materialized (`.
  private static func common(
    in blocks: Blocks
  ) -> [(name: String, columns: [String]?, range: Range<Int>)] {
    let tokens = blocks.tokens
    var found: [(name: String, columns: [String]?, range: Range<Int>)] = []
    for index in tokens.indices where isName(tokens[index]) {
      var next = index + 1
      var columns: [String]?
      if next < tokens.endIndex, tokens[next].isPunctuation("("), !blocks.opensQuery(next) {
        columns = blocks.inside(next).map { tokens[$0] }.filter(isName).map(\.text)
        next = blocks.behind(next)
      }
      guard next < tokens.endIndex, tokens[next].isWord("as") else { continue }
      next += 1
      while next < tokens.endIndex, tokens[next].isWord(in: ["not", "materialized"]) { next += 1 }
      guard next < tokens.endIndex, blocks.opensQuery(next) else { continue }
      found.append((tokens[index].text, columns, blocks.inside(next)))
    }
    return found
  }

  /// Whether a token can name a table or a column.
  static func isName(_ token: Token) -> Bool {
    token.kind == .quotedName || token.kind == .word && !token.isWord(in: notAliases)
  }
}
