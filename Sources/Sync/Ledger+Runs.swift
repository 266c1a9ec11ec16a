import FoundationEssentials
import Warehouse

/// What is remembered of a run as a whole.
extension Ledger {
  /// Begins to remember a run, and answers its number.
  func beginRun(_ reason: String = "sync") throws -> Int64 {
    try writer.startRun(at: moment, reason: reason, shape: shape)
  }

  /// Remembers how a run ended.
  func endRun(_ id: Int64, outcomes: [SyncReport.Outcome], requests: Int) throws {
    try writer.transaction {
      for outcome in outcomes {
        for table in outcome.runTables { try writer.save(table, run: id) }
      }
      let failure = outcomes.lazy.compactMap(\.failure).first
      try writer.finishRun(
        id, at: moment,
        outcome: failure == nil ? "ok" : Task.isCancelled ? "interrupted" : "failed",
        requests: requests, error: (failure as? any LocalizedError)?.errorDescription)
    }
  }
}

extension SyncReport.Outcome {
  /// What is remembered of each table: what was asked and delivered, under the one that holds the list's
  /// own records.
  fileprivate var runTables: [RunTable] {
    let touched = [changes.inserted, changes.changed, changes.removed].flatMap(\.keys)
    return Set(tables).union(touched).sorted().map { name in
      var table = RunTable(table: name)
      table.inserted = changes.inserted[name] ?? 0
      table.changed = changes.changed[name] ?? 0
      table.removed = changes.removed[name] ?? 0
      guard tables.contains(name) else { return table }
      table.method = method?.rawValue
      table.field = field
      guard name == tables.first else { return table }
      table.records = records
      table.problems = problems
      table.requests = requests
      table.error = failure.map {
        ($0 as? any LocalizedError)?.errorDescription ?? "Interrupted."
      }
      return table
    }
  }
}
