import Engines
import SavedQueries
import Simulator
import Testing
import Warehouse

/// The same questions on a real Spark.
@Suite(.serialized, .enabled(if: SparkHouse.isAsked, "a real Spark is asked by .ci/spark"))
struct SparkTests {
  @Test func `every saved query answers on Spark what it answers here`() async throws {
    let house = try await SparkHouse.exported
    let reader = try Reader(house.library.file)
    let asked = Catalogue().all.flatMap { query in
      Self.questions(of: query, names: house.library.names).map { (query, $0) }
    }
    // Starting takes longest: one Spark answers all of them.
    let lake = try LakeReading(house.lake, account: nil, all: false)
    let questions = try asked.map { try EngineQuestion($0.0, $0.1, columnsBy: reader) }
    let answer = try lake.ask(questions, by: try lake.script(of: questions))
    for (query, values) in asked {
      let here = try Truth.Sheet(asking: query, values, of: reader)
      let there = try Truth.Sheet(in: answer)
      if there != here {
        Issue.record("\(query.name) \(values): \(there.difference(from: here))")
      }
    }
    try answer.finish()
  }

  /// All time; the question that is least like it; and one with every filter at once.
  private static func questions(
    of query: SavedQuery, names: LibraryQuestion.Names
  ) -> [[String: String]] {
    let whole = LibraryQuestion.allTime(query)
    let all = LibraryQuestion.all(of: query, names: names, isThorough: false)
    let mixed = all.max { one, other in
      one.count { whole[$0.key] != $0.value } < other.count { whole[$0.key] != $0.value }
    }
    let declared = Set(query.parameters.map(\.name))
    let filters: [String: String?] = [
      "department": "Engineering", "office": names.offices.first, "job": names.jobs.last,
      "recruiter": names.recruiters.last, "source": "LinkedIn",
    ]
    let narrow = whole.merging(
      filters.compactMapValues { $0 }.filter { declared.contains($0.key) }
    ) { _, new in new }
    return [whole, mixed, narrow].compactMap(\.self)
  }

  @Test func `an answer of Spark looks like one of here`() async throws {
    let house = try await SparkHouse.exported
    let here = try await house("run", "time-to-hire", "since=2020-01-01", "department=Engineering")
    let there = try await house(
      "run", "time-to-hire", "since=2020-01-01", "department=Engineering", "--on", "spark",
      "--lake", house.lake.path)
    #expect(here.status == 0)
    #expect(there == here)
  }

  @Test func `what Spark refuses is told in its own sentence`() async throws {
    let house = try await SparkHouse.exported
    let outcome = try await house(
      "run", "time-to-hire", "zone=Nowhere3", "--on", "spark", "--lake", house.lake.path)
    #expect(outcome.status == 1 && outcome.stdout.isEmpty)
    #expect(
      outcome.stderr
        == "error: Spark says: “Nowhere3” is no time zone; write one such as UTC or Europe/Lisbon\n"
    )
  }

  @Test func `a time limit ends Spark`() async throws {
    let house = try await SparkHouse.exported
    let outcome = try await house(
      "run", "time-to-hire", "--on", "spark", "--lake", house.lake.path, "--timeout", "2s")
    #expect(outcome.status == 4 && outcome.stdout.isEmpty, "\(outcome.stderr)")
  }
}
