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

  /// The size from which on a table that loses more than half of its rows is suspicious.
  private static let suspiciousSize = 20
  /// The most ids that v3 takes in one request, documented in Greenhouse's page on lists.
  private static let idsAtOnce = 50

  /// Whether single records of this list can be asked for, so that a gone one can be told.
  static func canConfirm(_ resource: Resource) -> Bool {
    resource.findsByID || resource.single != nil
  }

  /// Looks through the list and answers what came of it; nothing is thrown.
  func outcome() async -> SyncReport.Outcome {
    tell(.started(list: part.list, tables: part.tables, kind: .sweep))
    var outcome = SyncReport.Outcome(list: part.list, tables: part.tables)
    do {
      let before = try await ledger.ids(of: part.table)
      let (missing, listed) = try await missing(from: before)
      outcome.records = listed
      try believe(missing.count, of: before.count, listed: listed)
      let gone = try await confirmed(missing.sorted(), of: resource, landingInto: part.list)
      outcome.changed = try await ledger.sweep(
        try await withBelongings(gone, of: part.table), from: part.tables)
      tell(.finished(list: part.list, records: before.count, changed: outcome.changed))
    } catch {
      outcome.failure = error
      tell(.failed(list: part.list, failure: error))
    }
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
      var seen: Set<String> = []
      while true {
        let page = try await slots.request { [request] in try await client.page(request) }
        let ids = try await ledger.ids(in: page, of: part.list)
        missing.subtract(ids)
        listed += ids.count
        pages += 1
        tell(
          .landed(
            list: part.list, records: listed, pages: pages, expectedPages: page.lastPage,
            reached: nil))
        guard let next = page.next else { break }
        guard seen.insert(next).inserted else {
          throw HarvestError.looping(resource: part.list)
        }
        request = request.continued(at: next)
      }
    }
    return (missing, listed)
  }

  private func believe(_ missing: Int, of rows: Int, listed: Int) throws {
    guard !isForced, missing > 0 else { return }
    guard listed > 0, rows < Self.suspiciousSize || missing * 2 <= rows else {
      throw SyncError.suspiciousSweep(
        table: part.table, missing: missing, of: rows, listed: listed)
    }
  }

  /// Those of these ids that Greenhouse does not have; what it has after all lands as it is now.
  private func confirmed(
    _ ids: [Int64], of resource: Resource, landingInto list: String
  ) async throws -> [Int64] {
    var gone: [Int64] = []
    if resource.findsByID {
      for start in stride(from: 0, to: ids.count, by: Self.idsAtOnce) {
        var rest = Set(ids[start..<min(start + Self.idsAtOnce, ids.count)])
        for variant in resource.variants where !rest.isEmpty {
          let request = PageRequest(resource, variant, ids: rest.sorted())
          let page = try await slots.request { try await client.page(request) }
          rest.subtract(try await ledger.land(page.body, list: list))
        }
        gone += rest.sorted()
      }
    } else {
      for id in ids {
        let record = try await slots.request { try await client.record(id, in: resource) }
        if let record {
          _ = try await ledger.land(Data("[".utf8) + record + Data("]".utf8), list: list)
        } else {
          gone.append(id)
        }
      }
    }
    return gone
  }

  /// Gone rows and all that goes with them.
  ///
  /// What belongs to a gone row may have moved, as the applications of merged candidates do, so rows
  /// of a list of their own are asked for, too. A list that may not be read says nothing: its rows go.
  private func withBelongings(
    _ ids: [Int64], of table: String
  ) async throws -> [(table: String, ids: [Int64])] {
    guard !ids.isEmpty else { return [] }
    var rows = [(table: table, ids: ids)]
    for (name, list, below) in try await ledger.belongings(of: ids, in: table) {
      var gone = below
      if let own = list.flatMap({ Resource.named($0, resource.dialect) }), let list,
        Self.canConfirm(own)
      {
        do {
          gone = try await confirmed(below, of: own, landingInto: list)
        } catch HarvestError.forbidden {
          gone = below
        }
      }
      rows += try await withBelongings(gone, of: name)
    }
    return rows
  }
}
