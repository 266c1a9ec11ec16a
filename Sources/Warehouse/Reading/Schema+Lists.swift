/// Which lists must be fetched so that a question can be answered.
extension Schema {
  /// The table of this name.
  package func table(_ name: String) -> Table? {
    tables.first { $0.name == name }
  }

  /// The tables whose columns a child table is made from; any other table is its own answer.
  package func parents(of name: String) -> [String] {
    guard let table = table(name) else { return [] }
    guard table.isChild else { return [name] }
    return tables.filter { parent in parent.children.contains { $0.table == name } }.map(\.name)
  }

  /// The lists of a shape that fill these tables, child tables by their parents, in the schema's
  /// order.
  package func lists(filling names: Set<String>, _ shape: Shape) -> [String] {
    let wanted = Set(names.flatMap { parents(of: $0) })
    var lists: [String] = []
    for table in tables where wanted.contains(table.name) {
      for feeding in table.feedings(shape) where !lists.contains(feeding.list) {
        lists.append(feeding.list)
      }
    }
    return lists
  }

  /// The tables that a list fills in a shape.
  package func tables(filledBy list: String, _ shape: Shape) -> [String] {
    tables.filter { $0.feedings(shape).contains { $0.list == list } }.map(\.name)
  }
}
