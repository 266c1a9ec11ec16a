extension Bound {
  /// The SQL with parameters as an engine writes them, with the names in the order of their
  /// places, each once; `parameter` says how the engine writes the one of a place, counted from 1, and a name;
  /// `fraction` is what it wants behind a number with a point, so that it is a floating-point one.
  package func placed(
    _ parameter: (_ place: Int, _ name: String) -> String, fraction: String = ""
  ) -> (sql: String, names: [String]) {
    let bytes = Array(sql.utf8)
    var names: [String] = []
    var written: [UInt8] = []
    var last: [SQLTokens.Token] = []
    for token in SQLTokens(bytes) {
      last = last.suffix(2) + [token]
      guard token.kind == .parameter else {
        written += bytes[token.range]
        if last.isNumberWithPoint(in: bytes) { written += Array(fraction.utf8) }
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

extension [SQLTokens.Token] {
  /// Whether they are digits, a point and digits.
  fileprivate func isNumberWithPoint(in bytes: [UInt8]) -> Bool {
    guard count == 3, self[1].kind == .other, bytes[self[1].range] == [UInt8(ascii: ".")] else {
      return false
    }
    return [self[0], self[2]].allSatisfy { token in
      token.kind == .word
        && bytes[token.range].allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
  }
}
