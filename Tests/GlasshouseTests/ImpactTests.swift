import Rows
import SavedQueries
import Simulator
import Testing
import Warehouse

/// Adverse impact over companies large enough for groups to be shown, and cut small enough to hide some.
@Suite struct `Adverse impact` {
  /// A company with a warehouse of the tables that the queries read.
  private struct House {
    let facts: Facts
    let file: WarehouseFile
    let program: Program

    init(_ seed: UInt64, _ dialect: Dialect) async throws {
      let company = Company(seed: seed, candidates: 1200)
      var options = Simulator.Options()
      options.v1Rate = Rate(100_000, per: 10)
      options.v3Rate = Rate(100_000, per: 30)
      let server = Server(company: company, options: options)
      try server.start()
      defer { server.stop() }
      program = try Program(asking: server, dialect)
      file = WarehouseFile(program.home.path + "/impact.sqlite")
      let outcome = try await program([
        "sync", "applications", "jobs", "departments", "offices", "users", "sources", "offers",
        "scheduled_interviews", "rejection_details", "rejection_reasons", "eeoc",
        "demographic_questions", "demographic_answer_options", "demographic_answers",
        "--warehouse", file.path, "--create", "--yes", "--quiet",
      ])
      try #require(outcome.status == 0, "\(outcome.stderr)")
      facts = Facts(company)
    }
  }

  private static let gates = ["hired", "interviewed", "offered"]
  private static let attributes = ["gender", "race", "veteran_status", "disability_status"]
  private static let questions = [
    "Which gender do you identify with?", "Which of these communities are you part of?",
    "How old are you?",
  ]

  /// Everything about one group of parameters, over all time and over cuts of it.
  private static func asked() -> [(name: String, values: [String: String])] {
    let cuts: [[String: String]] = [
      ["since": "2020-01-01"], ["since": "2026-01-01"], ["since": "2026-09-01", "pool": "all"],
      ["since": "2020-01-01", "department": "Engineering"],
      ["since": "2020-01-01", "source": "LinkedIn", "least": "30"],
      ["since": "2026-10-20", "until": "2026-10-21", "pool": "all"],
    ]
    return gates.flatMap { gate in
      cuts.flatMap { cut in
        let values = cut.merging(["gate": gate]) { old, _ in old }
        return attributes.map {
          ("adverse-impact", values.merging(["attribute": $0]) { old, _ in old })
        }
          + questions.map {
            ("adverse-impact-by-survey", values.merging(["question": $0]) { old, _ in old })
          }
      }
    }
  }

  @Test(arguments: LibraryHouse.seeds, Dialect.allCases)
  func `is what plain loops over the company find, and shows no small cell`(
    seed: UInt64, dialect: Dialect
  ) async throws {
    let house = try await House(seed, dialect)
    let reader = try Reader(house.file)
    var shown = 0
    var hidden = 0
    for (name, values) in Self.asked() {
      let query = try Catalogue().find(name)
      var whole = LibraryQuestion.allTime(query)
      for (name, value) in values { whole[name] = value }
      let answered = try Truth.Sheet(asking: query, whole, of: reader)
      let metric = try #require(Truth.Metric.all.first { $0.name == name })
      let truth = metric(house.facts, Truth.Ask(whole, dialect))
      if answered != truth {
        Issue.record("\(name) \(values): \(answered.difference(from: truth))")
      }
      let least = Int(whole["least"] ?? "") ?? 5
      for row in answered.rows {
        let pool = try #require(Int(row[1]))
        let selected = try #require(Int(row[2]))
        #expect([pool, selected, pool - selected].allSatisfy { $0 == 0 || $0 >= least })
      }
      shown += answered.rows.count
      let left = answered.excluded.first { $0.cause.hasPrefix("no answer, declined, or too few") }
      if let left {
        hidden += 1
        // What is hidden is not alone: where any group is shown, enough others are left out with it.
        #expect(answered.rows.isEmpty || left.n >= least, "\(values)")
        #expect(
          !answered.excluded.contains { ["no answer", "declined to answer"].contains($0.cause) })
      }
    }
    #expect(shown > 60 && hidden > 20, "\(shown) shown, \(hidden) with hidden groups")
  }

  @Test func `says nothing of nobody, and nothing of one`() async throws {
    let house = try await House(1, .v3)
    let query = try Catalogue().find("adverse-impact")
    var asked = LibraryQuestion.allTime(query)
    asked["pool"] = "all"
    let path = house.file.path.dropFirst(house.program.home.path.count + 1)
    for (keeping, causes) in [
      ("id = (select min(application_id) from eeoc where gender_description = 'Male')", 1),
      ("id = (select min(application_id) from eeoc where gender_description = 'Female')", 1),
      ("1 = 0", 0),
    ] {
      try house.program.alter(
        String(path), by: "create table if not exists kept as select * from applications")
      try house.program.alter(
        String(path),
        by: """
          delete from applications;
          insert into applications select * from kept where \(keeping);
          """)
      let sheet = try Truth.Sheet(asking: query, asked, of: try Reader(house.file))
      #expect(sheet.rows == [])
      #expect(sheet.excluded.map(\.n) == Array(repeating: 1, count: causes))
      // The two single applications are told alike: nothing says what either of them answered.
      #expect(sheet.excluded.allSatisfy { $0.cause == "no answer, declined, or too few to show" })
    }
  }
}
