import FoundationEssentials
import Glibc

/// The user's `spark-sql` at work, which reads a script and writes lines.
///
/// Where it works and with how much is its affair: its configuration folder says so, or MASTER.
struct SparkSQL {
  /// What can be interrupted.
  let program: EngineProgram

  /// Starts it on a script, whose descriptor stays the caller's.
  ///
  /// - Throws: `SparkError.noProgram`, `EngineError`.
  init(script: Int32, output: Int32) throws {
    let environment = ProcessInfo.processInfo.environment
    let home = environment["SPARK_HOME"].flatMap { $0.isEmpty ? nil : $0 }
    let path = home.map { "\($0)/bin/spark-sql" }
    if let path, access(path, X_OK) != 0 { throw SparkError.noProgram(home: home) }
    let words = [
      path ?? "spark-sql", "-S",
      // There is nothing in a catalogue that we read, and none is to be made.
      "--conf", "spark.sql.catalogImplementation=in-memory",
      // A header would look like a line of the answer, and a failed statement must end it.
      "--hiveconf", "hive.cli.print.header=false", "--hiveconf", "hive.cli.errors.ignore=false",
      "-f", "/dev/stdin",
    ]
    guard
      let program = try EngineProgram(
        words, input: script, output: output, environment: environment, stoppedBy: SIGTERM,
        withAll: true)
    else { throw SparkError.noProgram(home: home) }
    self.program = program
  }

  /// Waits for its end.
  ///
  /// - Throws: `SparkError`, unless it ended well.
  func finish() throws(SparkError) {
    let (status, said) = program.finish()
    guard status != 0 else { return }
    if status == 127 { throw .noProgram(home: nil) }
    throw SparkError(said, status: status)
  }
}
