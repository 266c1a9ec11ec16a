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
  let tally = Tally()
  let tell: @Sendable (SyncEvent) -> Void

  /// How many pages the newer part of a window should have when it is cut.
  private static let pagesPerWindow = 16.0
  /// How often a window is begun again when its cursor is refused.
  private static let restarts = 3

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
    do {
      try await fetch()
      if !isPending {
        outcome.changed = try await finish()
      }
    } catch {
      outcome.failure = error
    }
    let sums = tally.now
    outcome.records = sums.records
    outcome.problems = sums.problems
    outcome.changed += sums.changes.count
    return outcome
  }

  /// The outcome of a list that was not fetched, because what it needs failed.
  func outcome(of failure: any Error) -> SyncReport.Outcome {
    SyncReport.Outcome(list: plan.list, tables: plan.tables).failing(with: failure)
  }

  /// Moves the tables' state, and answers how many rows that changed.
  func finish() async throws -> Int {
    let changes = try await ledger.finish(plan)
    let sums = tally.now
    tell(
      .finished(
        list: plan.list, records: sums.records, changed: sums.changes.count + changes.count))
    return changes.count
  }

  /// Whether all was asked for and nothing came.
  var isPending: Bool { plan.isOfEverything && tally.now.records == 0 }

  /// Fetches and lands all that is open.
  private func fetch() async throws {
    let variants =
      if let parent = resource.fanOut {
        resource.variants(forIDs: try await ledger.ids(of: parent))
      } else {
        resource.variants
      }
    let open = try await ledger.open(
      plan, variants: variants.count, isBoundable: resource.hasWindows)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for checkpoint in open where checkpoint.variant < variants.count {
        group.addTask { try await carry(checkpoint, of: variants[checkpoint.variant]) }
      }
      try await group.waitForAll()
    }
  }

  /// Fetches one window to its end, or cuts it and fetches its parts at the same time.
  private func carry(_ start: Checkpoint, of variant: Resource.Variant) async throws {
    var point = start
    var seen: Set<String> = []
    var restarts = 0
    while !point.isDone {
      let isStart = point.next == nil
      let page: Page
      do {
        page = try await fetch(point, of: variant)
      } catch HarvestError.cursorRefused where restarts < Self.restarts {
        restarts += 1
        point.next = nil
        seen = []
        continue
      }
      if let next = page.next, !seen.insert(next).inserted {
        throw SyncError.repeatedCursor(list: plan.list)
      }
      let parts = try await land(page, at: &point, of: variant, mayCut: isStart)
      if let parts {
        async let newer: Void = carry(parts.newer, of: variant)
        async let older: Void = carry(parts.older, of: variant)
        _ = try await (newer, older)
        return
      }
    }
  }

  private func fetch(_ point: Checkpoint, of variant: Resource.Variant) async throws -> Page {
    let request = PageRequest(resource, variant, bounds: bounds(of: point), next: point.next)
    let sums = tally.now
    let expected = sums.expectedPages.map { max(1, $0 - sums.pages) } ?? 1
    return try await slots.request(expecting: expected) { try await client.page(request) }
  }

  /// Changes have a lower bound only: an upper one would lose what changes meanwhile.
  private func bounds(of point: Checkpoint) -> [Bound] {
    if case .changes(let since) = plan.extent, let field = plan.field {
      return [.atLeast(field, since)]
    }
    return [
      point.from.map { .atLeast("created_at", $0) }, point.to.map { .below("created_at", $0) },
    ].compactMap(\.self)
  }

  /// Commits a page together with the place where the window goes on.
  private func land(
    _ page: Page, at point: inout Checkpoint, of variant: Resource.Variant, mayCut: Bool
  ) async throws -> Cut? {
    point.next = page.next
    point.isDone = page.next == nil
    if point.startedAt.isEmpty { point.startedAt = page.serverDate }
    let cuts = mayCut && page.next != nil && canCut
    let (landed, cut) = try await ledger.land(
      page, list: plan.list, at: point, isReload: plan.extent == .reload, parent: variant.parent
    ) { [point] landed in
      cuts ? Cut(point, after: landed, pages: Self.pagesPerWindow) : nil
    }
    let sums = tally.add(landed, lastPage: page.lastPage)
    tell(
      .landed(
        list: plan.list, records: sums.records, pages: sums.pages,
        expectedPages: sums.expectedPages, reached: landed.oldestCreated))
    return cut
  }

  /// v1 tells the number of pages and pages by number; v3 is cut into windows.
  private var canCut: Bool {
    if case .changes = plan.extent { return false }
    return resource.dialect == .v3 && resource.hasWindows
  }
}

/// A window's checkpoint cut in two.
struct Cut: Sendable {
  let newer: Checkpoint
  let older: Checkpoint

  /// The parts of a window whose first page has landed, or `nil` when the page says too little.
  init?(_ point: Checkpoint, after landed: Landed, pages: Double) {
    guard let oldest = landed.oldestCreated, let newest = landed.newestCreated,
      let (newer, older) = Window(from: point.from, to: point.to)
        .split(oldest: oldest, newest: newest, pages: pages)
    else { return nil }
    self.newer = Self.part(of: point, newer)
    self.older = Self.part(of: point, older)
  }

  private static func part(of point: Checkpoint, _ window: Window) -> Checkpoint {
    var part = point
    part.from = window.from
    part.to = window.to
    part.next = nil
    part.isDone = false
    return part
  }
}
