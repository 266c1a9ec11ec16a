import Warehouse

extension ServerAddress: EngineTarget {
  package var filled: String { "published to \(shown)" }

  package func filling(_ tables: [String]) -> String {
    let isSensitive = !Schema.greenhouse.sensitive.isDisjoint(with: tables)
    return "glasshouse publish \(isSensitive ? "--sensitive " : "")\(shown)"
  }

  package var tables: EngineTables? { nil }

  package func script(of question: EngineQuestion) throws -> QueryScript {
    try QueryScript(forPsql: question)
  }

  package func ask(
    _ question: EngineQuestion, by script: QueryScript
  ) throws -> any EngineAnswer {
    try ServerAnswer(script, from: self)
  }

  /// The answer begins with which program published, and with what is known of each table.
  package func tables(in answer: any EngineAnswer) throws -> EngineTables {
    var tables = EngineTables()
    if let facts = try answer.rows(of: 2).first,
      facts[0] != QueryScript.definitions(of: .greenhouse)
    {
      tables.notes.append(
        "the tables on the server are those of another version of glasshouse; publishing once more mends that"
      )
    }
    for cells in try answer.rows(of: 4) {
      let state = TableState(published: cells)
      if state.syncedAt == nil {
        tables.unavailable.insert(state.table)
      } else {
        tables.states[state.table] = state
      }
    }
    // A table that is made of another's columns is as that one is.
    for child in Schema.greenhouse.tables where child.role == .child {
      guard let parent = Schema.greenhouse.names(filling: [child.name]).first else { continue }
      tables.states[child.name] = tables.states[parent]
      if tables.unavailable.contains(parent) { tables.unavailable.insert(child.name) }
    }
    return tables
  }
}

extension TableState {
  /// The state of a table as it was published: its name, the bound of its load, when it was synced (never, where
  /// there are no such records), its rows.
  fileprivate init(published cells: [String?]) {
    self.init(table: cells[0] ?? "")
    isLoaded = true
    since = cells[1]
    syncedAt = cells[2]
    rows = cells[3].flatMap { Int($0) }
  }
}
