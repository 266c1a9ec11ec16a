import Rows

extension Writer {
  /// Since when values that left the tables wait to leave the file; `nil` when none do.
  package func pendingErasure() throws(WarehouseError) -> String? {
    try fact(ErasureLog.key)
  }

  /// Writes the file anew without what was removed, and empties the log beside it.
  ///
  /// Erased cells leave copies in the slack of other pages, which only `VACUUM` rewrites; and the
  /// pages of before stay in the log until a checkpoint that no reader holds up.
  ///
  /// Readers are waited for so many seconds. The answer is whether it is done; if not, because of a
  /// reader, a full disk or a cancelled task, it stays pending for the next sync.
  package func erase(
    patience: Double = 10, isolation: isolated (any Actor)? = #isolation
  ) async throws(WarehouseError) -> Bool {
    guard try pendingErasure() != nil else { return true }
    guard !Task.isCancelled else { return false }
    try connection.run("delete from main._sync_problems where record_id is null")
    connection.setBusyTimeout(milliseconds: Writer.eraseWait)
    defer { connection.setBusyTimeout(milliseconds: Writer.busyWait) }
    let deadline = ContinuousClock.now + .seconds(patience)
    var isRewritten = false
    while true {
      do throws(WarehouseError) {
        if !isRewritten { try connection.execute("vacuum") }
        isRewritten = true
        if try connection.integer("pragma wal_checkpoint(truncate)") == 0 { break }
      } catch .busy {
        // Someone reads.
      } catch .diskFull, .interrupted {
        return false
      }
      guard ContinuousClock.now < deadline,
        (try? await Task.sleep(for: .milliseconds(Writer.eraseWait))) != nil
      else { return false }
    }
    try connection.run("delete from main._meta where key = ?1", [.text(ErasureLog.key)])
    return true
  }

  /// For how many milliseconds one attempt to erase waits for readers.
  private static let eraseWait: Int32 = 200
}

extension Reader {
  /// Since when values that left the tables wait to leave the file; `nil` when none do.
  package func pendingErasure() throws(WarehouseError) -> String? {
    try fact(ErasureLog.key)
  }
}
