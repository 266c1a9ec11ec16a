import Foundation
import Rows
import SavedQueries
import Testing
import Warehouse

@testable import Engines

/// What is written for Spark and read from it, without one.
struct SparkTextTests {
  @Test(arguments: [
    (Scalar.text("O'Brien"), #"'O\'Brien'"#), (.text(#"a\' or 1=1 --"#), #"'a\\\' or 1=1 --'"#),
    (.text("a\n-- b\t"), "'a\n\\u002d- b\\u0009'"), (.text("${x};"), "'${x};'"),
    (.null, "null"), (.integer(.min), "cast('-9223372036854775808' as bigint)"),
    (.real(0.1), "cast('0.1' as double)"),
  ])
  func `a value is a literal that cannot end early`(value: Scalar, literal: String) {
    #expect(value.typedLiteral == literal)
  }

  @Test func `a script makes what its statements read and nothing else, in one spelling`() throws {
    let lake = try SampleLake([("europe", [])])
    let query = try SavedQuery(
      parsing: """
        select count(*) as n from hires h
        where rounded(h.time_to_hire_ms, 0) > :least and h.department = :team and h.job_id / 10.0 > 1.5 and '“' <> 'é';
        """, name: "mine", origin: .file("mine.sql"))
    let arguments = try Arguments(
      ["least=5", "team=Café 👍"], for: query, today: try #require(Day("2026-11-28")))
    let question = EngineQuestion(
      query, statements: [try arguments.bound(to: query.main)], columns: [["n"]], domains: [])
    let script = try lake.reading.script(of: [question])
    let made = script.text.split(separator: "\n").compactMap { line -> Substring? in
      let opening = ["create or replace temporary view `", "create or replace temporary function "]
      return opening.first(where: line.hasPrefix).map {
        line.dropFirst($0.count).prefix { $0.isLetter || $0 == "_" }
      }
    }
    #expect(
      made == [
        "applications", "departments", "jobs", "offers", "rounded", "current_offers", "hires",
      ])
    #expect(!script.text.unicodeScalars.contains { !$0.isASCII })
    #expect(script.text.contains(#"'Caf\u00e9 \U0001f44d' as `team`"#))
    #expect(script.text.contains("cast('5' as bigint) as `least`"))
    #expect(script.text.contains("> :least and"))
    #expect(script.text.contains("h.job_id / 10.0D > 1.5D and"))
    let files =
      "{jobs/account=europe/year=2025/ab.jsonl.gz,jobs/account=europe/year=2026/cd.jsonl.gz}"
    #expect(script.text.contains("`jobs` (`id` bigint, "))
    #expect(
      script.text.contains("using json options (path '\(lake.path)/\(files)', mode 'FAILFAST');"))
    #expect(script.text.contains("`departments` as select cast(null as bigint) as `id`, "))
  }

  @Test func `a file that the manifest counts and nobody finds is an error`() throws {
    let lake = try SampleLake([("europe", [])])
    try FileManager.default.removeItem(atPath: "\(lake.path)/jobs/account=europe/year=2025")
    #expect(
      throws: LakeChoiceError.missing("\(lake.path)/jobs/account=europe/year=2025/ab.jsonl.gz")
    ) {
      try lake.reading.files(of: "jobs")
    }
  }

  @Test func `which account is meant is asked for where it is not plain`() throws {
    let lake = try SampleLake([("europe", []), ("asia", [])])
    let at = Lake(path: lake.path)
    #expect(throws: LakeChoiceError.severalAccounts(["asia", "europe"], lake: lake.path)) {
      try LakeReading(at, account: nil, all: false)
    }
    #expect(
      throws: LakeChoiceError.noAccount("africa", lake: lake.path, known: ["asia", "europe"])
    ) { try LakeReading(at, account: "africa", all: false) }
    #expect(throws: LakeChoiceError.noLake(lake.path + "/jobs")) {
      try LakeReading(Lake(path: lake.path + "/jobs"), account: nil, all: false)
    }
    let one = try LakeReading(at, account: "asia", all: false)
    #expect(try one.files(of: "jobs").allSatisfy { $0.contains("account=asia/") })
    let all = try LakeReading(at, account: nil, all: true)
    #expect(try all.files(of: "jobs").count == 4)
    let jobs = try #require(all.tables?.states["jobs"])
    #expect(jobs.rows == 4 && jobs.syncedAt == "2026-11-02T09:00:00.000Z")
  }

  @Test func `accounts that share ids are not read together`() throws {
    let lake = try SampleLake([("europe", []), ("asia", ["europe"])])
    let error = #expect(throws: LakeChoiceError.self) {
      try LakeReading(Lake(path: lake.path), account: nil, all: true)
    }
    #expect(error?.errorDescription?.contains("jobs of asia and europe (such as 7)") == true)
    _ = try LakeReading(Lake(path: lake.path), account: "asia", all: false)
  }

  @Test(
    arguments: [
      (
        """
        26/11/28 11:00:00 WARN Utils: [main] spoke
        Error in query: org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 failed
        Caused by: org.apache.spark.SparkRuntimeException: [USER_RAISED_EXCEPTION] “x” is no time zone SQLSTATE: P0001
        [CANNOT_EXECUTE] It cannot be done. SQLSTATE: 42000
        \tat java.base/java.lang.Thread.run(Thread.java:840)
        """, SparkError.failed("“x” is no time zone")
      ),
      (
        "[UNRESOLVED_COLUMN.WITH_SUGGESTION] No column `a`. SQLSTATE: 42703; line 1 pos 7",
        .failed("No column `a`.")
      ),
      (
        "[USER_RAISED_EXCEPTION] too old for glasshouse: 4.0.1 abc SQLSTATE: P0001",
        .tooOld("4.0.1 abc")
      ),
      (
        "Exception in thread \"main\" java.lang.Exception: no master\n\tat x.y(z:1)\n",
        .broken("Exception in thread \"main\" java.lang.Exception: no master")
      ),
      ("", .broken("status 1.")),
    ] as [(String, SparkError)])
  func `what spark-sql says on the way down is one sentence`(said: String, error: SparkError) {
    #expect(SparkError(said, status: 1) == error)
  }

  @Test func `a line of JSON is the row that the warehouse would have given`() {
    let line =
      #"{"c1":9007199254740993,"c2":0.5,"c3":true,"c4":null,"c5":"a\n\tb\"é","c6":2.50,"c7":44.0}"#
    #expect(
      JSONLines().values(of: Array(line.utf8)[...], columns: 8) == [
        .integer(9_007_199_254_740_993), .real(0.5), .integer(1), .null, .text("a\n\tb\"é"),
        .real(2.5), .real(44), .null,
      ])
    #expect(JSONLines().values(of: Array("[1]".utf8)[...], columns: 1) == nil)
  }
}
