import FoundationEssentials
import Synchronization

/// A line of standard error for programs: one JSON object that says when, how grave, and what.
struct LogLine: Encodable {
  enum Level: String, Encodable {
    case info, warning, error
  }

  let at = Date().formatted(.iso8601)
  var level = Level.info
  let message: String
  /// The table that the line is about.
  var table: String?
  /// What to do next.
  var hint: String?
  /// The exit code that an error ends the program with.
  var code: Int32?
  var records: Int?
  var changed: Int?
  var requests: Int?

  init(_ message: String) {
    self.message = message
  }

  /// What is said to people, whose first word may say how grave it is.
  init(saying line: String) {
    let warning = "warning: "
    self.init(line.hasPrefix(warning) ? String(line.dropFirst(warning.count)) : line)
    if line.hasPrefix(warning) { level = .warning }
  }

  /// An error, for one table where it is about one.
  init(_ error: any Error, table: String? = nil) {
    self.init(Complaint.sentence(of: error))
    level = .error
    self.table = table
    hint = Complaint.hint(of: error)
    code = ExitStatus(error).rawValue
  }

  /// The lines about an error: one per table that could not be synced.
  static func all(_ error: any Error) -> [LogLine] {
    guard case DoorError.syncFailed(let failures) = error else { return [LogLine(error)] }
    return failures.map { LogLine($0.cause, table: $0.table) }
  }
}

/// Whether what is said on standard error is for people or for programs.
enum Log {
  private static let forPrograms = Atomic(false)

  /// Whether each line is a JSON object.
  static var isJSON: Bool { forPrograms.load(ordering: .relaxed) }

  /// From now on what is said has the form that was asked for.
  ///
  /// - Throws: `DoorError.option`.
  static func begin(_ form: String) throws {
    guard ["text", "json"].contains(form) else {
      throw DoorError.option("--log", typed: form, wanted: "text or json")
    }
    forPrograms.store(form == "json", ordering: .relaxed)
  }

  /// Begins a log for programs where a call asks for one, so that it holds what is wrong with the call, too.
  static func begin(asked arguments: [String]) {
    let isAsked =
      arguments.contains("--log=json")
      || zip(arguments, arguments.dropFirst()).contains { $0 == ("--log", "json") }
    if isAsked { forPrograms.store(true, ordering: .relaxed) }
  }

  /// Writes lines.
  static func say(_ lines: LogLine...) { say(lines) }

  /// Writes lines.
  static func say(_ lines: [LogLine]) {
    for line in lines { Talk.write(((try? jsonText(line)) ?? line.message) + "\n") }
  }
}
