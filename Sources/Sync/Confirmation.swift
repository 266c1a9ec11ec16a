import FoundationEssentials
import Harvest
import Warehouse

/// Makes sure of what is gone at Greenhouse, and of what goes with it.
struct Confirmation: Sendable {
  let client: Client
  let ledger: Ledger
  let slots: Slots

  /// The most ids that v3 takes in one request, documented in Greenhouse's page on lists.
  private static let idsAtOnce = 50

  /// Whether single records of this list can be asked for, so that a gone one can be told.
  static func isPossible(_ resource: Resource) -> Bool {
    resource.findsByID || resource.single != nil
  }

  /// Those of these ids that Greenhouse does not have; what it has after all lands as it is now.
  ///
  /// Negative ids were made up for rows to which v1 gives none: nobody has them.
  func gone(_ all: [Int64], of resource: Resource) async throws -> [Int64] {
    let list = resource.name
    let ids = all.filter { $0 >= 0 }
    var gone = all.filter { $0 < 0 }
    if resource.findsByID {
      for start in stride(from: 0, to: ids.count, by: Self.idsAtOnce) {
        var rest = Set(ids[start..<min(start + Self.idsAtOnce, ids.count)])
        for variant in resource.variants where !rest.isEmpty {
          let request = PageRequest(resource, variant, ids: rest.sorted())
          let page = try await slots.request(for: list) { try await client.page(request) }
          rest.subtract(try await ledger.land(page.body, list: list))
        }
        gone += rest.sorted()
      }
    } else {
      for id in ids {
        let record = try await slots.request(for: list) {
          try await client.record(id, in: resource)
        }
        if let record {
          _ = try await ledger.land(Data("[".utf8) + record + Data("]".utf8), list: list)
        } else {
          gone.append(id)
        }
      }
    }
    return gone
  }

  /// Rows whose owner in a table is not there, as far as Greenhouse does not have them either, and all
  /// that goes with them.
  ///
  /// Asking is bounded, so that an account that may see rows and not their owners costs little.
  func orphans(of table: String) async throws -> [(table: String, ids: [Int64])] {
    var rows: [(table: String, ids: [Int64])] = []
    for (name, list, ids) in try await ledger.orphans(of: table, limit: 10 * Self.idsAtOnce) {
      guard let resource = Resource.named(list, client.account.dialect),
        Self.isPossible(resource)
      else { continue }
      do {
        rows += try await withBelongings(try await gone(ids, of: resource), of: name)
      } catch HarvestError.forbidden {
        // Nobody may look, so nobody knows that they are gone.
      }
    }
    return rows
  }

  /// Gone rows and all that goes with them.
  ///
  /// What belongs to a gone row may have moved, as the applications of merged candidates do, so rows
  /// of a list of their own are asked for, too. A list that may not be read says nothing: its rows go.
  func withBelongings(
    _ ids: [Int64], of table: String
  ) async throws -> [(table: String, ids: [Int64])] {
    guard !ids.isEmpty else { return [] }
    var rows = [(table: table, ids: ids)]
    for (name, list, below) in try await ledger.belongings(of: ids, in: table) {
      var gone = below
      if let own = list.flatMap({ Resource.named($0, client.account.dialect) }),
        Self.isPossible(own)
      {
        do {
          gone = try await self.gone(below, of: own)
        } catch HarvestError.forbidden {
          gone = below
        }
      }
      rows += try await withBelongings(gone, of: name)
    }
    return rows
  }
}
