import FoundationEssentials
import Rows
import SavedQueries
import Warehouse

/// Why the rows behind a line cannot be listed.
enum DrillError: LocalizedError {
  /// No saved query has been run yet.
  case nothingAsked
  /// Something else was answered since the saved query of this name was run.
  case otherAnswer(String)
  /// The query does not say which rows are behind a line.
  case noRows(String)
  /// The query never lists the rows behind a line.
  case withheld(String, why: String)
  /// The answer has fewer lines.
  case noLine(Int, of: Int)
  /// What was typed is no number of a line.
  case notALine(String)

  var errorDescription: String? {
    switch self {
    case .nothingAsked: "No saved query has been run yet."
    case .otherAnswer:
      "The last answer is not a saved query's, so no rows are known behind its lines."
    case .noRows(let name): "“\(name)” has no statement named rows."
    case .withheld(let name, _): "“\(name)” never lists the rows behind a line."
    case .noLine(let line, let count):
      "There is no line \(line): the answer has \(count == 1 ? "1 line" : "\(count) lines")."
    case .notALine(let typed): "“\(typed)” is no number of a line."
    }
  }

  var recoverySuggestion: String? {
    switch self {
    case .nothingAsked: "Run one first, such as: .run time-to-hire"
    case .otherAnswer(let name): "Run the one that is meant again, such as: .run \(name)"
    case .noRows: "Add a select below a line “-- name: rows” to its file."
    case .withheld(_, let why): why
    case .noLine: "Lines are counted from 1."
    case .notALine: "Write, for example: .drill 1"
    }
  }
}

extension Session {
  /// Lists the rows behind a line of a saved query's answer, counted from 1.
  ///
  /// The columns of that line are the parameters `:line_COLUMN` of the query's statement `rows`.
  ///
  /// - Throws: `DrillError`, and what the query, its sync or its output throws.
  func drill(_ query: SavedQuery, _ arguments: Arguments, line: Int) async throws {
    guard query.withheld.isEmpty else {
      throw DrillError.withheld(query.name, why: query.withheld)
    }
    guard let rows = query.rows else { throw DrillError.noRows(query.name) }
    let statements = try query.statements.map { try Asking($0, of: arguments) }
    let tables = try tables(
      readBy: statements.map(\.sql) + [try arguments.bound(to: rows).sql], with: arguments)
    let notes = try await refresh(tables)
    defer { try? delivery.settle() }
    let answer = try reader.snapshot {
      try check(arguments)
      for asking in statements.dropLast() {
        guard let prepared = try reader.prepare(asking.sql) else { continue }
        try bind(asking.values, to: prepared)
        while try prepared.step() != nil {}
      }
      let values = try statements.last.map { try self.values(ofLine: line, of: $0) } ?? [:]
      if !setting.isQuiet {
        Talk.say(Self.title(ofLine: line, terms.redacts ? [:] : values, in: rows.sql))
      }
      let bound = try arguments.bound(to: rows, behind: values)
      guard let prepared = try reader.prepare(bound.sql) else {
        throw DrillError.noRows(query.name)
      }
      return try write(
        prepared, values: bound.values, notes: notes, beside: statements.map(\.sql),
        as: arguments.role)
    }
    try delivery.settle()
    try tell(answer, about: [])
  }

  /// Says which line is meant, by those of its values that lead to the rows.
  private static func title(
    ofLine line: Int, _ values: [String: Scalar], in sql: String
  ) -> String {
    let named = values.filter { sql.contains(":line_\($0.key)") }.sorted { $0.key < $1.key }
      .map { "\($0.key) = \($0.value == .null ? "NULL" : $0.value.text)" }
    return "rows behind line \(line)" + (named.isEmpty ? "" : ": " + named.joined(separator: ", "))
  }

  /// Lists the rows behind a line of the saved query that was run last.
  ///
  /// What was drilled into stays the answer that is drilled into.
  ///
  /// - Throws: `DrillError.nothingAsked` when there is none, `.otherAnswer` when it is not the last answer.
  func drillAgain(line typed: String) async throws {
    guard let (query, arguments) = lastRun else { throw DrillError.nothingAsked }
    guard isLastAnswerRun else { throw DrillError.otherAnswer(query.name) }
    guard let line = Int(typed), line > 0 else { throw DrillError.notALine(typed) }
    try await drill(query, arguments, line: line)
  }

  /// The values of one line of an answer, by column.
  private func values(ofLine line: Int, of asking: Asking) throws -> [String: Scalar] {
    let held = try hold(asking.sql, asking.values, limit: line)
    guard line > 0, held.rows.count == line, let row = held.rows.last else {
      throw DrillError.noLine(line, of: held.rows.count)
    }
    return Dictionary(zip(held.columns, row)) { first, _ in first }
  }
}
