/// What can stand after the tokens before the cursor, the likeliest first.
struct Offers {
  let vocabulary: Vocabulary
  let scope: Scope
  let before: [Token]

  /// True when nothing is typed yet: then only names are offered, never a dump of all words.
  let isAnything: Bool

  /// True where a table is named.
  var wantsTable: Bool {
    guard qualifier == nil, let last = before.last else { return false }
    if last.isWord(in: Scope.introducing) { return true }
    return last.isPunctuation(",") && isInTableList
  }

  /// Everything.
  var all: [String] {
    if qualifier != nil || wantsTable { return names }
    guard !before.isEmpty else { return isAnything ? starts : starts + vocabulary.keywords }
    if isAnything { return names }
    let elsewhere = scope.members.isEmpty ? vocabulary.tables.flatMap(\.columns) : []
    return names + vocabulary.functions + vocabulary.keywords + elsewhere
  }

  /// The names of tables and columns alone.
  var names: [String] {
    if let qualifier {
      return columns(of: scope.table(named: qualifier) ?? qualifier)
    }
    if wantsTable { return scope.temporary + vocabulary.tables.map(\.name) }
    if let target = insertTarget { return columns(of: target) }
    let inScope = scope.members.flatMap { columns(of: $0.table) }
    return inScope + scope.members.map { $0.alias ?? $0.table }
  }

  private let starts = ["select", "with", "explain", "values"]

  /// The name in front of a dot just before the cursor.
  private var qualifier: String? {
    guard before.count >= 2, before[before.count - 1].isPunctuation(".") else { return nil }
    let name = before[before.count - 2]
    return name.kind == .word || name.kind == .quotedName ? name.text : nil
  }

  /// The table of `insert into TABLE (` while its columns are being named.
  private var insertTarget: String? {
    guard let open = before.lastIndex(where: { $0.isPunctuation("(") || $0.isPunctuation(")") }),
      before[open].isPunctuation("("), open >= 2, before[open - 2].isWord("into")
    else { return nil }
    return before[open - 1].text
  }

  /// True when the last clause opened at this depth is a list of tables.
  private var isInTableList: Bool {
    var depth = 0
    for token in before.reversed() {
      if token.isPunctuation(")") { depth += 1 }
      if token.isPunctuation("(") {
        guard depth > 0 else { return false }
        depth -= 1
      }
      guard depth == 0, token.kind == .word else { continue }
      if token.isWord("from") || token.isWord("join") { return true }
      if token.isWord(in: Self.otherClauses) { return false }
    }
    return false
  }

  private static let otherClauses: Set<String> = [
    "select", "where", "on", "using", "group", "order", "having", "limit", "values", "set", "with",
    "window", "returning",
  ]

  private func columns(of table: String) -> [String] {
    let name = table.lowercased()
    return vocabulary.tables.first { $0.name.lowercased() == name }?.columns ?? []
  }

  init(vocabulary: Vocabulary, scope: Scope, before: [Token], isAnything: Bool) {
    self.vocabulary = vocabulary
    self.scope = scope
    self.before = before
    self.isAnything = isAnything
  }
}
