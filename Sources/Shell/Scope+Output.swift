extension Scope {
  /// The columns that a query answers, as far as their names can be told.
  func output(of range: Range<Int>, within open: Set<String>) -> [Vocabulary.Column] {
    let arms = blocks.arms(range)
    guard let arm = arms.first else { return [] }
    let columns = output(ofArm: arm, within: open)
    // A further arm may bring other values into a column.
    return arms.count == 1 ? columns : columns.map { Vocabulary.Column($0.name, kind: $0.kind) }
  }

  private func output(ofArm arm: Range<Int>, within open: Set<String>) -> [Vocabulary.Column] {
    let places = blocks.flat(arm)
    guard let select = places.firstIndex(where: { blocks.tokens[$0].isWord("select") }) else {
      return []
    }
    var list = places[(select + 1)...]
    if let first = list.first, blocks.tokens[first].isWord(in: ["distinct", "all"]) {
      list = list.dropFirst()
    }
    let end = list.firstIndex {
      blocks.tokens[$0].isWord(in: ["from", "where", "group", "order", "limit", "window"])
    }
    let members = members(of: arm, within: open)
    return list[..<(end ?? list.endIndex)]
      .split { blocks.tokens[$0].isPunctuation(",") }
      .flatMap { columns(ofItem: $0.map { blocks.tokens[$0] }, members) }
  }

  private func columns(ofItem item: [Token], _ members: [Member]) -> [Vocabulary.Column] {
    guard let last = item.last else { return [] }
    if last.isPunctuation("*") {
      guard item.count >= 3, item[item.count - 2].isPunctuation(".") else {
        return item.count == 1 ? members.flatMap(\.columns) : []
      }
      return Self.member(named: item[item.count - 3].text, in: members)?.columns ?? []
    }
    guard Self.isName(last) else { return [] }
    if item.count == 1 { return [Self.column(named: last.text, in: members)] }
    let before = item[item.count - 2]
    if before.isPunctuation("."), item.count == 3 {
      let member = Self.member(named: item[0].text, in: members)
      return [Self.column(named: last.text, in: member.map { [$0] } ?? [])]
    }
    if before.isWord("as") {
      var column = columns(ofItem: item.dropLast(2), members).first ?? Vocabulary.Column("")
      column.name = last.text
      return [column]
    }
    guard before.kind != .punctuation || before.isPunctuation("(") else { return [] }
    return [Vocabulary.Column(last.text)]
  }

  private func columns(
    ofItem item: ArraySlice<Token>, _ members: [Member]
  ) -> [Vocabulary.Column] {
    columns(ofItem: Array(item), members)
  }

  /// The member of this name.
  static func member(named name: String, in members: [Member]) -> Member? {
    let name = name.lowercased()
    return members.first { $0.name.lowercased() == name }
  }

  private static func column(named name: String, in members: [Member]) -> Vocabulary.Column {
    let key = name.lowercased()
    for member in members {
      if let column = member.columns.first(where: { $0.name.lowercased() == key }) { return column }
    }
    return Vocabulary.Column(name)
  }
}
