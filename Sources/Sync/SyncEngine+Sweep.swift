import FoundationEssentials
import Harvest
import Warehouse

extension SyncEngine {
  /// Looks through lists for rows that are gone at Greenhouse, and removes them with all that
  /// belongs to them.
  ///
  /// Lists of which v1 gives no single records are reloaded in full by every sync, which tells what
  /// is gone as well; they are reloaded here.
  ///
  /// A sweep that `isForced` removes any share of a table. `WarehouseError` is thrown when the file
  /// cannot be written.
  package func sweep(
    _ plan: SweepPlan, isForced: Bool = false, wait: Double = SyncEngine.longestWait,
    tell: @escaping @Sendable (SyncEvent) -> Void = { _ in }
  ) async throws -> SyncReport {
    let dialect = client.account.dialect
    let shape: Shape = dialect == .v1 ? .v1 : .v3
    let ledger = try Ledger(file, schema: schema, shape: shape, now: now)
    try await ledger.claim(for: owner)
    // What goes with a gone row may be in any table.
    let lock = try SyncLock(file, schema: schema)
    let all = schema.tables.map(\.name)
    if let holder = try await take(lock, lists: [("sweep", all)], wait: wait, tell: tell)["sweep"] {
      throw WarehouseError.held(holder)
    }
    let slots = Slots(Self.requestsAtOnce, ceiling: nil)
    let id = try await ledger.beginRun("sweep")
    var reloads: [String] = []
    let sweeps = plan.parts.compactMap { part -> Sweep? in
      guard let resource = Resource.named(part.list, dialect) else { return nil }
      guard Confirmation.isPossible(resource) else {
        reloads.append(part.table)
        return nil
      }
      return Sweep(
        part: part, resource: resource, client: client, ledger: ledger, slots: slots,
        isForced: isForced, tell: tell)
    }
    var outcomes: [SyncReport.Outcome] = []
    // One after another: what goes with a row of one list must be gone before its own list is read.
    for sweep in sweeps where !Task.isCancelled {
      outcomes.append(await sweep.outcome())
    }
    try await ledger.endRun(id, outcomes: outcomes, requests: await slots.count)
    var requests = await slots.count
    lock.release(all)
    if !reloads.isEmpty, !Task.isCancelled {
      let report = try await run(
        reloads, choice: Choice(method: .full), isForced: isForced, tell: tell)
      outcomes += report.outcomes
      requests += report.requests
    }
    let isErased = try await ledger.erase(patience: patience)
    try Task.checkCancellation()
    return SyncReport(
      outcomes: outcomes, unavailable: [], requests: requests, isErasurePending: !isErased)
  }
}
