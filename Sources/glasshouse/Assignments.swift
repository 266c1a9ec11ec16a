extension String {
  /// The parameter of an assignment: `since` of `since=2026-01-01` and of `since:date=2026-01-01`.
  var parameterName: String { String(prefix { $0 != "=" && $0 != ":" }) }
}

extension [String] {
  /// These assignments with others in the place of those for the same parameters.
  func overridden(by others: [String]) -> [String] {
    let names = others.map(\.parameterName)
    return filter { !names.contains($0.parameterName) } + others
  }
}
