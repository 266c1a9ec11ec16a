import Charts
import Rows
import SavedQueries
import Warehouse

extension Session {
  /// Numbers the people whom an answer names: `interviewer 1` stands where a name stood.
  ///
  /// Where the statements take nothing from a column that may name a person, everything stays. Else a text
  /// stays only when it is known to name nobody: a date and nothing but a date, a text of the SQL itself, one of
  /// `known`, or a value of a column that is read and not personal. So a name that was put together from parts
  /// goes, too, as do bytes. `role` says what a person in a column is called.
  ///
  /// - Returns: The columns in which people are numbered.
  /// - Throws: What reading the warehouse throws.
  func hideNames(
    in held: inout Held, of statements: [String], known: Set<String> = [],
    with numbers: inout Pseudonyms, as role: (String) -> String
  ) throws -> [String] {
    var reads: Set<ColumnRead> = []
    for sql in statements { reads.formUnion(try reader.prepare(sql)?.reads ?? []) }
    guard reads.contains(where: mayNamePeople) else { return [] }
    let texts = (statements + schema.views.map(\.sql)).joined(separator: "\n")
    var unknown = Set(held.rows.joined().compactMap(\.written)).subtracting(known)
    unknown = unknown.filter { text in
      !isDate(text) && !texts.contains("'\(text.replacing("'", with: "''"))'")
    }
    for read in reads where !unknown.isEmpty {
      guard let column = column(read), column.kind == .text, !column.isPersonal else { continue }
      unknown.subtract(try reader.distinctTexts(of: column.name, in: read.table))
    }
    var hidden: [String] = []
    for (place, column) in held.columns.enumerated() {
      var isHidden = false
      for row in held.rows.indices {
        guard let text = held.rows[row][place].written, unknown.contains(text) else { continue }
        held.rows[row][place] = .text(numbers.name(for: text, as: role(column)))
        isHidden = true
      }
      if isHidden { hidden.append(column) }
    }
    return hidden
  }

  /// The people whom the values of a query may name: texts that a column must hold which the schema calls
  /// personal, and those that nothing is known of.
  func people(
    in part: ReportPart, _ numbers: inout Pseudonyms?
  ) -> [(name: String, pseudonym: String)] {
    guard var known = numbers else { return [] }
    defer { numbers = known }
    let demanded = part.arguments.demands.filter { demand in
      schema.table(named: demand.domain.table)?.columns
        .first { $0.name == demand.domain.column }?.isPersonal == true
    }.flatMap { demand in demand.texts.map { (demand.name, $0) } }
    let free = part.query.parameters.filter(\.isFreeText).flatMap { parameter in
      let value = part.arguments.text(of: parameter.name) ?? ""
      let texts = parameter.kind == .list ? value.split(separator: ",").map(String.init) : [value]
      return texts.filter { !$0.isEmpty }.map { (parameter.name, $0) }
    }
    return (demanded + free.filter { !isZone($0.1) }).map { parameter, name in
      (name, known.name(for: name, as: parameter))
    }
  }

  /// Whether a text is the name of a time zone.
  private func isZone(_ text: String) -> Bool {
    let sql = "select local_date('2026-01-01T00:00:00.000Z', :zone)"
    return (try? rows(of: sql, ["zone": .text(text)])) != nil
  }

  /// Whether a column may hold a name: what the schema calls personal, and what it does not know.
  ///
  /// Records that are kept as they came, such as those of `_sync_problems`, hold everything; so may tables of
  /// one's own and attached files.
  private func mayNamePeople(_ read: ColumnRead) -> Bool {
    guard [nil, "main"].contains(read.database) else { return true }
    if let column = column(read) { return column.isPersonal }
    return read.table.hasPrefix("_")
      && !["_tables", "_columns", "_sync_state"].contains(read.table)
  }

  private func column(_ read: ColumnRead) -> Column? {
    schema.table(named: read.table)?.columns.first { $0.name == read.column }
  }
}

extension Scalar {
  /// What may be a name: a text, or bytes as they are written; `nil` for numbers and NULL.
  fileprivate var written: String? {
    switch self {
    case .text(let text): text
    case .blob(let bytes): String(decoding: bytes, as: UTF8.self)
    case .null, .integer, .real: nil
    }
  }
}
