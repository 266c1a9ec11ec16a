import FoundationEssentials

/// Why Spark did not answer.
package enum SparkError: LocalizedError, Equatable {
  /// spark-sql is not there, in this SPARK_HOME or in PATH.
  case noProgram(home: String?)
  /// It is older than what is asked of it.
  case tooOld(String)
  /// A statement or a job failed.
  case failed(String)
  /// It ended without the answer.
  case broken(String)

  package var errorDescription: String? {
    switch self {
    case .noProgram(let home?): "SPARK_HOME is “\(home)”, where there is no bin/spark-sql."
    case .noProgram(nil): "The program spark-sql, which asks Spark, is not there."
    case .tooOld(let version): "This is Spark \(version), and 4.3 or newer is needed."
    case .failed(let message): "Spark says: \(message)"
    case .broken(let reason): "spark-sql ended without the answer: \(reason)"
    }
  }

  package var recoverySuggestion: String? {
    switch self {
    case .noProgram:
      "Install Spark 4.3 and Java 17 or newer, and set SPARK_HOME or PATH; or: python3 -m venv spark && spark/bin/pip install pyspark==4.3.0, then put spark/bin into PATH."
    case .tooOld: "Name a newer one with SPARK_HOME or PATH."
    case .failed: nil
    case .broken:
      "Try the script by itself: --print-script > question.sql; spark-sql -f question.sql"
    }
  }

  /// What our script says of a Spark that is too old, before its version.
  static let tooOldSign = "too old for glasshouse: "
}

extension SparkError {
  /// What spark-sql said on standard error, with the status that it ended with.
  ///
  /// Its errors are told as `[CLASS] sentence SQLSTATE: 12345`, in front of where, and behind exceptions of Java.
  init(_ said: String, status: Int32) {
    let lines = said.split(separator: "\n")
    let sentences = lines.compactMap(Self.sentence)
    let own = sentences.last { $0.isOurs } ?? sentences.last
    if let own, let sign = own.text.firstRange(of: Self.tooOldSign) {
      self = .tooOld(String(own.text[sign.upperBound...]))
    } else if let own {
      self = .failed(own.text)
    } else {
      let telling = lines.last { line in
        ["Error", "error:", "Exception", "Caused by:"].contains { line.contains($0) }
      }
      self = .broken(
        (telling ?? lines.last).map { $0.trimmingPrefix { $0.isWhitespace } }.map(String.init)
          ?? "status \(status).")
    }
  }

  /// The sentence of an error in a line, and whether our functions wrote it.
  private static func sentence(_ line: Substring) -> (text: String, isOurs: Bool)? {
    guard let open = line.firstIndex(of: "["),
      let close = line[open...].firstIndex(of: "]")
    else { return nil }
    let name = line[line.index(after: open)..<close]
    guard name.count > 3, name.contains("_") || name.contains("."),
      name.allSatisfy({ $0.isASCII && ($0.isUppercase || $0.isNumber || $0 == "_" || $0 == ".") })
    else { return nil }
    let rest = line[close...].dropFirst().drop { $0 == " " }
    let end = rest.firstRange(of: " SQLSTATE: ")?.lowerBound ?? rest.endIndex
    return (String(rest[..<end]), name == "USER_RAISED_EXCEPTION")
  }
}
