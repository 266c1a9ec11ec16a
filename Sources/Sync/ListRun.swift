import FoundationEssentials
import Harvest
import Warehouse

/// Carries one list from Greenhouse into the warehouse, from wherever an earlier run left it.
struct ListRun: Sendable {
  let plan: ListPlan
  let resource: Resource
  let client: Client
  let ledger: Ledger
  let slots: Slots
  /// Whether any share of a table may go.
  let isForced: Bool
  let tally = Tally()
  let tell: @Sendable (SyncEvent) -> Void

  /// How often a window is stepped back in; a list that moves faster than that is never caught.
  private static let stepsBack = 20

  /// Fetches the list to its end and answers what came of it; nothing is thrown.
  ///
  /// The tables' state moves here, unless not one record of everything came: then the whole run
  /// decides whether that is believed.
  func outcome() async -> SyncReport.Outcome {
    let kind: SyncEvent.Kind =
      switch plan.extent {
      case .firstLoad: .firstLoad
      case .changes: .changes
      case .reload: .reload
      }
    tell(.started(list: plan.list, tables: plan.tables, kind: kind))
    var outcome = SyncReport.Outcome(list: plan.list, tables: plan.tables)
    outcome.method = plan.method
    outcome.field = plan.field
    do {
      try await fetch(plan)
      if !isPending { outcome.changes = try await finish() }
    } catch {
      outcome.failure = error
    }
    let sums = tally.now
    outcome.records = sums.records
    outcome.problems = sums.problems
    outcome.changes.add(sums.changes)
    outcome.requests = await slots.count(of: plan.list)
    return outcome
  }

  /// The outcome of a list that was not fetched, because what it needs failed.
  func outcome(of failure: any Error) -> SyncReport.Outcome {
    SyncReport.Outcome(list: plan.list, tables: plan.tables).failing(with: failure)
  }

  /// Moves the tables' state, and answers which rows that changed.
  ///
  /// What an earlier run had landed may have changed since: it is asked for before the list counts as
  /// being of now.
  func finish() async throws -> Changes {
    let changes = try await ledger.finish(
      plan, isResumed: tally.now.isResumed, removing: try await leaving())
    if tally.now.isResumed, let rest = try await ledger.rest(after: plan) {
      try await fetch(rest)
      _ = try await ledger.finish(rest)
    }
    let sums = tally.now
    tell(
      .finished(
        list: plan.list, records: sums.records, changed: sums.changes.count + changes.count))
    return changes
  }

  /// The rows that a reload no longer has, with what belongs to them.
  ///
  /// - Throws: `SyncError.suspiciousSweep` when they are too many to be believed.
  private func leaving() async throws -> [(table: String, ids: [Int64])] {
    guard plan.extent == .reload else { return [] }
    let collected = try await ledger.collected(plan)
    if !isForced {
      let missing = collected.unlisted.first { $0.table == collected.table }?.ids.count ?? 0
      try Disbelief.check(
        collected.table, missing: missing, of: collected.known, listed: collected.listed,
        areComparable: collected.isOfSameShape)
    }
    let confirmation = Confirmation(client: client, ledger: ledger, slots: slots)
    var rows: [(table: String, ids: [Int64])] = []
    for (table, ids) in collected.unlisted {
      rows += try await confirmation.withBelongings(ids, of: table)
    }
    return rows
  }

  /// Whether nothing came, which the whole run must judge.
  var isPending: Bool {
    let sums = tally.now
    return sums.records + sums.earlier == 0
  }

  /// Fetches and lands all that is open.
  private func fetch(_ plan: ListPlan) async throws {
    let variants =
      if let parent = resource.fanOut {
        resource.variants(forIDs: try await ledger.ids(of: parent))
      } else {
        resource.variants
      }
    let numbered = Dictionary(
      variants.enumerated().map { ($1.parent.map { Int($0) } ?? $0, $1) },
      uniquingKeysWith: { first, _ in first })
    let open = try await ledger.open(
      plan, variants: Set(numbered.keys), isBoundable: resource.hasWindows)
    if open.isResumed { tally.resume(after: open.records) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for checkpoint in open.points {
        guard let variant = numbered[checkpoint.variant] else { continue }
        group.addTask { try await carry(checkpoint, of: variant, for: plan) }
      }
      try await group.waitForAll()
    }
  }

  /// Fetches one window to its end, or cuts it and fetches its parts at the same time.
  private func carry(
    _ start: Checkpoint, of variant: Resource.Variant, for plan: ListPlan
  ) async throws {
    var point = start
    var walk = PageWalk(through: resource)
    var stepsBack = 0
    while !point.isDone {
      let mayStepBack = stepsBack < Self.stepsBack
      let turn = try await walk.turn { trail in
        try await request(point, of: variant, for: plan) { page in
          _ = try trail.next(after: page)
          return try await land(page, at: point, of: variant, for: plan, mayStepBack: mayStepBack)
        }
      }
      switch turn {
      case .taken(.on(let next)):
        point = next
      case .taken(.back(let earlier)):
        point = earlier
        walk.turnBack()
        stepsBack += 1
      case .taken(.apart(let newer, let older)):
        async let both: Void = carry(newer, of: variant, for: plan)
        try await carry(older, of: variant, for: plan)
        return try await both
      case .anew:
        point.next = nil
        point.latest = []
        point.records = 0
      case .again:
        break
      }
    }
  }

  /// Asks for the page at a place, and uses it up.
  private func request<Answer>(
    _ point: Checkpoint, of variant: Resource.Variant, for plan: ListPlan,
    _ use: (Page) async throws -> Answer
  ) async throws -> Answer {
    let request = PageRequest(
      resource, variant, bounds: plan.bounds(of: point), next: point.next)
    let sums = tally.now
    let expected = sums.expectedPages.map { max(1, $0 - sums.pages) } ?? 1
    return try await slots.request(for: plan.list, expecting: expected) {
      try await use(try await client.page(request))
    }
  }

  /// Commits a page together with the place where the window goes on.
  private func land(
    _ page: Page, at point: Checkpoint, of variant: Resource.Variant, for plan: ListPlan,
    mayStepBack: Bool
  ) async throws -> Step {
    let mayCut = plan.isOfEverything && resource.dialect == .v3 && resource.hasWindows
    let (landed, step) = try await ledger.land(
      page, for: plan, at: point, parent: variant.parent
    ) { Step(at: point, after: page, with: $0, mayCut: mayCut, mayStepBack: mayStepBack) }
    if !mayStepBack, page.back != nil, Step.isGap(after: point.latest, landed.ids) {
      try await ledger.noteGap(plan)
      tally.addProblem()
    }
    // The newer part of a window that is cut reads the page once more.
    let isApart = if case .apart = step { true } else { false }
    let again = isApart ? landed.records : Step.seen(point.latest, in: landed.ids)
    let sums = tally.add(landed, again: again, lastPage: page.lastPage)
    tell(
      .landed(
        list: plan.list, records: sums.records, pages: sums.pages,
        expectedPages: sums.expectedPages, reached: landed.oldestCreated))
    if page.overlap > 0, page.next != nil, landed.records > 0,
      landed.ids.count == Step.seen(point.latest, in: landed.ids)
    {
      throw HarvestError.looping(resource: plan.list)
    }
    return step
  }
}
