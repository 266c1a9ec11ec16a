import Warehouse

/// Something that a script makes before it asks: a table, a function or a view.
struct Definition {
  let name: String
  let statement: String
}

extension [Definition] {
  /// Those whose names stand in these texts, and those whose names stand in theirs, in the order of the list.
  func needed(by texts: [String]) -> [Definition] {
    let words = Dictionary(uniqueKeysWithValues: map { ($0.name, $0.statement.words) })
    var named = Set(texts.flatMap(\.words)).intersection(words.keys)
    var fresh = named
    while !fresh.isEmpty {
      fresh = Set(fresh.flatMap { words[$0] ?? [] }).intersection(words.keys).subtracting(named)
      named.formUnion(fresh)
    }
    return filter { named.contains($0.name) }
  }
}

extension Schema {
  /// The views, each after those that it reads.
  var viewsInOrder: [View] {
    var rest = views
    var ordered: [View] = []
    while !rest.isEmpty {
      let names = Set(rest.map(\.name))
      let ready = rest.filter { $0.sql.words.isDisjoint(with: names.subtracting([$0.name])) }
      ordered += ready.isEmpty ? rest : ready
      rest.removeAll { view in ordered.contains { $0.name == view.name } }
    }
    return ordered
  }
}

extension String {
  /// The words of an SQL text in small letters, whatever they are.
  fileprivate var words: Set<String> {
    Set(split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map { $0.lowercased() })
  }
}
