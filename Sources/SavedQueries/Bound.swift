import Rows

/// SQL with the values for its parameters.
///
/// A list stands in the SQL as one parameter, `in (:stage)`, and is bound as so many of them:
/// `in (:stage_1, :stage_2)`. Outside of `in` it can only be asked for being there, `:stage is null`.
/// Nothing else of the SQL is touched.
package struct Bound: Equatable, Sendable {
  /// The SQL to prepare.
  package let sql: String
  /// The value for each parameter in the SQL, by its name without the sign before it.
  package let values: [String: Scalar]

  init(_ sql: String, _ given: [String: [Scalar]]) throws(QueryError) {
    let bytes = Array(sql.utf8)
    let taken = Set(Statement(name: nil, sql: sql, line: 1).parameters)
    var written: [UInt8] = []
    var values: [String: Scalar] = [:]
    var parentheses = InList()
    let tokens = Array(SQLTokens(bytes))
    for (place, token) in tokens.enumerated() {
      let text = bytes[token.range]
      parentheses.see(token.kind, text)
      let name = String(decoding: text.dropFirst(), as: UTF8.self)
      guard token.kind == .parameter, let scalars = given[name], let first = scalars.first else {
        written += text
        continue
      }
      guard scalars.count > 1 else {
        written += text
        values[name] = first
        continue
      }
      guard parentheses.isDirectlyInside || tokens[(place + 1)...].beginsWithIs(of: bytes) else {
        throw .listOutsideIn(name)
      }
      let prefix = freePrefix(for: name, beside: taken)
      let count = parentheses.isDirectlyInside ? scalars.count : 1
      for index in 1...count {
        if index > 1 { written += Array(", ".utf8) }
        written += Array(":\(prefix)\(index)".utf8)
        values["\(prefix)\(index)"] = scalars[index - 1]
      }
    }
    self.sql = String(decoding: written, as: UTF8.self)
    self.values = values
  }
}

/// Keeps count of the parentheses that belong to an `in`.
private struct InList {
  private var open: [Bool] = []
  private var lastWordIsIn = false

  /// Whether the innermost open parenthesis follows `in`.
  var isDirectlyInside: Bool { open.last ?? false }

  mutating func see(_ kind: SQLTokens.Token.Kind, _ text: ArraySlice<UInt8>) {
    switch kind {
    case .space, .lineComment, .blockComment: return
    case .open: open.append(lastWordIsIn)
    case .close: _ = open.popLast()
    default: break
    }
    lastWordIsIn = kind == .word && String(decoding: text, as: UTF8.self).lowercased() == "in"
  }
}

extension ArraySlice<SQLTokens.Token> {
  /// Whether the next word is `is`.
  fileprivate func beginsWithIs(of bytes: [UInt8]) -> Bool {
    let next = first { ![.space, .lineComment, .blockComment].contains($0.kind) }
    guard let next, next.kind == .word else { return false }
    return String(decoding: bytes[next.range], as: UTF8.self).lowercased() == "is"
  }
}

/// A beginning for numbered names that no parameter of the SQL has.
private func freePrefix(for name: String, beside taken: Set<String>) -> String {
  var prefix = name + "_"
  while taken.contains(where: { $0.hasPrefix(prefix) && Int($0.dropFirst(prefix.count)) != nil }) {
    prefix += "_"
  }
  return prefix
}
