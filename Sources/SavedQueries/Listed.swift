/// The SQL of a statement for when the cases of its query are listed in a table.
package struct Listed: Equatable, Sendable {
  /// The temporary table in which the cases are listed while the statements are answered.
  package static let table = "_cases"

  /// The SQL, which reads from that table.
  package let sql: String
  /// The words of the SQL in small letters, quoted names without their quotes.
  private let words: Set<String>
  /// Whether it takes every column there is, as with `select *`, or may meet any, as a natural join does.
  private let takesAll: Bool

  /// `opening` leads to the common table expression, `rest` follows it.
  init(_ opening: String, rest: String) {
    sql = "\(opening)cases as not materialized (select * from temp.\(Self.table))\(rest)"
    let bytes = Array(rest.utf8)
    var words: Set<String> = []
    var takesAll = false
    var before = ""
    for token in SQLTokens(bytes) where ![.space, .lineComment, .blockComment].contains(token.kind)
    {
      let text = String(decoding: bytes[token.range], as: UTF8.self).lowercased()
      if token.kind == .word {
        words.insert(text)
        takesAll = takesAll || text == "natural"
      }
      if token.kind == .quoted {
        words.insert(String(text.dropFirst().dropLast()))
        // A name with a quote in it is told as two.
        takesAll = takesAll || before.hasSuffix("\"")
      }
      if text == "*", ["select", "distinct", "all", ",", "."].contains(before) { takesAll = true }
      before = text
    }
    self.words = words
    self.takesAll = takesAll
  }

  /// Whether the statement may read a column of the cases.
  package func mayRead(_ column: String) -> Bool {
    takesAll || words.contains(column.lowercased())
  }
}
