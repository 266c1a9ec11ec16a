import FoundationEssentials
import Harvest
import Warehouse

/// Brings tables of a warehouse up to date, several lists at once within one rate budget.
package struct SyncEngine: Sendable {
  let file: WarehouseFile
  let client: Client
  let owner: String
  let schema: Schema
  /// For how many seconds readers are waited for when removed values must leave the file.
  let patience: Double
  let now: @Sendable () -> Date

  /// How many requests are under way at once; the rate budget decides when they may start.
  static let requestsAtOnce = 8

  /// An engine between one account and one warehouse; nothing happens before `run`.
  ///
  /// `owner` names whose data it is, the account's fingerprint unless another is given; `now` is the
  /// clock that ages are told by.
  package init(
    _ file: WarehouseFile, client: Client, owner: String? = nil, schema: Schema = .greenhouse,
    patience: Double = 10, now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.file = file
    self.client = client
    self.owner = owner ?? client.account.fingerprint
    self.schema = schema
    self.patience = patience
    self.now = now
  }

  /// Syncs these tables and whatever shares a list with them.
  ///
  /// Tables that another process syncs are waited for, `wait` seconds at the longest. A list that
  /// fails is reported, and the others go on. What has landed stays, and the next run goes on where
  /// this one stopped. A run that `isForced` lets a reload remove any share of a table.
  ///
  /// - Throws: `SyncError` when tables or choices do not fit, `WarehouseError` when the file cannot
  ///   be written, `CancellationError`.
  package func run(
    _ tables: [String], choice: Choice = Choice(), ceiling: Ceiling? = nil,
    isForced: Bool = false,
    wait: Double = SyncEngine.longestWait,
    tell: @escaping @Sendable (SyncEvent) -> Void = { _ in }
  ) async throws -> SyncReport {
    let dialect = client.account.dialect
    let shape: Shape = dialect == .v1 ? .v1 : .v3
    let ledger = try Ledger(file, schema: schema, shape: shape, now: now)
    try await ledger.claim(for: owner)
    try await ledger.admit(tables)
    func planned() async throws -> Plan {
      try Plan(
        tables: tables, schema: schema, shape: shape, states: try await ledger.states(),
        choice: choice,
        prerequisite: { Resource.named($0, dialect)?.fanOut?.list })
    }
    // What is to be done is told by the state in which the holder before has left the tables.
    let lock = try SyncLock(file, schema: schema)
    let held = try await take(
      lock, lists: try await planned().lists.map { ($0.list, $0.tables) }, wait: wait, tell: tell)
    let plan = try await planned()
    let slots = Slots(Self.requestsAtOnce, ceiling: ceiling)
    let runs = plan.lists.compactMap { list in
      Resource.named(list.list, dialect).map {
        ListRun(
          plan: list, resource: $0, client: client, ledger: ledger, slots: slots,
          isForced: isForced, tell: tell)
      }
    }
    if choice.isSaved { try await ledger.remember(choice, for: plan) }
    let runID = try await ledger.beginRun()
    var outcomes: [String: SyncReport.Outcome] = [:]
    for run in runs {
      if let holder = held[run.plan.list] {
        outcomes[run.plan.list] = run.outcome(of: WarehouseError.held(holder))
      }
    }
    // Paths made from the ids of another list can be known only when that list has landed.
    let free = runs.filter { held[$0.plan.list] == nil }
    for outcome in await carry(free.filter { $0.resource.fanOut == nil }, lock) {
      outcomes[outcome.list] = outcome
    }
    let fanned = free.filter { $0.resource.fanOut != nil }
    for run in fanned {
      guard let parent = run.resource.fanOut?.list, let failure = outcomes[parent]?.failure else {
        continue
      }
      outcomes[run.plan.list] = run.outcome(of: failure)
    }
    for outcome in await carry(fanned.filter { outcomes[$0.plan.list] == nil }, lock) {
      outcomes[outcome.list] = outcome
    }
    let settled = try await settle(runs, outcomes, ledger: ledger)
    let requests = await slots.count
    try await ledger.endRun(runID, outcomes: settled, requests: requests)
    let isErased = try await ledger.erase(patience: patience)
    try Task.checkCancellation()
    return SyncReport(
      outcomes: settled, unavailable: plan.unavailable, requests: requests,
      isErasurePending: !isErased)
  }

  /// Fetches lists side by side; what no list can survive stops them all.
  ///
  /// The tables of a list that is whole are given back, so that others need not wait for the rest.
  private func carry(_ runs: [ListRun], _ lock: SyncLock) async -> [SyncReport.Outcome] {
    await withTaskGroup(of: SyncReport.Outcome.self) { group in
      for run in runs {
        group.addTask { await run.outcome() }
      }
      var outcomes: [SyncReport.Outcome] = []
      var fatal: HarvestError?
      for await outcome in group {
        outcomes.append(outcome)
        if outcome.failure == nil, outcome.records > 0 { lock.release(outcome.tables) }
        if fatal == nil, let error = outcome.failure as? HarvestError, error.concernsEveryList {
          fatal = error
          group.cancelAll()
        }
      }
      guard let fatal else { return outcomes }
      return outcomes.map { $0.failure == nil ? $0 : $0.failing(with: fatal) }
    }
  }

  /// Moves the state of the lists that are whole, unless that they are empty cannot be believed.
  private func settle(
    _ runs: [ListRun], _ outcomes: [String: SyncReport.Outcome], ledger: Ledger
  ) async throws -> [SyncReport.Outcome] {
    let pending = runs.filter { outcomes[$0.plan.list]?.failure == nil && $0.isPending }
    let doubt = try await doubt(pending, ledger: ledger)
    var settled: [SyncReport.Outcome] = []
    for run in runs {
      guard var outcome = outcomes[run.plan.list] else { continue }
      if outcome.failure == nil, run.isPending {
        do {
          if let doubt { throw doubt }
          outcome.changes.add(try await run.finish())
        } catch {
          outcome.failure = error
          try await ledger.abandon(run.plan)
        }
        outcome.requests = await run.slots.count(of: run.plan.list)
      }
      if let failure = outcome.failure {
        if case SyncError.suspiciousSweep = failure { try await ledger.abandon(run.plan) }
        if case WarehouseError.held = failure {
          // The holder writes down what comes of it.
        } else {
          try await ledger.note(failure, for: run.plan)
        }
        run.tell(.failed(list: run.plan.list, failure: failure))
      }
      settled.append(outcome)
    }
    return settled
  }

  /// Why lists that came back empty are not believed, if they are not.
  ///
  /// Someone who is no Site Admin sees empty lists, documented in Greenhouse's authentication page. A
  /// list that no company is without tells; one that may not be read tells nothing.
  ///
  /// It costs a request, made only where an answer of nothing would remove rows or is all there is.
  private func doubt(_ pending: [ListRun], ledger: Ledger) async throws -> (any Error)? {
    var isOdd = pending.isEmpty ? false : try await ledger.isWithoutRows()
    for run in pending where run.plan.isOfEverything && !isOdd {
      isOdd = try await ledger.hasRows(run.plan)
    }
    guard isOdd, let slots = pending.first?.slots else { return nil }
    guard !Task.isCancelled else { return CancellationError() }
    for list in Resource.neverEmpty(client.account.dialect) {
      do {
        let access = try await slots.request(for: list.name) { try await client.probe(list) }
        guard case .readable(let isEmpty) = access else { continue }
        return isEmpty ? SyncError.everythingEmpty : nil
      } catch {
        return error
      }
    }
    return nil
  }
}

extension HarvestError {
  /// Whether the error is about the credentials or the host, and so the same for every list.
  var concernsEveryList: Bool {
    switch self {
    case .credentialsRefused, .badToken, .tokenFile, .unauthorized, .retired, .unreachable, .proxy,
      .untrusted, .insecureURL, .redirected:
      true
    default: false
    }
  }
}
