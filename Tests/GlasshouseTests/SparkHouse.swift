import Engines
import Foundation
import Testing
import Warehouse

/// A lake of a company's tables, for the tests that ask a real Spark.
///
/// They run where GLASSHOUSE_SPARK is set, with spark-sql in PATH or SPARK_HOME; `.ci/spark` sees to both.
final class SparkHouse: Sendable {
  static let isAsked = ProcessInfo.processInfo.environment["GLASSHOUSE_SPARK"] != nil

  let library: LibraryHouse
  let lake: Lake
  private let program: Program

  private static let task = Task { try await SparkHouse() }

  /// The house; exported when it is first asked for.
  static var exported: SparkHouse { get async throws { try await task.value } }

  private init() async throws {
    library = try await LibraryHouse.synced(1, .v3)
    var program = try Program()
    let surrounding = ProcessInfo.processInfo.environment
    program.environment["PATH"]? += ":" + (surrounding["PATH"] ?? "")
    for name in ["SPARK_HOME", "SPARK_CONF_DIR", "JAVA_HOME", "MASTER"] {
      program.environment[name] = surrounding[name]
    }
    self.program = program
    lake = Lake(path: program.home.path + "/lake")
    let outcome = try await program(
      "export", lake.path, "--lake", "--offline", "--warehouse", library.file.path, "--also",
      "eeoc", "--also", "demographic_answers", "--also", "demographic_questions", "--also",
      "demographic_answer_options")
    try #require(outcome.status == 0, "\(outcome.stderr)")
  }

  /// Runs the program beside the warehouse that was exported.
  func callAsFunction(_ arguments: String...) async throws -> Outcome {
    try await program(arguments + ["--offline", "--warehouse", library.file.path])
  }

  /// Starts the program beside the warehouse that was exported.
  func start(_ arguments: String...) throws -> Running {
    try program.start(arguments + ["--offline", "--warehouse", library.file.path])
  }
}
