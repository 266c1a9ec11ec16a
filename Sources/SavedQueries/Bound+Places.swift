extension Bound {
  /// The SQL for engines whose parameters have places and no names, with the names in the order of their
  /// places, each once; `place` says how the engine writes the parameter of a place, counted from 1.
  package func placed(_ place: (Int) -> String) -> (sql: String, names: [String]) {
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
      written += Array(place(index + 1).utf8)
    }
    return (String(decoding: written, as: UTF8.self), names)
  }
}
