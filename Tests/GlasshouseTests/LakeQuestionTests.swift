import Engines
import Testing

/// What is asked of a lake, with a program in the place of `spark-sql`; `SparkTests` ask a real one.
struct LakeQuestionTests {
  /// A program that answers `time-to-hire` with one line, among talk of its own.
  private static let answering = """
    mark=$(grep -o 'glasshouse-[a-z0-9]\\{15,\\}' | head -n 1)
    echo 'Spark master: local'
    printf '%s\\n' "$mark"'{"c1":"A\\nB","c2":2,"c3":1.5,"c4":null,"c5":2.50,"c6":9007199254740993,"c7":true}'
    echo "$mark."
    echo 'Time taken: 1 seconds'
    echo "$mark"'{"c1":"prospect","c2":3}'
    echo "$mark."
    echo 'WARN spoken' >&2
    """

  @Test func `the answer is told from what Spark says besides`() async throws {
    let outcome = try await ask("answered", Self.answering)
    #expect(outcome.status == 0)
    #expect(
      outcome.stdout
        == "segment,n,median_days,mean_days,p90_days,min_days,max_days\n\"A\nB\",2,1.5,,2.5,9007199254740993,1\n"
    )
    #expect(outcome.stderr.contains("left out: 3 prospect\n"), "\(outcome.stderr)")
    #expect(!outcome.stderr.contains("spoken"))
  }

  @Test(arguments: [
    (
      "cut", "cat > /dev/null", Int32(3), "the answer is cut off"
    ),
    (
      "old", "echo '[USER_RAISED_EXCEPTION] too old for glasshouse: 4.0.1' >&2; exit 1",
      2,
      "This is Spark 4.0.1, and 4.3 or newer is needed."
    ),
    ("ill", "echo 'JAVA_HOME is not set' >&2; exit 1", 3, "JAVA_HOME is not set"),
    ("gone", "exit 127", 3, "pip install pyspark"),
  ])
  func `a Spark that does not answer is told of`(
    name: String, script: String, status: Int32, words: String
  ) async throws {
    let outcome = try await ask(name, script)
    #expect(outcome.status == status && outcome.stdout.isEmpty, "\(outcome)")
    #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
  }

  @Test func `a time limit ends what Spark has started`() async throws {
    let outcome = try await ask("slow", "sleep 500; echo", "--timeout", "1s")
    #expect(outcome.status == 4 && outcome.stdout.isEmpty, "\(outcome)")
  }

  @Test(arguments: [
    (["run", "time-to-hire", "--on", "spark"], "--lake DIR"),
    (["run", "time-to-hire", "--lake", "somewhere"], "--lake needs --on spark"),
    (["run", "time-to-hire", "--all-accounts"], "--all-accounts needs --on spark"),
    (
      ["run", "time-to-hire", "--on", "spark", "--lake", "x", "--account", "a", "--all-accounts"],
      "contradict"
    ),
    (["run", "time-to-hire", "--on", "spark", "--lake", "/nowhere"], "There is no lake"),
    (["run", "time-to-hire", "--on", "spark", "--lake", "/nowhere", "--redact"], "contradict"),
  ])
  func `what cannot be asked is refused before anything is started`(
    arguments: [String], words: String
  ) async throws {
    let outcome = try await Program()(arguments)
    #expect(outcome.status == 2 && outcome.stdout.isEmpty, "\(outcome)")
    #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
  }

  @Test func `a table that is not in the lake is missed before Spark is started`() async throws {
    let outcome = try await ask(
      "missing", Self.answering, query: ["adverse-impact", "since=2020-01-01"])
    #expect(outcome.status == 3 && outcome.stdout.isEmpty, "\(outcome)")
    #expect(outcome.stderr.contains("eeoc was not exported to the lake"), "\(outcome.stderr)")
    #expect(outcome.stderr.contains("--lake --also eeoc"), "\(outcome.stderr)")
  }

  /// Runs a query over a lake with a script in the place of spark-sql.
  private func ask(
    _ name: String, _ script: String, _ more: String...,
    query: [String] = ["time-to-hire", "since=2020-01-01"]
  ) async throws -> Outcome {
    let house = try await LakeHouse.synced
    let lake = house.lake("asked-\(name)")
    let exported = try await house.export(into: lake, "--account", "europe")
    try #require(exported.status == 0, "\(exported)")
    var program = house.program
    let folder = program.home.path + "/spark-\(name)"
    _ = try await program.bash(
      "mkdir '\(folder)' && cat > '\(folder)/spark-sql' && chmod +x '\(folder)/spark-sql'",
      input: "#!/bin/sh\n\(script)\n")
    program.environment["PATH"]? = folder + ":/usr/bin:/bin"
    return try await program(
      ["run"] + query + ["--on", "spark", "--lake", lake.path, "--offline"] + more)
  }
}
