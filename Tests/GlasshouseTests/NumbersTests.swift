import SavedQueries
import Simulator
import Testing
import Warehouse

@Suite struct NumbersTests {
  /// Those that need no history of stages, which v1 only has from the first sync on.
  private static let withoutHistory = Truth.Metric.all.filter { metric in
    ![
      "time-in-stage", "funnel-by-stage", "pass-through-trend", "time-to-first-review",
      "pipeline-now", "pipeline-as-of",
    ].contains(metric.name)
  }

  @Test(arguments: Simulator.Dialect.allCases)
  func `the program syncs what a question needs and prints the company's numbers`(
    dialect: Simulator.Dialect
  ) async throws {
    let company = Company(seed: 6, candidates: 300)
    let house = try NumbersHouse(company, dialect)
    defer { house.server.stop() }
    let facts = Facts(company)
    for name in ["time-to-hire", "funnel-by-source", "offer-acceptance"] {
      let metric = try #require(Truth.Metric.all.first { $0.name == name })
      let asked = LibraryQuestion.allTime(try Catalogue().find(name))
      let printed = try await house.printed(name, asked)
      #expect(printed == metric(facts, Truth.Ask(asked, dialect)), "\(name)")
    }
    let lists = Set(house.server.requests.map(\.list))
    #expect(!lists.contains("scorecards") && !lists.contains("candidates"))
  }

  @Test(arguments: Simulator.Dialect.allCases)
  func `a warehouse filled in three steps tells the numbers of the last moment`(
    dialect: Simulator.Dialect
  ) async throws {
    let company = Company(seed: 8, candidates: 240)
    let day: Int64 = 86_400_000
    let moments = [90, 21, 0].map {
      Moment(milliseconds: Company.demoMoment.milliseconds - $0 * day)
    }
    let house = try NumbersHouse(company.at(moments[0]), dialect)
    defer { house.server.stop() }
    for moment in moments {
      house.server.move(to: moment)
      try await house.sync()
    }
    let reader = try Reader(house.file)
    let facts = Facts(company)
    for metric in dialect == .v3 ? Truth.Metric.all : Self.withoutHistory {
      let query = try Catalogue().find(metric.name)
      let asked = LibraryQuestion.allTime(query)
      let answered = try Truth.Sheet(asking: query, asked, of: reader)
      #expect(answered == metric(facts, Truth.Ask(asked, dialect)), "\(metric.name)")
    }
    let bounds = house.server.requests.flatMap(\.items).map(\.name)
    #expect(bounds.contains(dialect == .v1 ? "updated_after" : "updated_at"))
  }

  @Test func `the demo's numbers of the last year are its company's`() async throws {
    let facts = Facts(Company())
    for name in ["time-to-hire", "funnel-by-source", "offer-acceptance"] {
      let metric = try #require(Truth.Metric.all.first { $0.name == name })
      let outcome = try await Program()("run", name, "--demo", "--csv")
      #expect(outcome.status == 0)
      let query = try Catalogue().find(name)
      let asked = LibraryQuestion.allTime(query).merging(
        ["since": "2025-11-02", "until": "2026-11-03"]) { _, new in new }
      #expect(Truth.Sheet(printed: outcome) == metric(facts, Truth.Ask(asked, .v3)), "\(name)")
    }
  }
}
