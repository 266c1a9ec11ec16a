/// What the schema's tables, indexes and views are in SQL.
extension Table {
  /// The statement that makes the table, or its double for a full refresh.
  func definition(staging: Bool = false) -> String {
    var lines = columns.map { column in
      let isKey = column.name == "id" && !isChild
      return "  \(quoted(column.name)) \(column.kind.sqlType)\(isKey ? " primary key" : "")"
    }
    if isChild {
      lines.append("  primary key (\(key.map(quoted).joined(separator: ", ")))")
    }
    return """
      create table if not exists main.\(quoted(staging ? stagingName : name)) (
      \(lines.joined(separator: ",\n"))
      )
      """
  }

  /// Whether rows are made from another table's column.
  var isChild: Bool { role == .child }

  /// Every index: those the schema names, and those that the landing looks rows up by.
  func allIndexes(in schema: Schema) -> [Index] {
    var all = indexes
    var needed = v1.compactMap(\.owner) + [belongsTo].compactMap(\.self)
    needed += schema.tables.flatMap(\.children).filter { $0.table == name }.map(\.parentID)
    for column in needed where column != "id" {
      let isThere =
        all.contains { $0.columns.first == column && $0.condition == nil }
        || (isChild && (key.first == column || (name == "custom_field_values")))
      if !isThere { all.append([column]) }
    }
    return all
  }

  /// The statements that make the indexes of the table's double, by which a record's rows are found.
  var stagingIndexDefinitions: [String] {
    Set(v1.compactMap(\.owner)).sorted().map { owner in
      """
      create index if not exists main.\(quoted("\(stagingName)_\(owner)"))
      on \(quoted(stagingName)) (\(quoted(owner)))
      """
    }
  }

  /// The statements that make the table's indexes.
  func indexDefinitions(in schema: Schema) -> [String] {
    allIndexes(in: schema).map { index in
      let full = ([name] + index.columns).joined(separator: "_")
      let definition = """
        create index if not exists main.\(quoted(full))
        on \(quoted(name)) (\(index.columns.map(quoted).joined(separator: ", ")))
        """
      return definition + (index.condition.map { "\nwhere \($0)" } ?? "")
    }
  }
}

extension View {
  /// The statement that makes the view.
  var definition: String {
    let names = columns.map { quoted($0.name) }.joined(separator: ", ")
    return "create view main.\(quoted(name)) (\(names)) as\n\(sql)"
  }
}

extension Column.Kind {
  /// The type that a column of this kind is declared with.
  var sqlType: String {
    switch self {
    case .integer, .boolean: "integer"
    case .real: "real"
    case .text, .instant, .date, .json: "text"
    }
  }
}
