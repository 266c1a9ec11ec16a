import SavedQueries
import Shell

extension Session {
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
        let sentence = parameter.sentence.isEmpty ? "" : " (\(parameter.sentence))"
        let reading = Reading(
          prompt: Prompt(
            "\(parameter.name)\(sentence), such as \(parameter.sample): ", continuation: ""))
        switch await editor.read(reading) {
        case .text(let value), .edit(let value): typed.append("\(parameter.name)=\(value)")
        case .interrupted: throw CancellationError()
        case .end, .left, .malformed: throw QueryError.missing(parameter)
        }
      }
    }
  }
}
