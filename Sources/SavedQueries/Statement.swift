/// One statement of a query file.
///
/// Statements end in `;`. A comment line `-- name: excluded` above one names it; the names are `cases`
/// (a select that the others may read from as if it were a table), `excluded` (cause and n of what was
/// left out) and `rows` (the rows behind a line of the answer, where `:line_COLUMN` is that line's value).
package struct Statement: Equatable, Sendable {
  /// The names a statement can have.
  static let names = ["cases", "excluded", "rows"]

  /// The statement's name; `nil` for one that answers the question.
  package let name: String?
  /// The SQL from its first word to its end, without the `;`.
  package let sql: String
  /// The line of the file in which the SQL starts, counted from 1.
  package let line: Int
  /// The same for when the cases are already listed; `nil` for a statement that reads none.
  package var listed: Listed? = nil

  /// The names of the parameters in the SQL, each once, in order, without the sign before them.
  package var parameters: [String] {
    let bytes = Array(sql.utf8)
    var names: [String] = []
    for token in SQLTokens(bytes) where token.kind == .parameter {
      let name = String(decoding: bytes[token.range].dropFirst(), as: UTF8.self)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// The statement with a select of cases before it, if it reads from them.
  ///
  /// Whoever answers, counts what was left out and lists rows then speaks of the same cases.
  func reading(_ cases: Statement) -> Statement {
    let bytes = Array(sql.utf8)
    var words = SQLTokens(bytes).filter { $0.kind == .word }[...]
    func text(_ token: SQLTokens.Token) -> String {
      String(decoding: bytes[token.range], as: UTF8.self).lowercased()
    }
    guard words.contains(where: { text($0) == "cases" }) else { return self }
    var start = 0
    var recursive = ""
    var end = "\n"
    if let with = words.popFirst(), text(with) == "with" {
      start = with.range.upperBound
      let isRecursive = words.first.map { text($0) == "recursive" } ?? false
      if isRecursive, let word = words.first { start = word.range.upperBound }
      recursive = isRecursive ? "recursive " : ""
      end = ","
    }
    let rest = end + String(decoding: bytes[start...], as: UTF8.self)
    return Statement(
      name: name, sql: "with \(recursive)cases as (\n\(cases.sql)\n)\(rest)", line: line,
      listed: Listed("with \(recursive)", rest: rest))
  }

  /// The statements of a text, in order.
  static func all(in text: String, at place: Place) throws(QueryError) -> [Statement] {
    let bytes = Array(text.utf8)
    var statements: [Statement] = []
    var name: String?
    var line = 1
    var started: (offset: Int, line: Int)?
    var end = 0
    func finish() {
      guard let first = started else { return }
      let sql = String(decoding: bytes[first.offset..<end], as: UTF8.self)
      statements.append(Statement(name: name, sql: sql, line: first.line))
      started = nil
      name = nil
    }
    for token in SQLTokens(bytes) {
      switch token.kind {
      case .space: break
      case .lineComment where started == nil:
        let comment = String(decoding: bytes[token.range], as: UTF8.self)
        name = try statementName(comment, at: place.line(line)) ?? name
      case .lineComment, .blockComment: break
      case .semicolon: finish()
      case .placeholder: throw .namelessParameter(place.line(line))
      default:
        if started == nil { started = (token.range.lowerBound, line) }
        end = token.range.upperBound
      }
      line += bytes[token.range].count { $0 == UInt8(ascii: "\n") }
    }
    finish()
    return statements
  }

  /// The name that a comment gives to the statement below it.
  private static func statementName(
    _ comment: String, at place: Place
  ) throws(QueryError) -> String? {
    let text = comment.drop { $0 == "-" }.trimmed
    guard text.hasPrefix("name:") else { return nil }
    let name = String(text.dropFirst(5).trimmed)
    guard names.contains(name) else {
      throw .header(
        place, "“\(name)” is no name for a statement", nearest(to: name, in: names),
        allowed: names)
    }
    return name
  }
}
