import FoundationEssentials
import Harvest
import Warehouse

/// Looks for the rows of one list that are gone at Greenhouse, and removes them.
///
/// Neither dialect tells what was deleted: a row is gone when it is no longer listed and, asked for
/// by its id, does not come either.
struct Sweep: Sendable {
  let part: SweepPlan.Part
  let resource: Resource
  let client: Client
  let ledger: Ledger
  let slots: Slots
  /// Whether any share of a table may go.
  let isForced: Bool
  let tell: @Sendable (SyncEvent) -> Void

  /// Looks through the list and answers what came of it; nothing is thrown.
  func outcome() async -> SyncReport.Outcome {
    tell(.started(list: part.list, tables: part.tables, kind: .sweep))
    var outcome = SyncReport.Outcome(list: part.list, tables: part.tables)
    do {
      let before = try await ledger.ids(of: part.table)
      let (missing, listed) = try await missing(from: before)
      outcome.records = listed
      if !isForced {
        try Disbelief.check(
          part.table, missing: missing.count, of: before.count, listed: listed)
      }
      let confirmation = Confirmation(client: client, ledger: ledger, slots: slots)
      let gone = try await confirmation.gone(missing.sorted(), of: resource)
      outcome.changes = try await ledger.sweep(
        try await confirmation.withBelongings(gone, of: part.table), from: part.tables)
      let orphans = try await confirmation.orphans(of: part.table)
      if !orphans.isEmpty {
        outcome.changes.add(try await ledger.sweep(orphans, from: []))
      }
      tell(.finished(list: part.list, records: before.count, changed: outcome.changed))
    } catch {
      outcome.failure = error
      tell(.failed(list: part.list, failure: error))
    }
    outcome.requests = await slots.count(of: part.list)
    return outcome
  }

  /// The ids of before that are not listed now; only rows that had landed before can be missing.
  private func missing(from before: [Int64]) async throws -> (Set<Int64>, listed: Int) {
    var missing = Set(before)
    var listed = 0
    var pages = 0
    for variant in resource.variants {
      var request = PageRequest(
        resource, variant, fields: resource.listsIDs ? ["id"] : [])
      var walk = PageWalk(through: resource)
      let listedBefore = listed
      var isDone = false
      while !isDone {
        let turn = try await walk.turn { [request] trail in
          let page = try await slots.request(for: part.list) { try await client.page(request) }
          let ids = try await ledger.ids(in: page, of: part.list)
          return (ids: ids, next: try trail.next(after: page), lastPage: page.lastPage)
        }
        switch turn {
        case .taken(let page):
          missing.subtract(page.ids)
          listed += page.ids.count
          pages += 1
          request.next = page.next
          isDone = page.next == nil
          tell(
            .landed(
              list: part.list, records: listed, pages: pages, expectedPages: page.lastPage,
              reached: nil))
        case .anew:
          listed = listedBefore
          request.next = nil
        case .again:
          break
        }
      }
    }
    return (missing, listed)
  }
}
