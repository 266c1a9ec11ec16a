import FoundationEssentials
import Testing

@testable import Simulator

@Suite struct TruthArithmeticTests {
  @Test(arguments: [
    (5, 2, 0, "3.0"), (-5, 2, 0, "-3.0"), (1, 3, 4, "0.3333"), (2, 3, 4, "0.6667"),
    (17, 20, 4, "0.85"), (1, 20000, 4, "0.0001"), (1, 20001, 4, "0.0"), (7, 7, 4, "1.0"),
    (25, 100, 1, "0.3"), (-25, 100, 1, "-0.3"), (24, 100, 1, "0.2"),
  ])
  func `rounds half away from zero, once`(_ n: Int64, _ d: Int64, _ places: Int, _ text: String) {
    let rounded = Rounded(n, over: d, places: places)
    #expect((places == 0 ? "\(rounded.units).0" : rounded.text) == text)
  }

  @Test func `a median lies between its neighbours, a percentile at its share of the way`() {
    let day = Moment.dayLength
    let durations = Durations([4 * day, 1 * day, 2 * day, 3 * day])
    #expect(durations?.n == 4)
    #expect(durations?.median.text == "2.5")
    #expect(durations?.mean.text == "2.5")
    #expect(durations?.p90.text == "3.7")
    #expect(durations?.min.text == "1.0")
    #expect(durations?.max.text == "4.0")
    #expect(Durations([]) == nil)
    #expect(Durations([day / 20])?.median.text == "0.1")
    #expect(Durations([day / 20 - 1])?.median.text == "0.0")
  }

  @Test func `the demo's truth is written as JSON and sensible`() throws {
    let truth = Truth(Company())
    let json = try JSONDecoder().decode(JSON.self, from: Data(truth.json))
    #expect(json["counts"]["v3"].keys.count == 70)
    let hires = try #require(truth.timeToHire(by: .all).rows.first?.days)
    #expect((80...140).contains(hires.n))
    #expect((300...420).contains(hires.median.units))
    let offers = try #require(truth.offerAcceptance(by: .all).rows.first)
    #expect((8000...9200).contains(try #require(offers.rate).units))
    let fills = try #require(truth.timeToFill(by: .all).rows.first?.days)
    #expect(fills.median > hires.median)
  }

  @Test func `the funnel in the demo's truth has the numbers of the query's funnel`() throws {
    let company = Company()
    let metric = try #require(Truth.Metric.all.first { $0.name == "funnel-by-source" })
    let sheet = metric(
      Facts(company),
      Truth.Ask(["since": "2000-01-01", "until": "2100-01-01", "zone": "UTC"], .v3))
    let json = try JSONDecoder().decode(JSON.self, from: Data(Truth(company).json))
    let rows = json["funnel_by_source"]["rows"].items
    try #require(rows.count == sheet.rows.count && !rows.isEmpty)
    for (row, cells) in zip(rows, sheet.rows) {
      #expect(row.keys == Set(sheet.header))
      for (name, cell) in zip(sheet.header, cells) {
        #expect(row[name] == (Double(cell).map(JSON.number) ?? .text(cell)), "\(name) of \(cells)")
      }
    }
  }

  @Test func `periods and segments divide the whole without loss`() throws {
    let truth = Truth(Company(seed: 3, candidates: 800))
    let whole = try #require(truth.timeToHire(by: .all).rows.first).days.n
    for by in Truth.Segment.allCases {
      #expect(truth.timeToHire(by: by).rows.map(\.days.n).reduce(0, +) == whole)
    }
    let middle = try #require(Moment("2025-05-01"))
    let halves = [Truth.Filter(until: middle), Truth.Filter(since: middle)]
    #expect(
      halves.compactMap { truth.timeToHire($0, by: .all).rows.first?.days.n }.reduce(0, +)
        == whole)
    let funnel = truth.funnelBySource()
    let applied = funnel.rows.map(\.applied).reduce(0, +)
    let left = funnel.excluded.map(\.n).reduce(0, +)
    #expect(applied + left == truth.counts(.v3)["applications"])
  }
}
