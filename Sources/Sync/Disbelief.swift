/// When it is not believed that rows are gone: a lost permission looks the same.
enum Disbelief {
  /// The size from which on a table that loses more than half of its rows is suspicious.
  private static let suspiciousSize = 20

  /// Refuses a list that shows nothing of a table, or less than half of one that is not small.
  ///
  /// - Throws: `SyncError.suspiciousSweep`.
  static func check(_ table: String, missing: Int, of rows: Int, listed: Int) throws {
    guard missing > 0 else { return }
    guard listed > 0, rows < suspiciousSize || missing * 2 <= rows else {
      throw SyncError.suspiciousSweep(table: table, missing: missing, of: rows, listed: listed)
    }
  }
}
