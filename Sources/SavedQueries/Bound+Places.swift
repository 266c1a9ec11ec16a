extension Bound {
  /// The SQL with parameters as an engine writes them, with the names in the order of their
  /// places, each once; `parameter` says how the engine writes the one of a place, counted from 1, and a name.
  package func placed(
    _ parameter: (_ place: Int, _ name: String) -> String
  ) -> (sql: String, names: [String]) {
    let bytes = Array(sql.utf8)
    var names: [String] = []
    var written: [UInt8] = []
    for token in SQLTokens(bytes) {
      guard token.kind == .parameter else {
        written += bytes[token.range]
        continue
      }
      let name = String(decoding: bytes[token.range].dropFirst(), as: UTF8.self)
      let index = names.firstIndex(of: name) ?? names.endIndex
      if index == names.endIndex { names.append(name) }
      written += Array(parameter(index + 1, name).utf8)
    }
    return (String(decoding: written, as: UTF8.self), names)
  }
}
