import FoundationEssentials
import Warehouse

/// An error as it is told to a person: one sentence, where it is, and the next step.
enum Complaint {
  /// Prints an error on standard error.
  static func say(_ error: any Error, at place: String? = nil) {
    guard !Log.isJSON else { return Log.say(LogLine.all(error)) }
    Talk.write(text(error, at: place))
  }

  /// The lines that are printed.
  static func text(_ error: any Error, at place: String? = nil) -> String {
    let place = (error as? Misstep)?.place ?? place
    let excerpt = excerpt(of: error)
    let error = (error as? Misstep)?.cause ?? error
    var text = "error: " + (place.map { $0 + ": " } ?? "") + sentence(of: error) + "\n"
    if let excerpt { text += excerpt }
    if let hint = hint(of: error) { text += "hint:  \(hint)\n" }
    return text
  }

  /// One line per cause, with the tables that could not be synced for it.
  static func together(_ failures: [(table: String, cause: any Error)]) -> String {
    var causes: [(sentence: String, tables: [String])] = []
    for failure in failures {
      let sentence = sentence(of: failure.cause)
      if let index = causes.firstIndex(where: { $0.sentence == sentence }) {
        causes[index].tables.append(failure.table)
      } else {
        causes.append((sentence, [failure.table]))
      }
    }
    return causes.map { cause in
      few(cause.tables) + ": " + cause.sentence
    }.joined(separator: "\n       ")
  }

  /// Some names, or the first of them and how many more there are.
  static func few(_ names: [String]) -> String {
    guard names.count > 4 else { return names.joined(separator: ", ") }
    return names.prefix(3).joined(separator: ", ") + " and \(names.count - 3) more"
  }

  /// The sentence that says what happened.
  static func sentence(of error: any Error) -> String {
    if error is CancellationError { return "Interrupted." }
    return (error as? any LocalizedError)?.errorDescription ?? "\(error)"
  }

  /// What to do next, if anything.
  static func hint(of error: any Error) -> String? {
    (error as? any LocalizedError)?.recoverySuggestion ?? Elsewhere.hint(for: error)
  }

  /// The line of the statement that SQLite stumbled over, with a caret under the place.
  private static func excerpt(of error: any Error) -> String? {
    if let misstep = error as? Misstep {
      guard case WarehouseError.sql(let problem) = misstep.cause, problem.byteOffset != nil else {
        return nil
      }
      return Caret(under: misstep.offset, of: misstep.text)?.text
    }
    guard case WarehouseError.sql(let problem) = error, let offset = problem.byteOffset else {
      return nil
    }
    return Caret(under: offset, of: problem.sql)?.text
  }
}
