import FoundationEssentials
import Harvest
import Warehouse

/// The one place that writes to the warehouse during a sync; everything it does is serial.
actor Ledger {
  let writer: Writer
  let schema: Schema
  let shape: Shape
  private let now: @Sendable () -> Date

  init(
    _ file: WarehouseFile, schema: Schema, shape: Shape, now: @escaping @Sendable () -> Date
  ) throws {
    writer = try Writer(file, schema: schema, create: true)
    self.schema = schema
    self.shape = shape
    self.now = now
  }

  var moment: String { Instant.text(now()) }

  /// Makes sure that the warehouse is this account's: two companies in one file would be one.
  ///
  /// - Throws: `SyncError.otherAccount`.
  func claim(for account: String) throws {
    guard let owner = try writer.fact("account") else {
      return try writer.save(account, as: "account")
    }
    guard owner == account else { throw SyncError.otherAccount }
  }

  /// Refuses tables that this warehouse does not store, before anything is asked for.
  func admit(_ tables: [String]) throws { try writer.admit(tables) }

  /// The state of every table that was ever synced, by name.
  func states() throws -> [String: TableState] {
    Dictionary(uniqueKeysWithValues: try writer.states().map { ($0.table, $0) })
  }

  /// Whether no table has a row.
  func isWithoutRows() throws -> Bool { try writer.isWithoutRows() }

  /// The ids that the paths of a fanned-out list are made from.
  func ids(of parent: Resource.FanOut) throws -> [Int64] {
    try writer.ids(of: parent.list, having: parent.column, in: parent.words)
  }

  /// What of a list is still to be fetched: where an earlier run stopped, or its beginning.
  ///
  /// `variants` are the numbers of the list's variants; a list that is `isBoundable` takes a bound on
  /// `created_at`.
  func open(
    _ plan: ListPlan, variants: Set<Int>, isBoundable: Bool
  ) throws -> (points: [Checkpoint], isResumed: Bool, records: Int) {
    let from = isBoundable ? plan.start : nil
    let points = try writer.checkpoints(list: plan.list)
    let isSame =
      !points.isEmpty && points.allSatisfy { continues($0, plan) }
      && Set(points.map(\.variant)) == variants && points.contains { $0.from == from }
    return try writer.transaction {
      if plan.extent == .reload || points.contains(where: \.isOfReload) {
        try writer.beginFull(list: plan.list, shape: shape, resuming: isSame)
      }
      if isSame {
        return (
          points.filter { !$0.isDone }, points.contains { !$0.startedAt.isEmpty },
          points.reduce(0) { $0 + $1.records }
        )
      }
      try writer.clearCheckpoints(list: plan.list)
      // Rows of a load that was given up may be gone or changed by now, and nothing would tell.
      if plan.extent == .firstLoad {
        try writer.discard(list: plan.list, shape: shape)
        try writer.deferIndexes(list: plan.list, shape: shape)
      }
      let fresh = variants.sorted().map { variant in
        Checkpoint(
          list: plan.list, variant: variant, from: from, startedAt: "", shape: shape,
          method: plan.extent.word, field: plan.field)
      }
      for point in fresh { try writer.save(point) }
      return (fresh, false, 0)
    }
  }

  private func continues(_ point: Checkpoint, _ plan: ListPlan) -> Bool {
    point.shape == shape && point.method == plan.extent.word
      && (plan.isOfEverything || point.field == plan.field)
  }

  /// Commits a page and the place where its window goes on, in one transaction.
  ///
  /// `decide` says from what landed how the window goes on.
  func land(
    _ page: Page, for plan: ListPlan, at point: Checkpoint, parent: Int64?,
    decide: @Sendable (Landed) -> Step
  ) throws -> (Landed, Step) {
    try writer.transaction {
      let landed = try page.body.withUnsafeBytes {
        try writer.land(
          $0, list: plan.list, shape: shape,
          into: plan.extent == .reload ? .staging : .tables, parent: parent, seenAt: moment)
      }
      let step = decide(landed)
      try writer.replace(point, with: step.checkpoints)
      return (landed, step)
    }
  }

  /// The changes that a list may have seen since its last whole sync began; `nil` where it cannot be
  /// asked for changes.
  func rest(after plan: ListPlan) throws -> ListPlan? {
    guard plan.field != nil, let watermark = try writer.tableState(plan.tables[0]).watermark
    else { return nil }
    return plan.changes(since: watermark)
  }

  /// Remembers that a list moved faster than it could be read.
  func noteGap(_ plan: ListPlan) throws {
    try writer.note(
      "the list moved while it was read, so that records may be missing; a full refresh finds them",
      of: plan.tables[0], raw: plan.list, seenAt: moment)
  }

  /// Whether a list's own table has a row.
  func hasRows(_ plan: ListPlan) throws -> Bool { try writer.count(plan.tables[0]) > 0 }

  /// Forgets what was fetched of a list, because it is not believed: the next run asks anew.
  func abandon(_ plan: ListPlan) throws {
    try writer.transaction {
      if plan.extent == .reload { try writer.abandonFull(list: plan.list, shape: shape) }
      try writer.clearCheckpoints(list: plan.list)
    }
  }

  /// What a reload has come to, before it is applied.
  func collected(_ plan: ListPlan) throws -> Collected {
    try writer.collected(list: plan.list, shape: shape, from: plan.start)
  }

  /// Makes a list's tables what was fetched, and moves their state.
  ///
  /// What `isResumed` is as old as its first attempt, by Greenhouse's clock.
  ///
  /// What belonged to rows that a reload no longer has goes with them.
  ///
  /// - Returns: What applying a reload changed; nothing for pages that landed in the tables.
  func finish(
    _ plan: ListPlan, isResumed: Bool = false, removing gone: [(table: String, ids: [Int64])] = []
  ) throws -> Changes {
    try writer.transaction {
      var changes =
        plan.extent == .reload
        ? try writer.finishFull(list: plan.list, shape: shape, from: plan.start, at: moment)
        : Changes()
      changes.add(try writer.remove(gone, at: moment))
      if plan.extent == .firstLoad { try writer.index(list: plan.list, shape: shape) }
      let points = try writer.checkpoints(list: plan.list)
      let started = points.map(\.startedAt).filter { !$0.isEmpty }.min()
      // No change at all may also mean that nothing may be seen; asking for it again costs nothing.
      let isTold = plan.isOfEverything || points.contains { $0.records > 0 }
      for name in plan.tables {
        var state = try writer.tableState(name)
        state.shape = shape
        state.method = plan.method.rawValue
        state.field = plan.field
        state.since = plan.since
        if isTold { state.watermark = started ?? state.watermark ?? moment }
        state.isLoaded = true
        // Ages are told by our own clock, but for what began in an earlier run.
        state.syncedAt = isResumed ? started ?? moment : moment
        if plan.isOfEverything { state.sweptAt = state.syncedAt }
        state.rows = try writer.count(name)
        state.lastError = nil
        state.lastErrorAt = nil
        try writer.save(state)
      }
      try writer.clearCheckpoints(list: plan.list)
      return changes
    }
  }

  /// Remembers why a list stopped; its checkpoints stay.
  func note(_ failure: any Error, for plan: ListPlan) throws {
    let sentence = (failure as? any LocalizedError)?.errorDescription ?? "Interrupted."
    try writer.transaction {
      for name in plan.tables {
        var state = try writer.tableState(name)
        state.lastError = sentence
        state.lastErrorAt = moment
        try writer.save(state)
      }
    }
  }

  /// Remembers the method and field that the user chose, for the tables of their own lists.
  func remember(_ choice: Choice, for plan: Plan) throws {
    try writer.transaction {
      for list in plan.lists {
        var state = try writer.tableState(list.tables[0])
        state.chosenMethod = (choice.method ?? (choice.field == nil ? nil : .incremental))?.rawValue
        state.chosenField = choice.field
        try writer.save(state)
      }
    }
  }
}

extension Checkpoint {
  /// Whether it belongs to a reload, which collects beside the tables.
  fileprivate var isOfReload: Bool { method == ListPlan.Extent.reload.word }
}
