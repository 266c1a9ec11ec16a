/// What can stand after the tokens before the cursor, the likeliest first.
struct Offers {
  let vocabulary: Vocabulary
  let scope: Scope
  let members: [Scope.Member]
  let before: [Token]

  /// True when nothing is typed yet: then only names are offered, never a dump of all words.
  let isAnything: Bool

  init(
    vocabulary: Vocabulary, scope: Scope, before: [Token], isAnything: Bool
  ) {
    self.vocabulary = vocabulary
    self.scope = scope
    self.before = before
    self.isAnything = isAnything
    members = scope.members(at: before.count)
  }

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
    if isAfterTable {
      return isAnything ? Vocabulary.afterTable : Vocabulary.afterTable + vocabulary.keywords
    }
    if isAnything { return names }
    let elsewhere =
      members.isEmpty ? vocabulary.tables.flatMap(\.columns).map(\.name) : []
    return names + functions + vocabulary.keywords + elsewhere
  }

  /// The names of tables and columns alone.
  var names: [String] {
    if wantsTable { return joins + scope.temporary + vocabulary.tables.map(\.name) }
    let columns = columns.map(\.name)
    if qualifier != nil || insertTarget != nil { return columns }
    let conditions = before.last?.isWord("on") == true ? Relations(members).conditions : []
    return conditions + columns + members.map(\.name).filter { !$0.isEmpty }
  }

  /// What the tables or columns that can stand here hold, by name.
  var sentences: [String: String] {
    let known =
      wantsTable
      ? vocabulary.tables.map { ($0.name, $0.sentence) } : columns.map { ($0.name, $0.sentence) }
    return Dictionary(known.filter { !$0.1.isEmpty }) { first, _ in first }
  }

  /// The columns that can stand here.
  private var columns: [Vocabulary.Column] {
    if let qualifier {
      let member = Scope.member(named: qualifier, in: members)
      return member?.columns ?? vocabulary.columns(of: qualifier) ?? []
    }
    if let insertTarget { return vocabulary.columns(of: insertTarget) ?? [] }
    return members.flatMap(\.columns)
  }

  private let starts = ["select", "with", "explain", "values"]

  /// The functions by name, each with its parenthesis.
  private var functions: [String] {
    vocabulary.functions.map { String($0.prefix { $0 != "(" }) + "(" }
  }

  /// Whole joins of the tables that the schema relates to those in scope.
  private var joins: [String] {
    guard before.last?.isWord("join") == true else { return [] }
    return Relations(members).joins(in: vocabulary)
  }

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

  /// True just after the name of a table, where no column can stand.
  private var isAfterTable: Bool {
    guard let last = before.last, Scope.isName(last), before.count >= 2 else { return false }
    let previous = before[before.count - 2]
    if previous.isWord(in: ["from", "join"]) { return true }
    return previous.isPunctuation(",") && isInTableList
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
}
