import FoundationEssentials
import Rows
import SavedQueries
import Warehouse

extension Session {
  /// The tables and views with how many rows they have and how old they are.
  func tables() throws -> Listing {
    let states = try states()
    let tables = try schema.tables.map { table -> [Scalar] in
      let state = schema.tables(filling: table).compactMap { states[$0.name] }.first
      return [
        .text(table.name), .text(table.role.rawValue),
        .integer(Int64(try reader.count(table.name))),
        .optional(state.flatMap { Age($0, now: setting.now())?.text }), .text(table.sentence),
      ]
    }
    let views = schema.views.map { view -> [Scalar] in
      [.text(view.name), .text("view"), .null, .null, .text(view.sentence)]
    }
    return Listing(columns: ["table", "kind", "rows", "synced", "what"], rows: tables + views)
  }

  /// The definitions of tables and views as SQLite has them, all or one.
  func definitions(of name: String?) throws -> [String] {
    if let name { _ = try describe(name) }
    guard
      let prepared = try reader.prepare(
        """
        select sql from sqlite_master
        where sql is not null and (?1 is null or tbl_name = lower(?1)) and name not like '\\_%' escape '\\'
        order by name
        """)
    else { return [] }
    try prepared.bind("?1", name.map { .text($0) } ?? .null)
    var definitions: [String] = []
    while let row = try prepared.step() {
      if case .text(let bytes) = row[0] {
        definitions.append(String(decoding: bytes, as: UTF8.self) + ";")
      }
    }
    return definitions
  }

  /// What is known of each table's syncs.
  func status() throws -> Listing {
    let states = try states()
    let problems = try reader.problemCounts()
    let rows = try schema.tables.filter { $0.role != .child }.map { table -> [Scalar] in
      let state = states[table.name]
      let method = state?.chosenMethod ?? state?.method
      let field = state?.chosenField ?? state?.field
      return [
        .text(table.name), state?.rows.map { .integer(Int64($0)) } ?? .null,
        .optional(state?.syncedAt), .optional(state.flatMap { Age($0, now: setting.now())?.text }),
        .optional(method), .optional(field), .optional(state?.since),
        .integer(Int64(problems[table.name] ?? 0)),
        .optional(try note(on: state, of: table.name, field: field) ?? note(on: table, state)),
      ]
    }
    return Listing(
      columns: [
        "table", "rows", "synced_at", "age", "method", "field", "since", "problems", "note",
      ],
      rows: rows, spared: ["synced_at", "since", "field", "method", "problems"])
  }

  private func note(on table: Table, _ state: TableState?) -> String? {
    guard setting.unasked.contains(table.name) else { return nil }
    return "sensitive: synced only when asked for"
  }

  private func note(on state: TableState?, of table: String, field: String?) throws -> String? {
    if let error = state?.lastError { return error }
    if state?.isLoaded != true, let landed = try progress(of: [table]) {
      return "first load not complete: \(landed)"
    }
    if field == "created_at" { return "edits of older records are not seen" }
    return state.map { $0.isLoaded ? nil : "first load not complete" } ?? nil
  }

  /// The saved queries, each with what it asks for.
  ///
  /// A query that cannot be compiled has no tables here; running it tells why.
  func queries() -> Listing {
    let last = RunLog(beside: setting.file.path).last()
    let rows = catalogue.all.map { query -> [Scalar] in
      let parameters = query.parameters.map { $0.isRequired ? $0.name : "[\($0.name)]" }
      return [
        .text(query.name), .text(query.title), .text(parameters.joined(separator: " ")),
        .text(query.tables(by: reader).sorted().joined(separator: " ")),
        .optional(last[query.name]),
        .text(query.origin.description), .text(query.description),
      ]
    }
    return Listing(
      columns: ["query", "title", "parameters", "tables", "last_run", "from", "what"], rows: rows,
      spared: ["from", "tables", "last_run", "parameters", "title"])
  }

  /// Writes what a saved query says of itself.
  func explain(_ name: String) throws {
    try write(text: QueryHelp.text(try catalogue.find(name), reader))
  }
}
