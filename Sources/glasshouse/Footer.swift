import FoundationEssentials
import SavedQueries
import Warehouse

/// The lines under an answer: rows, time, the age of what was read, and what was left out.
enum Footer {
  /// One line about an answer.
  static func line(
    _ answer: Answer, schema: Schema, states: [String: TableState], now: Date, showsTime: Bool
  ) -> String {
    var parts: [String] = []
    if let rows = answer.rows { parts.append(rows == 1 ? "1 row" : "\(grouped(rows)) rows") }
    if showsTime { parts.append(duration(answer.seconds)) }
    let ages = ages(of: answer.tables, schema: schema, states: states, now: now)
    if !ages.isEmpty { parts.append(ages) }
    return parts.joined(separator: " · ")
  }

  /// The tables that were read, those of one age together: `jobs, offers just now; users 2 h ago`.
  private static func ages(
    of tables: Set<String>, schema: Schema, states: [String: TableState], now: Date
  ) -> String {
    let filling = schema.names(filling: tables)
    var groups: [(age: String, names: [String])] = []
    for name in filling.sorted() {
      let state = states[name]
      var age = state.flatMap { Age($0, now: now)?.text } ?? "never synced"
      if let since = state?.since { age += " (since \(since))" }
      if let index = groups.firstIndex(where: { $0.age == age }) {
        groups[index].names.append(name)
      } else {
        groups.append((age, [name]))
      }
    }
    return groups.map { $0.names.joined(separator: ", ") + " synced " + $0.age }
      .joined(separator: "; ")
      .replacing("synced never synced", with: "never synced")
  }

  /// The lines under a saved query's answer, as wide as the terminal; without one, what a program may
  /// look for keeps to a line.
  static func notes(
    _ query: SavedQuery, _ arguments: Arguments, _ causes: [Session.Cause], width: Int?
  ) -> [String] {
    var lines: [String] = []
    lines += values(arguments.resolved)
    if query.excluded != nil {
      lines.append(
        "left out: "
          + (causes.isEmpty
            ? "nothing"
            : causes.map { "\($0.count) \($0.cause)" }.joined(separator: "; ")))
    }
    let definition = wrapped(query.definition, to: min(width ?? 96, 96))
    return definition + (width.map { width in lines.flatMap { wrapped($0, to: width) } } ?? lines)
  }

  /// The line that tells which values were used, if any were.
  static func values(_ resolved: [Arguments.Resolved]) -> [String] {
    let values = resolved.compactMap { value in
      value.value.map { "\(value.name)=\($0)" + (value.from.map { " (\($0))" } ?? "") }
    }
    return values.isEmpty ? [] : ["parameters: " + values.joined(separator: ", ")]
  }

  private static func duration(_ seconds: Double) -> String {
    let milliseconds = Int((seconds * 1000).rounded())
    return milliseconds < 1000
      ? "\(milliseconds) ms" : "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
  }

  /// A text broken at spaces into lines of at most so many characters.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
