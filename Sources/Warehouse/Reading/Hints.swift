extension WarehouseError {
  /// The same error with a hint at what may have been meant.
  func explained(_ schema: Schema, connection: Connection) -> WarehouseError {
    guard case .sql(var problem) = self, problem.hint == nil else { return self }
    problem.byteOffset = problem.byteOffset ?? problem.placeOfTable
    problem.hint = Hints(schema: schema, connection: connection).hint(for: problem)
    return .sql(problem)
  }
}

extension FormerName {
  /// What to write instead of the old word.
  fileprivate var hint: String { "“\(word)” is the word of Harvest v1; here it is \(now)." }
}

extension SQLProblem {
  /// Where the table that is not there is named; SQLite does not say.
  fileprivate var placeOfTable: Int? {
    guard let name = message.rest(after: "no such table: ")?.split(separator: ".").last else {
      return nil
    }
    return SQLWords(sql).first { $0.text.lowercased() == name.lowercased() }?.start
  }
}

/// Finds what may have been meant by a name that is not there.
struct Hints {
  let schema: Schema
  let connection: Connection

  func hint(for problem: SQLProblem) -> String? {
    if let name = problem.message.rest(after: "no such table: ") {
      return table(name)
    }
    if let name = problem.message.rest(after: "no such column: ") {
      // Newer libraries add a question of their own to a name in double quotes.
      let bare = name.hasPrefix("\"") ? name.dropFirst().prefix { $0 != "\"" } : name[...]
      return column(String(bare), problem)
    }
    if let name = problem.message.rest(after: "no such function: ") {
      return function(name)
    }
    if problem.message.rest(after: "cannot join using column ") != nil {
      return joining(problem.sql)
    }
    return nil
  }

  /// What to join on instead, when one of two tables holds the id of the other.
  private func joining(_ sql: String) -> String? {
    let scope = tablesInScope(sql)
    for table in schema.tables where scope.contains(table.name) {
      for column in table.columns {
        guard let other = column.references, other != table.name, scope.contains(other) else {
          continue
        }
        return "Columns of two names are joined so: on \(table.name).\(column.name) = \(other).id"
      }
    }
    return nil
  }

  private func table(_ name: String) -> String? {
    let name = String(name.split(separator: ".").last ?? "")
    if let former = schema.formerNames.first(where: { $0.table == nil && $0.word.isWord(name) }) {
      return former.hint
    }
    let known =
      ((try? connection.texts(
        """
        select name from main.sqlite_master where type in ('table', 'view')
        union select name from temp.sqlite_master where type in ('table', 'view')
        """)) ?? []).filter { !$0.hasPrefix("_") && !$0.hasPrefix("sqlite_") }
    return name.nearest(in: known).map { "Did you mean “\($0)”?" }
  }

  private func column(_ typed: String, _ problem: SQLProblem) -> String? {
    let name = String(typed.split(separator: ".").last ?? "")
    let scope = tablesInScope(problem.sql)
    let former = schema.formerNames.filter { former in
      former.word.isWord(name) && former.table != nil
    }
    if let former = former.first(where: { scope.contains($0.table ?? "") })
      ?? (scope.isEmpty ? former.first : nil)
    {
      return former.hint
    }
    let near = name.nearest(in: columnsInScope(problem.sql))
    if isDoubleQuoted(name, problem) {
      return (near.map { "Did you mean “\($0)”? " } ?? "")
        + "Text is written in single quotes: \(name.asText). Double quotes are for names."
    }
    let holders = schema.tables.filter { table in
      !table.isChild && table.columns.contains { $0.name.isWord(name) }
    }
    if !holders.isEmpty, holders.count <= 3 {
      return "“\(name)” is a column of \(holders.map(\.name).joined(separator: ", "))."
    }
    return near.map { "Did you mean “\($0)”?" }
  }

  private func function(_ name: String) -> String? {
    let known =
      (try? connection.texts("select distinct name from pragma_function_list")) ?? []
    return name.nearest(in: known).map { near in
      let ours = SQLFunction.all.first { $0.name == near }
      return "Did you mean “\(ours?.signature ?? near)”?"
    }
  }

  /// The tables and views that the statement names.
  private func tablesInScope(_ sql: String) -> Set<String> {
    let known = Set(schema.tables.map(\.name) + schema.views.map(\.name))
    return Set(SQLWords(sql).map { $0.text.lowercased() }).intersection(known)
  }

  private func columnsInScope(_ sql: String) -> [String] {
    let scope = tablesInScope(sql)
    let tables = schema.tables.filter { scope.contains($0.name) }.flatMap(\.columns).map(\.name)
    let views = schema.views.filter { scope.contains($0.name) }.flatMap(\.columns).map(\.name)
    var seen: Set<String> = []
    return (tables + views).filter { seen.insert($0).inserted }
  }

  private func isDoubleQuoted(_ name: String, _ problem: SQLProblem) -> Bool {
    SQLWords(problem.sql).contains { word in
      word.quote == Byte.quote && word.text == name
        && (problem.byteOffset.map { $0 == word.start } ?? true)
    }
  }
}

extension String {
  /// What follows a beginning, if the text begins so.
  fileprivate func rest(after beginning: String) -> String? {
    hasPrefix(beginning) ? String(dropFirst(beginning.count)) : nil
  }

  /// The text as SQL writes it.
  fileprivate var asText: String {
    "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// Whether both are the same name to SQL.
  fileprivate func isWord(_ other: String) -> Bool {
    lowercased() == other.lowercased()
  }
}
