import Rows

/// Writes down what is seen of a row, where Greenhouse keeps no history itself.
final class Observer {
  private let places: [Int]
  private let insert: Statement
  private let delete: Statement
  private let isOn: Bool

  /// An observer that `isOn` sees records of the shape that is observed.
  init(
    of columns: [String], for child: Child, of table: Table, isOn: Bool, connection: Connection
  ) throws(WarehouseError) {
    places = columns.compactMap { name in table.columns.firstIndex { $0.name == name } }
    self.isOn = isOn
    let parent = quoted(child.parentID)
    let names = columns.map(quoted)
    let marks = columns.indices.map { "?\($0 + 3)" }
    let same = zip(names, marks).map { "\($0) is \($1)" }
    insert = try connection.statement(
      """
      insert or replace into main.\(quoted(child.table))
        (\(parent), seen_at, \(names.joined(separator: ", ")))
      select ?1, ?2, \(marks.joined(separator: ", "))
      where not exists (
        select 1
        from (
          select * from main.\(quoted(child.table))
          where \(parent) = ?1
          order by seen_at desc
          limit 1)
        where \(same.joined(separator: " and ")))
      """)
    delete = try connection.statement(
      "delete from main.\(quoted(child.table)) where \(parent) = ?1")
  }

  /// Notes the row as it is now, unless it was last seen just so.
  func note(
    _ cells: UnsafeBufferPointer<Value>, of id: Int64, at moment: String
  ) throws(WarehouseError) {
    guard isOn else { return }
    try insert.bind(.integer(id), at: 1)
    try insert.bind(.text(moment), at: 2)
    for (index, place) in places.enumerated() {
      try insert.bind(borrowed: cells[place], at: index + 3)
    }
    try insert.run()
  }

  /// Removes what was seen of a row that is gone.
  func forget(_ id: Int64) throws(WarehouseError) {
    try delete.bind(.integer(id), at: 1)
    try delete.run()
  }
}
