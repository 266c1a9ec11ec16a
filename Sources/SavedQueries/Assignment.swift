/// A value for a parameter as it is typed: `name=value` or `name:kind=value`.
struct Assignment {
  let name: String
  /// The kind that was asked for instead of the declared one.
  let kind: Parameter.Kind?
  let text: String

  init(_ word: String) throws(QueryError) {
    guard let equals = word.firstIndex(of: "=") else { throw .notAssignment(word) }
    let left = word[..<equals].split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = left.first.map(String.init), !name.isEmpty else {
      throw .notAssignment(word)
    }
    self.name = name
    text = String(word[word.index(after: equals)...])
    guard left.count == 2 else {
      kind = nil
      return
    }
    let typed = String(left[1])
    guard let kind = Parameter.Kind.named(typed) else {
      let words = Parameter.Kind.simple.map(\.word)
      throw .unknownKind(typed, nearest(to: typed, in: words), known: words)
    }
    self.kind = kind
  }

  /// The value for a declared parameter, or for one that only the SQL speaks of.
  func value(for parameter: Parameter?, today: Day) throws(QueryError) -> Given {
    guard let kind = kind ?? parameter?.kind else {
      return try Given(inferring: text, of: name, today: today)
    }
    let sample = parameter?.sample ?? "VALUE"
    let given = try Given(text, as: kind, of: name, sample: "\(name)=\(sample)", today: today)
    return try parameter?.admitted(given, typed: text) ?? given
  }
}
