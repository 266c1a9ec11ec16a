import Rows
import SavedQueries
import Simulator
import Testing

@testable import Warehouse

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

  /// Under which causes those are told who said nothing.
  private static let silences = [
    "no answer, declined, or too few to show", "no answer or declined", "no answer",
    "declined to answer",
  ]

  /// Everything about one group of parameters, over all time and over cuts of it.
  ///
  /// Every gate is asked of the first company, one of them of each other.
  private static func asked(of seed: UInt64) -> [(name: String, values: [String: String])] {
    let cuts: [[String: String]] = [
      ["since": "2020-01-01"], ["since": "2026-01-01"], ["since": "2026-09-01", "pool": "all"],
      ["since": "2020-01-01", "department": "Engineering"],
      ["since": "2020-01-01", "source": "LinkedIn", "least": "30"],
      ["since": "2026-10-20", "until": "2026-10-21", "pool": "all"],
      ["since": "2026-06-01", "until": "2026-07-01", "pool": "all", "least": "6"],
    ]
    let isFirst = seed == LibraryHouse.seeds.first
    return (isFirst ? gates : [gates[Int(seed) % gates.count]]).flatMap { gate in
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
    var counted = 0
    let catalogue = Catalogue()
    let asked = Self.asked(of: seed)
    for (name, values) in asked {
      let query = try catalogue.find(name)
      var whole = LibraryQuestion.allTime(query)
      for (name, value) in values { whole[name] = value }
      let answered = try Truth.Sheet(asking: query, whole, of: reader)
      let metric = try #require(Truth.Metric.all.first { $0.name == name })
      let truth = metric(house.facts, Truth.Ask(whole, dialect))
      if answered != truth {
        Issue.record("\(name) \(values): \(answered.difference(from: truth))")
      }
      let least = Int(whole["least"] ?? "") ?? 5
      let groups = answered.rows.filter { $0[0] != "(not shown)" }
      for row in groups {
        let pool = try #require(Int(row[1]))
        let selected = try #require(Int(row[2]))
        #expect([pool, selected, pool - selected].allSatisfy { $0 == 0 || $0 >= least })
      }
      shown += groups.count
      let silence = answered.excluded.filter { Self.silences.contains($0.cause) }
      let unseen = answered.rows.first { $0[0] == "(not shown)" }
      let hides = silence.contains { $0.cause == Self.silences[0] }
      #expect((unseen != nil) == hides, "\(values)")
      if let unseen {
        hidden += 1
        // It is told as one number, on a line and as a cause, and is large where any group is shown.
        let told = silence.map { "\($0.n)" }
        let isBlank = unseen[2...8].allSatisfy(\.isEmpty)
        #expect(told == [unseen[1]] && isBlank, "\(values)")
        if let count = Int(unseen[9]) {
          counted += 1
          #expect(count > 0 && silence[0].n >= count * least, "\(values)")
        }
      }
      // Neither those who said nothing nor all that is not shown are few beside a group that is shown.
      if !groups.isEmpty {
        let isMany = silence.allSatisfy { $0.n >= least }
        #expect(isMany, "\(values): \(silence)")
      }
    }
    // Both happen often enough for the loop to have looked at them.
    #expect(shown + hidden > asked.count / 2, "\(shown) shown, \(hidden) with hidden groups")
    guard seed == LibraryHouse.seeds.first else { return }
    #expect(shown > 60 && hidden > 20, "\(shown) shown, \(hidden) with hidden groups")
    #expect(counted > 10, "\(counted) with a number of groups")
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
      // Their line says how many there are, and neither what they answered nor whether they did.
      let blanks = Array(repeating: "", count: 8)
      #expect(sheet.rows == Array(repeating: ["(not shown)", "1"] + blanks, count: causes))
      #expect(sheet.excluded.map(\.n) == Array(repeating: 1, count: causes))
      // The two single applications are told alike: nothing says what either of them answered.
      #expect(sheet.excluded.allSatisfy { $0.cause == "no answer, declined, or too few to show" })
    }
  }

  /// A warehouse of applications whose forms are written by hand: `answers` is one gender per form.
  private func sheet(
    of answers: [(words: String?, count: Int, hired: Int)], _ typed: [String: String] = [:]
  ) throws -> Truth.Sheet {
    let home = try Home()
    let file = WarehouseFile(home.path + "/forms.sqlite")
    let writer = try Writer(file, schema: .greenhouse, create: true)
    var id = 0
    for (words, count, hired) in answers {
      for place in 0..<count {
        id += 1
        let status = place < hired ? "hired" : "rejected"
        try writer.connection.execute(
          """
          insert into applications (id, candidate_id, status, prospect, created_at)
          values (\(id), \(id), '\(status)', 0, '2026-01-01T12:00:00.000Z');
          insert into eeoc (id, application_id, gender_description)
          values (\(id), \(id), \(words.map { "'\($0)'" } ?? "null"));
          """)
      }
    }
    let query = try Catalogue().find("adverse-impact")
    let asked = LibraryQuestion.allTime(query).merging(typed) { _, new in new }
    return try Truth.Sheet(asking: query, asked, of: try Reader(file))
  }

  private static func cells(_ sheet: Truth.Sheet) -> [String] {
    sheet.rows.map { [$0[0], $0[1], $0[2], $0[9]].joined(separator: " ") }
  }

  private static func left(_ sheet: Truth.Sheet) -> [String] {
    sheet.excluded.map { "\($0.n) \($0.cause)" }
  }

  private static let declined = "Decline To Self Identify"

  @Test func `who declined are not told where they are few, nor by subtraction`() throws {
    // One declined, many left it blank: together they are many.
    let one = try sheet(of: [
      ("Male", 30, 10), ("Female", 20, 6), (Self.declined, 1, 0), (nil, 9, 2),
    ])
    #expect(Self.cells(one) == ["Male 30 10 ", "Female 20 6 "])
    #expect(Self.left(one) == ["10 no answer or declined"])
    // The other way round, and both enough.
    let blank = try sheet(of: [
      ("Male", 30, 10), ("Female", 20, 6), (Self.declined, 9, 0), (nil, 4, 2),
    ])
    #expect(Self.left(blank) == ["13 no answer or declined"])
    let both = try sheet(of: [
      ("Male", 30, 10), ("Female", 20, 6), (Self.declined, 5, 0), (nil, 6, 2),
    ])
    #expect(Self.left(both) == ["6 no answer", "5 declined to answer"])
    #expect(Self.cells(both) == ["Male 30 10 ", "Female 20 6 "])
  }

  @Test
  func
    `where the silent are few a group goes with them, so that the whole less the rest tells nothing`()
    throws
  {
    let one = try sheet(of: [("Male", 30, 10), ("Female", 20, 6), (Self.declined, 1, 0)])
    #expect(Self.cells(one) == ["Male 30 10 ", "(not shown) 21  1"])
    #expect(Self.left(one) == ["21 no answer, declined, or too few to show"])
    let none = try sheet(of: [("Male", 30, 10), ("Female", 20, 6)])
    #expect(Self.cells(none) == ["Male 30 10 ", "Female 20 6 "])
    #expect(Self.left(none) == [])
    let larger = try sheet(
      of: [("Male", 30, 10), ("Female", 20, 6), (Self.declined, 8, 4)], ["least": "10"])
    #expect(Self.cells(larger) == ["Male 30 10 ", "(not shown) 28  1"])
    #expect(Self.left(larger) == ["28 no answer, declined, or too few to show"])
  }

  @Test func `how many groups are hidden is told where there are enough people to each`() throws {
    // Male is large enough; the others together are ten, or nine, in two groups.
    let enough = try sheet(of: [
      ("Male", 30, 10), ("Female", 4, 4), ("Other", 4, 0), (nil, 2, 1),
    ])
    #expect(Self.cells(enough) == ["Male 30 10 ", "(not shown) 10  2"])
    let few = try sheet(of: [
      ("Male", 30, 10), ("Female", 5, 4), ("Other", 4, 1), ("Third", 2, 0),
    ])
    #expect(Self.cells(few) == ["Male 30 10 ", "(not shown) 11  "])
    let alone = try sheet(of: [("Male", 1, 1)])
    #expect(Self.cells(alone) == ["(not shown) 1  "])
    let silent = try sheet(of: [(Self.declined, 1, 1)])
    #expect(Self.cells(silent) == ["(not shown) 1  "])
    #expect(Self.left(silent) == Self.left(alone))
  }

  @Test func `a line that is not shown is there without any talk, too`() async throws {
    let outcome = try await Program()(
      "run", "adverse-impact", "-p", "attribute=race", "--demo", "--sensitive", "--csv", "--quiet")
    #expect(outcome.status == 0 && outcome.stderr == "")
    let rows = NumbersCSV(outcome.stdout).rows
    #expect(rows.last?.first == "(not shown)")
    #expect(rows[0].last == "hidden_groups")
  }

  @Test func `both queries are one but for where the answers are from`() throws {
    let form = try Catalogue().find("adverse-impact").main.sql
    let survey = try Catalogue().find("adverse-impact-by-survey").main.sql
    // What each application's answer is, and which of the answers are none.
    let own = [("  from (\n", "\n  ) s\n"), ("'no answer'\n      when ", " then 'declined")]
    func shared(_ sql: String) throws -> [Substring] {
      var parts: [Substring] = []
      var rest = sql[...]
      for (start, end) in own {
        let first = try #require(rest.firstRange(of: start))
        parts.append(rest[..<first.upperBound])
        rest = rest[first.upperBound...]
        rest = rest[try #require(rest.firstRange(of: end)).lowerBound...]
      }
      return parts + [rest]
    }
    #expect(try shared(form) == shared(survey))
    #expect(form != survey)
  }
}
