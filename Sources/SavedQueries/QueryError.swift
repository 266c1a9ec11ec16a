import FoundationEssentials

/// Why a saved query cannot be found, read or given its values.
package enum QueryError: Error, Equatable {
  /// A line of the header says something that cannot be.
  case header(Place, String, _ meant: String?, allowed: [String])
  /// The file holds no SQL that answers a question.
  case noStatement(Place)
  /// A parameter has no name.
  case namelessParameter(Place)
  /// The file or folder cannot be read.
  case unreadable(path: String, reason: String)
  /// There is no saved query of this name.
  case unknownQuery(String, _ meant: String?, known: [String])
  /// A value is not written as `name=value`.
  case notAssignment(String)
  /// The query has no such parameter.
  case unknownParameter(String, _ meant: String?, known: [String])
  /// The kind in `name:kind=value` does not exist.
  case unknownKind(String, _ meant: String?, known: [String])
  /// A value does not fit its parameter.
  case badValue(name: String, typed: String, wanted: String, meant: String?, sample: String)
  /// A parameter that takes one value was given two.
  case givenTwice(String)
  /// A list of several values stands where only one can.
  case listOutsideIn(String)
  /// The period ends before it begins.
  case emptyPeriod(since: String, until: String)
  /// No row has the value that a parameter names.
  case unknownValue(name: String, typed: String, table: String, _ meant: String?, known: [String])
  /// What a query says it left out is not a cause and a count.
  case excludedShape(String)
  /// The answer of a query has no column that a headline speaks of.
  case noHeadline(String, column: String, known: [String])
  /// What a query says it counts is not a whole number.
  case noCount(String, String)
  /// A parameter without a default was given no value.
  case missing(Parameter)
}

extension QueryError: LocalizedError {
  package var errorDescription: String? {
    switch self {
    case .header(let place, let fact, _, _): "\(place): \(fact)."
    case .noStatement(let place): "\(place): The file holds no statement that answers a question."
    case .namelessParameter(let place): "\(place): A parameter has no name."
    case .unreadable(let path, let reason): "“\(path)” cannot be read: \(reason)."
    case .unknownQuery(let name, _, _): "There is no saved query “\(name)”."
    case .notAssignment(let word): "“\(word)” is not of the form name=value."
    case .unknownParameter(let name, _, let known):
      known.isEmpty
        ? "There is no parameter “\(name)”: the query has none."
        : "There is no parameter “\(name)”."
    case .unknownKind(let word, _, _): "“\(word)” is no kind of value."
    case .badValue(let name, let typed, let wanted, _, _):
      "“\(typed)” for the parameter “\(name)” is not \(wanted)."
    case .givenTwice(let name): "The parameter “\(name)” is given twice."
    case .listOutsideIn(let name):
      "The parameter “\(name)” is a list of several values, which only “in (:\(name))” can take."
    case .emptyPeriod(let since, let until):
      "The period from \(since) to before \(until) has no day."
    case .unknownValue(let name, let typed, let table, _, _):
      "“\(typed)” for the parameter “\(name)” is not in \(table)."
    case .excludedShape(let name):
      "What “\(name)” says it left out is not a text and a whole number in each row."
    case .noHeadline(let name, let column, _):
      "A headline of “\(name)” speaks of “\(column)”, which is no column of its answer."
    case .noCount(let name, let what): "What “\(name)” counts as \(what) is not a whole number."
    case .missing(let parameter):
      parameter.sentence.isEmpty
        ? "The parameter “\(parameter.name)” has no value."
        : "The parameter “\(parameter.name)” has no value: \(parameter.sentence)."
    }
  }

  package var recoverySuggestion: String? {
    switch self {
    case .header(_, _, let meant, let allowed): suggestion(meant, "Possible", allowed)
    case .noStatement: "Add a select that is not named by a “-- name:” line."
    case .namelessParameter: "Write :since instead of ?."
    case .unreadable: nil
    case .unknownQuery(_, let meant, let known): suggestion(meant, "Saved queries", known)
    case .notAssignment:
      "Write, for example: -p since=2026-01-01; with spaces in quotes: -p 'question=How old are you?'"
    case .unknownParameter(_, let meant, let known): suggestion(meant, "Parameters", known)
    case .unknownKind(_, let meant, let known): suggestion(meant, "Kinds", known)
    case .badValue(_, _, _, let meant, let sample):
      meant.map { "Did you mean “\($0)”?" } ?? "Write, for example: -p " + sample.asShellWord
    case .givenTwice: "Give it once."
    case .listOutsideIn(let name): "Write in (:\(name)), or give one value."
    case .emptyPeriod: "since is the first day, until the day after the last."
    case .unknownValue(_, _, _, let meant, let known): suggestion(meant, "There are", known)
    case .excludedShape: "Mend the statement that is named “excluded” in its file."
    case .noHeadline(_, let column, let known):
      suggestion(nearest(to: column, in: known), "There are", known)
    case .noCount: "Count in its header, such as: count(distinct application_id)"
    case .missing(let parameter):
      "Add, for example: -p " + "\(parameter.name)=\(parameter.sample)".asShellWord
    }
  }

  private func suggestion(_ meant: String?, _ title: String, _ words: [String]) -> String? {
    if let meant { return "Did you mean “\(meant)”?" }
    return words.isEmpty ? nil : "\(title): \(words.joined(separator: ", "))"
  }
}
