import Charts
import Rows
import SavedQueries
import Warehouse

extension Session {
  /// What of a statement's answer may name a person; `nil` when nothing can.
  ///
  /// `statements` are those that prepare what it reads. `role` says what a person in a column is called.
  ///
  /// - Throws: What reading the warehouse throws.
  func redaction(
    of prepared: Prepared, beside statements: [String] = [], as role: (String) -> String = { $0 }
  ) throws -> Redaction? {
    guard !prepared.isExplain, !prepared.columns.isEmpty else { return nil }
    let origins = reader.origins(of: prepared)
    // A statement that made a table cannot be made again; what reads the table is judged as such.
    return try redaction(
      statements.compactMap { try? reader.prepare($0) } + [prepared], as: role,
      columns: zip(prepared.columns, origins).map { name, read in
        (name, read.map { mayNamePeople($0) ? .personal : .open } ?? .computed)
      })
  }

  /// Numbers the people whom an answer names: `interviewer 1` stands where a name stood.
  ///
  /// `known` are texts that name nobody. `role` says what a person in a column is called.
  ///
  /// - Returns: The columns in which people are numbered.
  /// - Throws: What reading the warehouse throws.
  func hideNames(
    in held: inout Held, of statements: [String], known: Set<String> = [],
    with numbers: inout Pseudonyms, as role: (String) -> String
  ) throws -> [String] {
    let columns = held.columns.map { (name: $0, origin: Redaction.Origin.computed) }
    guard
      var redaction = try redaction(
        statements.compactMap { try reader.prepare($0) }, known: known, as: role, columns: columns)
    else { return [] }
    for place in held.columns.indices {
      for row in held.rows.indices {
        let value = held.rows[row][place]
        held.rows[row][place] = try redaction.mask(value, at: place, with: &numbers) ?? value
      }
    }
    return redaction.hiddenNames
  }

  private func redaction(
    _ statements: [Prepared], known: Set<String> = [], as role: (String) -> String,
    columns: [(name: String, origin: Redaction.Origin)]
  ) throws -> Redaction? {
    let reads = statements.reduce(into: Set<ColumnRead>()) { $0.formUnion($1.reads) }
    let functions = statements.reduce(into: Set<String>()) { $0.formUnion($1.functions) }
    let personal = reads.filter(mayNamePeople)
    // What a change gives back SQLite does not call read.
    guard !personal.isEmpty || statements.last?.isReadOnly == false else { return nil }
    return Redaction(
      columns.map { .init(name: $0.name, role: Self.plain(role($0.name)), origin: $0.origin) },
      personal: personal.map { "\($0.table).\($0.column)" }.sorted(),
      sql: (statements.map(\.sql) + schema.views.map(\.sql)).joined(separator: "\n"), known: known,
      hidesNumbers: !functions.isDisjoint(with: ["unicode", "hex"]),
      values: { try self.impersonalTexts(of: reads) },
      digits: { try self.digits(in: personal) })
  }

  /// A column's name as a word; what is computed without a name of its own is called a name.
  private static func plain(_ column: String) -> String {
    column.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == " " } && !column.isEmpty
      ? column : "name"
  }

  private func impersonalTexts(of reads: Set<ColumnRead>) throws -> Set<String> {
    try reads.reduce(into: []) { texts, read in
      guard let column = column(read), column.kind == .text, !column.isPersonal else { return }
      texts.formUnion(try reader.distinctTexts(of: column.name, in: read.table))
    }
  }

  /// The numbers that short texts of personal columns are written as; what holds texts of all kinds may hold
  /// telephone numbers.
  private func digits(in personal: Set<ColumnRead>) throws -> Set<String> {
    var places = Set<[String]>()
    for read in personal {
      if let column = column(read), column.kind == .text {
        places.insert([read.table, column.name])
      } else {
        for table in schema.tables {
          for column in table.columns where column.isPersonal && column.name == "phone" {
            places.insert([table.name, column.name])
          }
        }
      }
    }
    return try places.reduce(into: []) { digits, place in
      let (table, column) = (Reader.quote(place[0]), Reader.quote(place[1]))
      let texts = try rows(
        of: "select distinct \(column) from main.\(table) where length(\(column)) between 5 and 40")
      for text in texts.joined() { digits.formUnion(text.text.asDigits) }
    }
  }

  /// The people whom the values of a query may name: texts that a column must hold which the schema calls
  /// personal, and those that nothing is known of.
  func people(
    in query: SavedQuery, _ arguments: Arguments, _ numbers: inout Pseudonyms
  ) -> [(name: String, pseudonym: String)] {
    let demanded = arguments.demands.filter { demand in
      schema.table(named: demand.domain.table)?.columns
        .first { $0.name == demand.domain.column }?.isPersonal == true
    }.flatMap { demand in demand.texts.map { (demand.name, $0) } }
    let free = query.parameters.filter(\.isFreeText).flatMap { parameter in
      let value = arguments.text(of: parameter.name) ?? ""
      let texts = parameter.kind == .list ? value.split(separator: ",").map(String.init) : [value]
      return texts.filter { !$0.isEmpty }.map { (parameter.name, $0) }
    }
    return (demanded + free.filter { !isZone($0.1) }).map { parameter, name in
      (name, numbers.name(for: name, as: parameter))
    }
  }

  /// Whether a text is the name of a time zone.
  private func isZone(_ text: String) -> Bool {
    let sql = "select local_date('2026-01-01T00:00:00.000Z', :zone)"
    return (try? rows(of: sql, ["zone": .text(text)])) != nil
  }

  /// Whether a column may hold a name: what the schema calls personal, and what it does not know; of rows that
  /// are only counted no column is read.
  ///
  /// Records that are kept as they came, such as those of `_sync_problems`, hold everything; so may tables of
  /// one's own and attached files. Of a view the columns behind it are told beside it.
  private func mayNamePeople(_ read: ColumnRead) -> Bool {
    guard !read.column.isEmpty else { return false }
    guard [nil, "main"].contains(read.database) else { return true }
    if let table = schema.table(named: read.table) {
      return table.columns.first { $0.name == read.column }?.isPersonal ?? false
    }
    return !schema.views.contains { $0.name == read.table }
      && !Self.impersonal.contains(read.table) && !read.table.hasPrefix("pragma_")
  }

  /// Relations that are not in the schema and hold nothing about people, or only what they are given.
  private static let impersonal: Set<String> = [
    "_tables", "_columns", "_sync_state", "holidays", "sqlite_master", "sqlite_schema", "json_each",
    "json_tree",
  ]

  private func column(_ read: ColumnRead) -> Column? {
    guard [nil, "main"].contains(read.database) else { return nil }
    return schema.table(named: read.table)?.columns.first { $0.name == read.column }
  }
}
