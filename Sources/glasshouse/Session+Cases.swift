import SavedQueries
import Warehouse

extension Session {
  /// Answers from a saved query whose cases are listed once, where more than one of its statements reads
  /// them; the body is given it as it is to be asked then.
  ///
  /// Called in the snapshot in which the statements run. An error takes the list away with all that the
  /// snapshot changed.
  func withCases<Answer>(
    of bound: BoundQuery, _ body: (BoundQuery) throws -> Answer
  ) throws -> Answer {
    let areListed = try listCases(of: bound)
    defer { if areListed { try? forgetCases() } }
    return try body(areListed ? bound : bound.listingNothing)
  }

  /// The tables that statements with these values read.
  func tables(readBy statements: [String], with arguments: Arguments) throws -> Set<String> {
    try statements.reduce(into: Set(arguments.demands.map(\.domain.table))) { tables, sql in
      tables.formUnion(try reader.prepare(sql)?.tables ?? [])
    }
  }

  /// Lists the cases; whether it did.
  ///
  /// The list is a temporary table with the columns that the statements name, which SQLite keeps in a file
  /// without a name once it is large.
  private func listCases(of bound: BoundQuery) throws -> Bool {
    let query = bound.query
    guard let cases = query.cases, bound.asked.count(where: { $0.shortcut != nil }) > 1 else {
      return false
    }
    let listing = try bound.arguments.bound(to: cases)
    try forgetCases()
    guard let select = try reader.prepare(listing.sql) else { return false }
    let readers = (query.statements + [query.excluded, query.counting].compactMap(\.self))
      .compactMap(\.listed)
    let columns = select.columns.filter { column in readers.contains { $0.mayRead(column) } }
    let names = columns.isEmpty ? "*" : columns.map(Reader.quote).joined(separator: ", ")
    let making = try reader.prepare(
      "create table temp.\(Listed.table) as select \(names) from (\n\(listing.sql)\n)")
    guard let making else { return false }
    try bind(listing.values, to: making)
    let ticker = Ticker(isShown: setting.showsProgress)
    defer { ticker.end() }
    while try making.step() != nil {}
    return true
  }

  private func forgetCases() throws {
    try reader.dropTemporary(Listed.table)
  }
}
