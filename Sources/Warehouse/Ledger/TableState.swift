/// What is known of one table's syncs.
package struct TableState: Sendable, Equatable {
  package var table: String
  /// The shape that the rows came in.
  package var shape: Shape?
  /// How it was last synced: `incremental` or `full`.
  package var method: String?
  /// The field that an incremental sync goes by.
  package var field: String?
  /// The bound on `created_at` of the first load, if it was bounded.
  package var since: String?
  /// Greenhouse's time at the start of the last sync that succeeded as a whole.
  package var watermark: String?
  /// Whether a first load has been completed.
  package var isLoaded = false
  /// When the table last was as Greenhouse had it.
  package var syncedAt: String?
  package var rows: Int?
  package var lastError: String?
  package var lastErrorAt: String?
  /// The method that the user chose to keep.
  package var chosenMethod: String?
  /// The field that the user chose to keep.
  package var chosenField: String?
  /// When it was last looked for rows that are gone.
  package var sweptAt: String?

  package init(table: String) {
    self.table = table
  }

  /// Whether what was loaded holds all that a bound (`YYYY-MM-DD`, `nil` for none) asks for.
  package func covers(since day: String?) -> Bool {
    guard let since else { return true }
    return day.map { $0 >= since } ?? false
  }
}

extension TableState {
  static let columns = """
    table_name, shape, method, field, since, watermark, is_loaded, synced_at, rows, last_error,
    last_error_at, chosen_method, chosen_field, swept_at
    """

  init(_ row: Statement) {
    table = row.text(0) ?? ""
    shape = row.text(1).flatMap(Shape.init)
    method = row.text(2)
    field = row.text(3)
    since = row.text(4)
    watermark = row.text(5)
    isLoaded = row.integer(6) == 1
    syncedAt = row.text(7)
    rows = row.integer(8).map { Int($0) }
    lastError = row.text(9)
    lastErrorAt = row.text(10)
    chosenMethod = row.text(11)
    chosenField = row.text(12)
    sweptAt = row.text(13)
  }
}
