import Testing

@testable import Simulator

/// Every list, in both dialects.
let allLists = Dialect.allCases.flatMap { dialect in
  Company.listings(dialect).map { (name: $0, dialect: dialect) }
}

@Suite struct CompanyTimeTests {
  private static let moments = [
    "2024-02-01T00:00:00Z", "2025-06-15T12:00:00Z", "2026-10-20T09:00:00Z",
    "2026-11-02T09:00:00Z", "2026-11-02T15:00:00Z", "2026-11-20T09:00:00Z", "2027-03-01T00:00:00Z",
  ].compactMap(Moment.init)

  @Test func `the same inputs give the same bytes`() {
    for list in allLists {
      let one = Company(seed: 4, candidates: 150).entries(list.name, list.dialect)
      let two = Company(seed: 4, candidates: 150).entries(list.name, list.dialect)
      #expect(one.map(\.bytes) == two.map(\.bytes), "\(list)")
    }
  }

  @Test func `a list of a million candidates is walked from any end of any window`() throws {
    let company = Company(candidates: 1_000_000)
    let list = try #require(company.listing("applications", .v3))
    let all = Moment(milliseconds: 0)..<Moment(milliseconds: 253_402_300_800_000)
    var ids: [Int64] = []
    list.visit(.descendingID, from: nil, created: all, updatedAtLeast: nil) { entry in
      ids.append(entry.id)
      return ids.count < 500
    }
    #expect(ids.count == 500)
    #expect(ids == ids.sorted(by: >))
  }

  @Test(arguments: allLists)
  func `a later moment only adds rows and changes rows that say so`(
    _ list: (name: String, dialect: Dialect)
  ) {
    for seed in [UInt64(1), 9] {
      var before: [Int64: Entry] = [:]
      var earlier = Moment(milliseconds: 0)
      for moment in Self.moments {
        let company = Company(seed: seed, candidates: 400, moment: moment)
        let entries = company.entries(list.name, list.dialect)
        let now = Dictionary(uniqueKeysWithValues: entries.map { ($0.id, $0) })
        #expect(now.count == entries.count)
        for entry in entries {
          #expect(
            entry.created <= moment && entry.updated <= moment && entry.created <= entry.updated)
          guard let old = before[entry.id] else {
            // v1 shows some rows late: then they say that they changed since.
            #expect(max(entry.created, entry.updated) > earlier, "\(list) \(entry.id)")
            continue
          }
          #expect(old.created == entry.created)
          let hasTimes = list.dialect == .v3 || entry.stable.contains("_at\":")
          if old.stable != entry.stable, hasTimes, !list.name.hasPrefix("custom_fields/") {
            #expect(entry.updated > earlier, "\(list) \(old.stable)\n\(entry.stable)")
            if let activity = entry.activity, list.name == "applications" {
              #expect(activity > earlier)
            }
          }
        }
        for id in before.keys { #expect(now[id] != nil, "\(list) lost \(id)") }
        before = now
        earlier = moment
      }
    }
  }

  @Test(arguments: allLists)
  func `ids descend, are unique, and any id can be sought`(
    _ list: (name: String, dialect: Dialect)
  ) {
    let company = Company(seed: 2, candidates: 120)
    let ids = company.entries(list.name, list.dialect, .descendingID).map(\.id)
    #expect(ids == ids.sorted(by: >))
    #expect(Set(ids).count == ids.count)
    #expect(company.listing(list.name, list.dialect)?.count == ids.count)
    #expect(company.entries(list.name, list.dialect).map(\.id) == ids.reversed())
    guard ids.count > 2 else { return }
    for middle in [ids[ids.count / 2], ids[ids.count / 2] + 1, ids[ids.count / 2] - 1] {
      var found: [Int64] = []
      company.listing(list.name, list.dialect)?.visit(
        .descendingID, from: middle, created: nil, updatedAtLeast: nil
      ) {
        found.append($0.id)
        return true
      }
      #expect(found == ids.filter { $0 <= middle })
    }
  }

  @Test(arguments: allLists)
  func `hints skip nothing that is wanted`(_ list: (name: String, dialect: Dialect)) {
    let company = Company(seed: 3, candidates: 300)
    let since = company.moment + -40 * Moment.dayLength
    let range = since..<(since + 20 * Moment.dayLength)
    let all = company.entries(list.name, list.dialect)
    var updated: [Int64] = []
    var created: [Int64] = []
    let listing = company.listing(list.name, list.dialect)
    listing?.visit(.ascendingID, from: nil, created: nil, updatedAtLeast: since) {
      if $0.updated >= since { updated.append($0.id) }
      return true
    }
    listing?.visit(.ascendingID, from: nil, created: range, updatedAtLeast: nil) {
      if range.contains($0.created) { created.append($0.id) }
      return true
    }
    #expect(updated == all.filter { $0.updated >= since }.map(\.id))
    #expect(created == all.filter { range.contains($0.created) }.map(\.id))
  }

  @Test func `the number of candidates is exact at the demo moment and grows`() {
    for size in [1, 50, 2000] {
      #expect(Company(seed: 5, candidates: size).candidateCount == size)
    }
    let later = Company(seed: 5, candidates: 2000).at(Moment(milliseconds: 1_800_000_000_000))
    #expect(later.candidateCount > 2000)
  }
}
