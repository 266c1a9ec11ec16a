import Rows

extension Reader {
  /// Looks through the whole file: its pages and indexes, and whether every table that is not being
  /// synced has as many rows as the ledger remembers.
  ///
  /// Quickly is without comparing the indexes with their tables, which takes most of the time.
  ///
  /// - Throws: `WarehouseError.damaged`, with the first few things that are wrong.
  package func check(quickly: Bool = false) throws {
    try snapshot {
      let found = try connection.texts("pragma main.\(quickly ? "quick" : "integrity")_check(10)")
      guard found == ["ok"] else { throw damaged(found) }
      let ledger = LedgerReading(connection: connection)
      let open = Set(try ledger.checkpoints(nil).map(\.list))
      var wrong: [String] = []
      for state in try ledger.states() {
        guard let table = schema.table(named: state.table), state.isLoaded, let rows = state.rows,
          Shape.allCases.allSatisfy({ open.isDisjoint(with: schema.lists(feeding: table, in: $0)) })
        else { continue }
        let count = try ledger.count(table.name)
        if count != rows {
          wrong.append("\(table.name) has \(count) rows where \(rows) were counted")
        }
      }
      guard wrong.isEmpty else { throw damaged(wrong) }
    }
  }

  private func damaged(_ found: [String]) -> WarehouseError {
    .damaged(path: file.path, detail: found.prefix(3).joined(separator: "; "))
  }
}
