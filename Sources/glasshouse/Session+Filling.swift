import SavedQueries
import Shell

extension Session {
  /// Whether a line is a dot-command rather than a value, which may be `.5`.
  private nonisolated func isCommand(_ line: String) -> Bool {
    line.first == "." && line.dropFirst().first?.isLetter == true
  }

  /// Whether a line is a statement, which a value with a semicolon at its end is taken for.
  private nonisolated func isStatement(_ line: String) -> Bool {
    let first = line.prefix { !$0.isWhitespace }.lowercased()
    return line.last == ";" && ["select", "with", "explain", "values"].contains(first)
  }

  /// Does something that needs values, asking the person at the prompt for each that is missing.
  ///
  /// - Parameters:
  ///   - editor: Where the person types.
  ///   - typed: The values that were given, as `name=value`.
  ///   - body: Given all values; what it throws but for a missing one is thrown on.
  /// - Throws: `CancellationError` when the person presses Ctrl-C instead of typing a value.
  nonisolated func filling(
    from editor: LineEditor, _ typed: [String], _ body: ([String]) async throws -> Void
  ) async throws {
    var typed = typed
    while true {
      do {
        return try await body(typed)
      } catch QueryError.missing(let parameter) where editor.isInteractive {
        // What only the SQL speaks of is typed by its spelling.
        let sentence =
          parameter.sentence.isEmpty
          ? " (a number, a day or a text)" : " (\(parameter.sentence)), such as \(parameter.sample)"
        let reading = Reading(prompt: Prompt("\(parameter.name)\(sentence): ", continuation: ""))
        switch await editor.read(reading) {
        case .text(let value), .edit(let value):
          guard !isCommand(value), !isStatement(value) else {
            throw DoorError.commandAsValue(value, parameter: parameter.name)
          }
          typed.append("\(parameter.name)=\(value)")
        case .interrupted: throw CancellationError()
        case .end, .left, .malformed: throw QueryError.missing(parameter)
        }
      }
    }
  }
}
