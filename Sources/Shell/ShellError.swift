import FoundationEssentials

/// What the shell itself cannot do with what was typed.
package enum ShellError: Error, Equatable {
  case unterminated(Opening, line: Int)
  case commandInStatement(String, startedOn: Int)
  case unknownCommand(String, nearest: [String])
  case ambiguousCommand(String, [String])
  case unterminatedQuote(Character, in: String)
  case usage(String, usage: String)
  case tooDeep(String, limit: Int)
  case readsItself(String)
  case unreadable(String, reason: String)
  case cannotTakeApart(String)
  /// A line is not UTF-8.
  case notText
}

extension ShellError {
  /// What the first statement of a text opens and never closes; SQLite takes such a comment for one
  /// that ends with the text.
  package static func unclosed(in text: String) -> ShellError? {
    var scanner = Scanner()
    for byte in text.utf8 where scanner.take(byte) { return nil }
    return switch scanner.state {
    case .quoted(let opening): .unterminated(opening, line: scanner.openedOnLine)
    case .blockComment: .unterminated(.comment, line: scanner.openedOnLine)
    case .code, .lineComment: nil
    }
  }
}

/// What opens a stretch of text that must be closed.
package enum Opening: String, Sendable {
  case string = "'"
  case identifier = "\""
  case backtick = "`"
  case bracket = "["
  case comment = "/*"
}

extension ShellError: LocalizedError {
  /// The sentence that names the thing.
  package var errorDescription: String? {
    switch self {
    case .unterminated(let opening, let line):
      "The \(opening.noun) opened with \(opening.rawValue) on line \(line) is never closed."
    case .commandInStatement(let command, let line):
      "A statement is still open (started on line \(line)), so \(command) was not run."
    case .unknownCommand(let name, _):
      "There is no command “\(name)”."
    case .ambiguousCommand(let name, let names):
      "“\(name)” could be \(names.joined(separator: ", "))."
    case .unterminatedQuote(let quote, let text):
      "The \(quote) is never closed in: \(text)"
    case .usage(let problem, _):
      problem
    case .tooDeep(let path, let limit):
      "“\(path)” was not read: \(limit) files are being read, each by the one before."
    case .readsItself(let path):
      "“\(path)” is being read already."
    case .cannotTakeApart(let part):
      "“\(part)” cannot be taken apart."
    case .unreadable(let path, let reason):
      "Cannot read “\(path)”: \(reason)."
    case .notText:
      "A line is not UTF-8 text."
    }
  }

  /// The error and the next step, on one line.
  var sentence: String {
    [errorDescription, recoverySuggestion].compactMap(\.self).joined(separator: " ")
  }

  /// The next step.
  package var recoverySuggestion: String? {
    switch self {
    case .unterminated(let opening, _):
      "Close it with \(opening.closing)."
    case .commandInStatement:
      "End the statement with ; or press Ctrl-C to drop it."
    case .unknownCommand(_, let nearest):
      nearest.isEmpty
        ? "See .help for the commands."
        : "Did you mean \(nearest.joined(separator: ", "))? See .help for all commands."
    case .ambiguousCommand:
      "Type more letters."
    case .unterminatedQuote(let quote, _):
      "Close it with \(quote)."
    case .usage(_, let usage):
      "Usage: \(usage)"
    case .tooDeep, .readsItself:
      "Take the .read out of the file, or read the files one after another."
    case .cannotTakeApart:
      "Ask about one select at a time."
    case .notText:
      "Convert it, for example with: iconv -f latin1 -t utf8"
    case .unreadable:
      "Check the path; a path in a file is relative to that file."
    }
  }
}

extension Opening {
  fileprivate var noun: String {
    switch self {
    case .string: "text"
    case .identifier, .backtick, .bracket: "name"
    case .comment: "comment"
    }
  }

  fileprivate var closing: String {
    switch self {
    case .bracket: "]"
    case .comment: "*/"
    case .string, .identifier, .backtick: rawValue
    }
  }
}
