extension Schema {
  /// The table of this name, compared without case as SQLite does.
  package func table(named name: String) -> Table? {
    let name = name.lowercased()
    return tables.first { $0.name == name }
  }

  /// The tables whose records make this table's rows: itself, or for a child table its parents.
  package func tables(filling table: Table) -> [Table] {
    guard table.role == .child else { return [table] }
    return tables.filter { parent in parent.children.contains { $0.table == table.name } }
  }

  /// The lists whose records give rows to a table, empty when records of this shape cannot.
  package func lists(feeding table: Table, in shape: Shape) -> [String] {
    var lists: [String] = []
    for feeding in table.feedings(in: shape) where !lists.contains(feeding.list) {
      lists.append(feeding.list)
    }
    return lists
  }

  /// All lists that this shape has, in the order of the tables they fill.
  package func lists(in shape: Shape) -> [String] {
    var lists: [String] = []
    for table in tables {
      for list in self.lists(feeding: table, in: shape) where !lists.contains(list) {
        lists.append(list)
      }
    }
    return lists
  }

  /// The tables that a list fills, the one that holds the list's own records first.
  package func tables(fedBy list: String, in shape: Shape) -> [Table] {
    var fed = tables.filter { table in
      table.feedings(in: shape).contains { $0.list == list }
    }
    if let own = fed.firstIndex(where: { $0.holdsRecords(of: list, in: shape) }) {
      fed.insert(fed.remove(at: own), at: 0)
    }
    return fed
  }
}

extension Table {
  /// The feedings of one shape.
  package func feedings(in shape: Shape) -> [Feeding] {
    switch shape {
    case .v1: v1
    case .v3: v3.map { [$0] } ?? []
    }
  }

  /// Whether a list's own records, not something nested in them, are rows of this table.
  fileprivate func holdsRecords(of list: String, in shape: Shape) -> Bool {
    feedings(in: shape).contains {
      $0.list == list && $0.each == nil && $0.condition == nil
    }
  }
}

extension Schema {
  /// The names of the tables that must be synced for these: a child table stands for its parent, and a
  /// name that is none of the schema's for nothing.
  package func names(filling tables: Set<String>) -> Set<String> {
    Set(tables.compactMap { table(named: $0) }.flatMap { self.tables(filling: $0) }.map(\.name))
  }
}
