/// When it is not believed that rows are gone: a lost permission looks the same.
enum Disbelief {
  /// The size from which on a table of which less than half is listed is suspicious.
  private static let suspiciousSize = 20

  /// Refuses a list that shows nothing of a table, or less than half as many rows as one has that is
  /// not small.
  ///
  /// The dialects do not show the same rows, so that after a change of dialect their number says
  /// nothing: then the rows are not `areComparable`.
  ///
  /// - Throws: `SyncError.suspiciousSweep`.
  static func check(
    _ table: String, missing: Int, of rows: Int, listed: Int, areComparable: Bool = true
  ) throws {
    guard missing > 0 else { return }
    let isFew = areComparable && rows >= suspiciousSize && listed * 2 < rows
    guard listed > 0, !isFew else {
      throw SyncError.suspiciousSweep(table: table, missing: missing, of: rows, listed: listed)
    }
  }
}
