import Simulator
import Testing
import Warehouse

@Suite struct NumbersTests {
  @Test(arguments: 1...5 as ClosedRange<UInt64>, Simulator.Dialect.allCases)
  func `the program's three numbers are the company's, cell by cell`(
    seed: UInt64, dialect: Simulator.Dialect
  ) async throws {
    let company = Company(seed: seed, candidates: 260 + Int(seed) * 20)
    let house = try NumbersHouse(company, dialect)
    defer { house.server.stop() }
    for question in NumbersQuestion.whole {
      let printed = try await house.printed(question)
      #expect(printed == NumbersTruth(question, of: company), "\(question)")
    }
    let names = try house.names()
    for question in NumbersQuestion.oneOfEachFilter(names) {
      let printed = try await house.printed(question)
      #expect(printed == NumbersTruth(question, of: company), "\(question)")
    }
  }

  @Test(arguments: zip([6, 7] as [UInt64], Simulator.Dialect.allCases))
  func `every filter and every period gives the company's numbers`(
    seed: UInt64, dialect: Simulator.Dialect
  ) async throws {
    let company = Company(seed: seed, candidates: 300)
    let house = try NumbersHouse(company, dialect)
    defer { house.server.stop() }
    for query in NumbersQuestion.Query.allCases {
      _ = try await house.printed(NumbersQuestion(query: query))
    }
    let questions = NumbersQuestion.periods + NumbersQuestion.filters(try house.names())
    let reader = try Reader(house.file)
    for question in questions {
      let answered = try NumbersTruth(asking: question, of: reader)
      #expect(answered == NumbersTruth(question, of: company), "\(question)")
    }
  }

  @Test(arguments: Simulator.Dialect.allCases)
  func `a warehouse filled in three steps tells the numbers of the last moment`(
    dialect: Simulator.Dialect
  ) async throws {
    let company = Company(seed: 8, candidates: 300)
    let day: Int64 = 86_400_000
    let moments = [90, 21, 0].map {
      Moment(milliseconds: Company.demoMoment.milliseconds - $0 * day)
    }
    let house = try NumbersHouse(company.at(moments[0]), dialect)
    defer { house.server.stop() }
    for moment in moments {
      house.server.move(to: moment)
      for question in NumbersQuestion.whole {
        let printed = try await house.printed(question, "--max-age", "0")
        #expect(printed == NumbersTruth(question, of: company.at(moment)), "\(question)")
      }
    }
    let bounds = house.server.requests.flatMap(\.items).map(\.name)
    #expect(bounds.contains(dialect == .v1 ? "updated_after" : "updated_at"))
  }

  @Test(arguments: NumbersQuestion.Query.allCases)
  func `the demo's numbers of the last year are its company's`(
    query: NumbersQuestion.Query
  ) async throws {
    let outcome = try await Program()("run", query.rawValue, "--demo", "--csv")
    #expect(outcome.status == 0)
    let question = NumbersQuestion(query: query, since: "2025-11-02", until: "2026-11-03")
    #expect(NumbersTruth(printed: outcome) == NumbersTruth(question, of: Company()))
  }
}
