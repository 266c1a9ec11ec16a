import Rows

/// Remembers that values left the tables which may still be in the file: in pages that are free, in
/// the slack of pages that are not, and in the log beside the file.
final class ErasureLog {
  static let key = "erasure_pending"
  private let note: Statement

  init(_ connection: Connection) throws(WarehouseError) {
    note = try connection.statement(
      """
      insert into main._meta (key, value)
      values ('\(ErasureLog.key)', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
      on conflict do nothing
      """)
  }

  /// Notes it, within whatever transaction takes the values away.
  func add() throws(WarehouseError) {
    try note.run()
  }
}
