/// Indexes that are made when a first load is whole: one by one with the rows they cost far more.
extension Writer {
  /// Takes away the indexes that only questions need from the tables of a list that have no row yet.
  ///
  /// Until `index` makes them again, questions are answered more slowly and just as well.
  package func deferIndexes(list: String, shape: Shape) throws {
    for table in try filled(list, shape) where try count(table.name) == 0 {
      for index in table.indexesOfQuestions(in: schema) {
        try connection.execute("drop index if exists main.\(quoted(table.indexName(index)))")
      }
    }
  }

  /// Makes the indexes of a list's tables that are not there.
  package func index(list: String, shape: Shape) throws {
    for table in try filled(list, shape) {
      for definition in table.indexDefinitions(in: schema) { try connection.execute(definition) }
    }
  }

  /// The tables that a list fills, with those that are made from their columns.
  private func filled(_ list: String, _ shape: Shape) throws -> [Table] {
    let tables = try plan(list, shape).tables
    let children = Set(tables.flatMap(\.children).map(\.table))
    return tables + schema.tables.filter { children.contains($0.name) }
  }
}
