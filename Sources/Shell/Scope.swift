/// The tables that a statement names, wherever in it the cursor is.
struct Scope {
  /// A table, and the name it goes by in this statement.
  struct Member: Equatable {
    let table: String
    let alias: String?
  }

  private(set) var members: [Member] = []

  /// The names that `with` gives.
  private(set) var temporary: [String] = []

  /// Words after which a table is named.
  static let introducing: Set<String> = ["from", "join", "into", "update", "table"]

  /// Words that end a list of tables, or stand between two tables, and are never an alias.
  private static let notAliases: Set<String> = [
    "where", "on", "using", "join", "inner", "left", "right", "full", "outer", "cross", "natural",
    "group", "order", "having", "limit", "union", "intersect", "except", "window", "set", "values",
    "select", "returning", "as",
  ]

  /// The scope of one statement's tokens, without comments.
  init(_ tokens: [Token]) {
    for index in tokens.indices {
      if tokens[index].isWord(in: Self.introducing) {
        addTables(tokens[(index + 1)...])
      } else if index + 2 < tokens.endIndex, Self.isName(tokens[index]),
        tokens[index + 1].isWord("as"), Self.opens(tokens[(index + 2)...])
      {
        temporary.append(tokens[index].text)
      }
    }
  }

  /// `as (`, `as materialized (`, `as not materialized (`.
  private static func opens(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.drop { $0.isWord(in: ["not", "materialized"]) }.first?.isPunctuation("(") == true
  }

  /// Adds the list of tables that starts here.
  private mutating func addTables(_ tokens: ArraySlice<Token>) {
    var rest = tokens
    while let first = rest.first, Self.isName(first) {
      rest = rest.dropFirst()
      var table = first
      if rest.first?.isPunctuation(".") == true, let second = rest.dropFirst().first,
        Self.isName(second)
      {
        table = second
        rest = rest.dropFirst(2)
      }
      if rest.first?.isWord("as") == true { rest = rest.dropFirst() }
      var alias: String?
      if let next = rest.first, Self.isName(next) {
        alias = next.text
        rest = rest.dropFirst()
      }
      let member = Member(table: table.text, alias: alias)
      if !members.contains(member) { members.append(member) }
      guard rest.first?.isPunctuation(",") == true else { return }
      rest = rest.dropFirst()
    }
  }

  private static func isName(_ token: Token) -> Bool {
    token.kind == .quotedName || token.kind == .word && !token.isWord(in: notAliases)
  }

  /// The table that a name in front of a dot stands for.
  func table(named name: String) -> String? {
    let name = name.lowercased()
    return members.first { ($0.alias ?? $0.table).lowercased() == name }?.table
  }
}
