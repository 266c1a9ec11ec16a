import Rows

/// An answer that is kept in a temporary table, up to a bound.
package final class KeptAnswer {
  /// How large an answer may be to be kept.
  package struct Bounds: Sendable {
    package var rows = 100_000
    package var bytes = 64 * 1024 * 1024

    /// Bounds of an answer.
    package init(rows: Int = 100_000, bytes: Int = 64 * 1024 * 1024) {
      self.rows = rows
      self.bytes = bytes
    }
  }

  /// The names of the columns as they were answered; in the table a repeated name has a number.
  package let columns: [String]
  /// The names of the columns in the table.
  package let names: [String]
  /// The table's name, ready to be written in SQL.
  package let table: String
  /// How many rows are kept.
  package private(set) var rows = 0
  /// About how much room they take.
  package private(set) var bytes = 0
  /// Whether the answer was larger than the bounds, so that nothing is kept.
  package private(set) var isTooLarge = false

  private let connection: Connection
  private let bounds: Bounds
  private var insert: Statement?

  init(
    _ columns: [String], number: Int, on connection: Connection, bounds: Bounds
  ) throws(WarehouseError) {
    self.columns = columns
    self.connection = connection
    self.bounds = bounds
    names = Self.unique(columns)
    table = "temp." + quoted("_answer_\(number)")
    // A column without a type keeps every value as it is.
    try connection.execute("savepoint keeping")
    try connection.execute("create table \(table) (\(names.map(quoted).joined(separator: ", ")))")
    let places = (1...max(1, columns.count)).map { "?\($0)" }.joined(separator: ", ")
    insert = try connection.statement("insert into \(table) values (\(places))")
  }

  /// Keeps a row, unless there are too many.
  package func append(_ row: Row) throws(WarehouseError) {
    guard let insert, !isTooLarge else { return }
    for index in 0..<row.count {
      if case .text(let raw) = row[index] { bytes += raw.count }
      if case .blob(let raw) = row[index] { bytes += raw.count }
      bytes += 8
    }
    guard rows < bounds.rows, bytes <= bounds.bytes else {
      isTooLarge = true
      rows = 0
      bytes = 0
      return
    }
    for index in 0..<row.count { try insert.bind(borrowed: row[index], at: index + 1) }
    try insert.run()
    rows += 1
  }

  /// Ends the answer: a whole one becomes the table `_`, one that broke off is forgotten.
  package func finish(isWhole: Bool) throws(WarehouseError) {
    insert = nil
    guard isWhole, !isTooLarge else {
      try connection.execute("rollback to keeping; release keeping; drop view if exists temp._")
      return
    }
    try connection.execute(
      "release keeping; drop view if exists temp._; create temp view _ as select * from \(table)")
  }

  /// Takes the table away.
  package func forget() throws(WarehouseError) {
    try connection.execute("drop table if exists \(table)")
  }

  private static func unique(_ columns: [String]) -> [String] {
    var taken = Set(columns.map { $0.lowercased() })
    var seen: Set<String> = []
    return columns.map { column in
      let column = column.isEmpty ? "column" : column
      guard !seen.insert(column.lowercased()).inserted else { return column }
      var number = 2
      while !taken.insert("\(column)_\(number)".lowercased()).inserted { number += 1 }
      return "\(column)_\(number)"
    }
  }
}

extension Reader {
  /// Begins to keep an answer with these columns; the number makes its table's name.
  package func keep(
    _ columns: [String], number: Int, bounds: KeptAnswer.Bounds = KeptAnswer.Bounds()
  ) throws(WarehouseError) -> KeptAnswer {
    try KeptAnswer(columns, number: number, on: connection, bounds: bounds)
  }

  /// A name as SQL writes it, whatever is in it.
  package static func quote(_ name: String) -> String { quoted(name) }
}
