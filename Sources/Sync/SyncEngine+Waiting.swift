import FoundationEssentials
import Warehouse

extension SyncEngine {
  /// For how many seconds another process is waited for, unless it is said.
  package static let longestWait = 600.0

  /// Takes the tables of lists, one list after another in the same order everywhere, and answers who
  /// holds those that did not come free in time.
  func take(
    _ lock: SyncLock, lists: [(name: String, tables: [String])], wait: Double,
    tell: @Sendable (SyncEvent) -> Void
  ) async throws -> [String: SyncLock.Holder] {
    let deadline = ContinuousClock.now + .seconds(wait)
    var held: [String: SyncLock.Holder] = [:]
    for (name, tables) in lists {
      var isTold = false
      while let holder = try lock.take(tables, at: Instant.text(now())) {
        guard ContinuousClock.now < deadline else {
          held[name] = holder
          break
        }
        if !isTold { tell(.waiting(holder)) }
        isTold = true
        try await Task.sleep(for: .milliseconds(100))
      }
    }
    return held
  }
}
