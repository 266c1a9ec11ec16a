import Rows
import Warehouse

extension Session {
  /// The columns of a table or view, each with its sentence and what it holds now.
  ///
  /// - Throws: `DoorError.unknownTable`.
  func describe(_ name: String) throws -> (sentence: String, Listing) {
    let columns = ["column", "kind", "points_at", "personal", "nulls", "examples", "what"]
    if let table = schema.table(named: name) {
      let nulls = try nullShares(in: table.name, of: table.columns.map(\.name))
      let rows = try table.columns.enumerated().map { index, column -> [Scalar] in
        let words =
          column.words.isEmpty ? "" : " One of: " + column.words.joined(separator: ", ") + "."
        return [
          .text(column.name), .text(column.kind.rawValue), .optional(column.references),
          .optional(column.isPersonal ? "personal" : nil), .optional(nulls[index]),
          .optional(try examples(of: column, in: table.name)), .text(column.sentence + words),
        ]
      }
      return (
        table.sentence,
        Listing(
          columns: columns, rows: rows, spared: ["examples", "personal", "points_at", "nulls"])
      )
    }
    if let view = schema.views.first(where: { $0.name == name.lowercased() }) {
      let rows: [[Scalar]] = view.columns.map { [.text($0.name), .text($0.sentence)] }
      return (view.sentence, Listing(columns: ["column", "what"], rows: rows))
    }
    if let own = try reader.ownTables().first(where: { $0.name == name.lowercased() }) {
      return (
        "Made in this session.", Listing(columns: ["column"], rows: own.columns.map { [.text($0)] })
      )
    }
    let names = schema.tables.map(\.name) + schema.views.map(\.name)
    throw DoorError.unknownTable(name, nearest: name.nearest(in: names))
  }

  /// How much of each column is NULL, in words; nothing for a table without rows.
  private func nullShares(in table: String, of columns: [String]) throws -> [String?] {
    let counts = columns.map { "count(\(Reader.quote($0)))" }.joined(separator: ", ")
    let row =
      try rows(of: "select count(*), \(counts) from main.\(Reader.quote(table))").first ?? []
    guard case .integer(let all)? = row.first, all > 0 else { return columns.map { _ in nil } }
    return row.dropFirst().map { count in
      guard case .integer(let present) = count else { return nil }
      let share = Double(all - present) / Double(all) * 100
      return share > 0 && share < 1
        ? "<1 %" : share > 99 && share < 100 ? ">99 %" : "\(Int(share.rounded())) %"
    }
  }

  /// Up to three values of a column; those about people are not shown.
  private func examples(of column: Column, in table: String) throws -> String? {
    let name = Reader.quote(column.name)
    let values = try rows(
      of: """
        select distinct substr(cast(\(name) as text), 1, 24)
        from (select \(name) from main.\(Reader.quote(table)) where \(name) is not null limit 500)
        limit 3
        """)
    guard !values.isEmpty else { return nil }
    guard !column.isPersonal else { return "•••" }
    return values.map { row in if case .text(let text)? = row.first { text } else { "" } }
      .joined(separator: ", ")
  }

  /// The tables, columns, views, functions and saved queries whose name or sentence has a word.
  func search(_ word: String) -> Listing {
    let word = word.lowercased()
    var rows: [[Scalar]] = []
    func offer(_ kind: String, _ name: String, _ sentence: String) {
      guard name.lowercased().contains(word) || sentence.lowercased().contains(word) else { return }
      rows.append([.text(kind), .text(name), .text(sentence)])
    }
    for table in schema.tables {
      offer("table", table.name, table.sentence)
      for column in table.columns {
        offer("column", "\(table.name).\(column.name)", column.sentence)
      }
    }
    for view in schema.views {
      offer("view", view.name, view.sentence)
      for column in view.columns { offer("column", "\(view.name).\(column.name)", column.sentence) }
    }
    for function in SQLFunction.all { offer("function", function.signature, function.sentence) }
    for query in catalogue.all {
      offer("query", query.name, query.title + ". " + query.description)
    }
    return Listing(columns: ["kind", "name", "what"], rows: rows)
  }

  /// The SQL functions that are here beyond SQLite's own.
  func functions() -> Listing {
    Listing(
      columns: ["function", "what"],
      rows: SQLFunction.all.map { [.text($0.signature), .text($0.sentence)] })
  }
}
