import SavedQueries
import Warehouse

extension Session {
  /// Lists the cases of a saved query once, where more than one of its statements reads them; whether it
  /// did.
  ///
  /// Called in the snapshot in which the statements run. The list is a temporary table with the columns
  /// that they name, which SQLite keeps in a file without a name once it is large. `forgetCases` takes it
  /// away, and so does an error, with all that the snapshot changed.
  func list(
    _ query: SavedQuery, _ arguments: Arguments, for askings: [Asking]
  ) throws -> Bool {
    guard let cases = query.cases, askings.count(where: { $0.shortcut != nil }) > 1 else {
      return false
    }
    let bound = try arguments.bound(to: cases)
    try forgetCases()
    guard let select = try reader.prepare(bound.sql) else { return false }
    let readers = (query.statements + [query.excluded].compactMap(\.self)).compactMap(\.listed)
    let columns = select.columns.filter { column in readers.contains { $0.mayRead(column) } }
    let names = columns.isEmpty ? "*" : columns.map(Reader.quote).joined(separator: ", ")
    let making = try reader.prepare(
      "create table temp.\(Listed.table) as select \(names) from (\n\(bound.sql)\n)")
    guard let making else { return false }
    try bind(bound.values, to: making)
    let ticker = Ticker(isShown: setting.showsProgress)
    defer { ticker.end() }
    while try making.step() != nil {}
    return true
  }

  /// Takes the listed cases away.
  func forgetCases() throws {
    try reader.dropTemporary(Listed.table)
  }
}
