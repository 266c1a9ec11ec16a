import Charts
import FoundationEssentials
import Glibc

/// Why an answer could not be written.
package enum OutputError: Error, Equatable {
  /// Whoever read the pipe has gone: leave quietly.
  case readerGone

  /// Writing to the named output failed.
  case cannotWrite(to: String, reason: String)

  /// The named output cannot be opened.
  case cannotOpen(String, reason: String)

  /// The output path is a folder.
  case isFolder(String)

  /// The command that an answer was piped into failed.
  case commandFailed(String, status: Int32)

  /// The answer makes no picture.
  case cannotDraw(ChartError)

  /// The failure that the system's error number stands for.
  static func failed(writing name: String, _ number: Int32 = errno) -> OutputError {
    number == EPIPE
      ? .readerGone : .cannotWrite(to: name, reason: String(cString: strerror(number)))
  }
}

extension OutputError: LocalizedError {
  package var errorDescription: String? {
    switch self {
    case .readerGone: "The reader of the output has gone."
    case .cannotWrite(let name, let reason): "Cannot write \(name): \(reason)."
    case .cannotOpen(let path, let reason): "Cannot write “\(path)”: \(reason)."
    case .commandFailed(let command, let status):
      "The command “\(command)” ended with status \(status)."
    case .cannotDraw(let error): error.errorDescription
    case .isFolder(let path): "Cannot write “\(path)”: it is a folder."
    }
  }

  package var recoverySuggestion: String? {
    switch self {
    case .readerGone: nil
    case .cannotWrite: "What was written so far is not the whole answer."
    case .cannotOpen: "Nothing was written; check that its folder is there and can be written to."
    case .commandFailed:
      "It was given the whole answer unless it stopped reading; try it by itself."
    case .cannotDraw(let error): error.recoverySuggestion
    case .isFolder: "Name a file inside it."
    }
  }
}
