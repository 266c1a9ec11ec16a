import Rows

/// A `Feeding` made ready for many records: how one record becomes one row of one table.
final class Feed {
  /// The place among the feedings of the list.
  let number: Int
  let table: Table
  /// One for each column of the table, in order; `nil` where this shape does not have the column.
  let extractors: [Extractor?]
  let test: Test?
  /// The place of the column that holds the outermost record's id.
  let owner: Int?
  let idPlace: Int
  let extraPlace: Int?
  let createdPlace: Int?
  /// The slots whose members stay in `extra` although a column reads a part of them.
  let kept: [Int]
  /// Whether the row keeps the record's unknown keys: one table of each record does.
  let holdsUnknown: Bool
  /// Whether a row without an id is no row, rather than one to be set aside.
  let mayLackID: Bool

  init(
    _ feeding: Feeding, of table: Table, shape: Shape, in levels: ArraySlice<Level>,
    number: Int, holdsUnknown: Bool, keepsPersonalData: Bool
  ) {
    self.number = number
    self.table = table
    let level = levels[levels.endIndex - 1]
    let sources = table.columns.map { column in
      feeding.columns[column.name] ?? (shape == .v1 ? column.v1 : column.v3)
    }
    extractors = zip(table.columns, sources).map { column, source in
      guard keepsPersonalData || !column.isPersonal else { return nil }
      return source.map { Extractor($0, in: levels) }
    }
    test = feeding.condition.map { Test($0, in: levels) }
    owner = feeding.owner.flatMap { owner in table.columns.firstIndex { $0.name == owner } }
    idPlace = table.columns.firstIndex { $0.name == "id" } ?? 0
    extraPlace =
      keepsPersonalData ? table.columns.firstIndex { $0.name == Column.extra.name } : nil
    createdPlace = table.columns.firstIndex { $0.name == "created_at" }
    for key in feeding.redundant { _ = level.slot(for: key) }
    kept = feeding.kept.map { level.slot(for: $0) }
    self.holdsUnknown = holdsUnknown
    mayLackID =
      switch sources[idPlace] {
      case .synthetic, .first, .when, nil: true
      default: false
      }
  }
}
