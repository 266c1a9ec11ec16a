import Glibc
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
  /// Readers are waited for so many seconds. The answer is whether it is done; if not, it stays
  /// pending for the next sync.
  package func erase(patience: Double = 10) throws(WarehouseError) -> Bool {
    guard try pendingErasure() != nil else { return true }
    try connection.run("delete from main._sync_problems where record_id is null")
    let wait: Int32 = 200
    connection.setBusyTimeout(milliseconds: wait)
    defer { connection.setBusyTimeout(milliseconds: 30_000) }
    var tries = Int(patience * 1000 / Double(wait))
    var isRewritten = false
    while true {
      do throws(WarehouseError) {
        if !isRewritten { try connection.execute("vacuum") }
        isRewritten = true
        if try connection.integer("pragma wal_checkpoint(truncate)") == 0 { break }
      } catch {
        guard case .busy = error else { throw error }
        usleep(UInt32(wait) * 1000)
      }
      tries -= 1
      guard tries > 0 else { return false }
    }
    try connection.run("delete from main._meta where key = ?1", [.text(ErasureLog.key)])
    return true
  }
}

extension Reader {
  /// Since when values that left the tables wait to leave the file; `nil` when none do.
  package func pendingErasure() throws(WarehouseError) -> String? {
    try fact(ErasureLog.key)
  }
}
