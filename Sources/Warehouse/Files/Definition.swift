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

  /// The columns of the primary key.
  package var primaryKey: [String] { isChild ? key : ["id"] }

  /// Whether rows are made from another table's column.
  var isChild: Bool { role == .child }

  /// Every index: those the schema names, and those that the landing looks rows up by.
  package func allIndexes(in schema: Schema) -> [Index] {
    var all = indexes
    for column in lookups(in: schema) {
      let isThere =
        all.contains { $0.columns.first == column && $0.condition == nil }
        || (isChild && (key.first == column || (name == "custom_field_values")))
      if !isThere { all.append([column]) }
    }
    return all
  }

  /// The columns by which the landing and an erasure find rows.
  private func lookups(in schema: Schema) -> [String] {
    let parents = schema.tables.flatMap(\.children).filter { $0.table == name }.map(\.parentID)
    return (v1.compactMap(\.owner) + [belongsTo].compactMap(\.self) + parents).filter { $0 != "id" }
  }

  /// The indexes that only questions need.
  func indexesOfQuestions(in schema: Schema) -> [Index] {
    let lookups = lookups(in: schema)
    return allIndexes(in: schema).filter { index in
      index.condition != nil || !lookups.contains { $0 == index.columns.first }
    }
  }

  /// The name of an index.
  package func indexName(_ index: Index) -> String {
    ([name] + index.columns).joined(separator: "_")
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
      let definition = """
        create index if not exists main.\(quoted(indexName(index)))
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
