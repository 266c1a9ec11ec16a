import Rows
import SavedQueries
import Simulator
import Testing
import Warehouse

/// Every saved query against the truth about the company, on both dialects.
@Suite struct LibraryTests {
  @Test func `every saved query has a truth, and every truth a saved query`() {
    #expect(Set(Catalogue().all.map(\.name)) == Set(Truth.Metric.all.map(\.name)))
  }

  @Test(arguments: LibraryHouse.seeds, Simulator.Dialect.allCases)
  func `every saved query answers what is true, with each of its parameters`(
    seed: UInt64, dialect: Simulator.Dialect
  ) async throws {
    let house = try await LibraryHouse.synced(seed, dialect)
    let reader = try Reader(house.file)
    // Every value of every parameter on one company; on the others one of each.
    let isThorough = seed == LibraryHouse.seeds.first
    let catalogue = Catalogue()
    for metric in Truth.Metric.all {
      let query = try catalogue.find(metric.name)
      for asked in LibraryQuestion.all(of: query, names: house.names, isThorough: isThorough) {
        let answered = try Truth.Sheet(asking: query, asked, of: reader)
        let truth = metric(house.facts, Truth.Ask(asked, dialect))
        let isWhole = asked == LibraryQuestion.allTime(query)
        // A small company may have no offer out and no group large enough; of everything else there is some.
        let mayBeEmpty =
          dialect == .v1 || metric.name == "offers-outstanding"
          || metric.name.hasPrefix("adverse-impact")
        #expect(!isWhole || mayBeEmpty || !answered.rows.isEmpty, "\(metric.name) is empty")
        if answered != truth {
          Issue.record("\(metric.name) \(asked): \(answered.difference(from: truth))")
        }
      }
    }
  }
}
