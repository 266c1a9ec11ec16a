import ArgumentParser
import Harvest
import Rendering
import SavedQueries
import Sync
import Warehouse

/// The exit codes of the program, one meaning each.
enum ExitStatus: Int32 {
  case success = 0
  /// A statement was wrong.
  case sql = 1
  /// The program was called wrongly.
  case usage = 2
  /// A sync or the network failed.
  case sync = 3
  /// A time limit ran out.
  case timeout = 4
  /// The answer could not be written, or a file could not be used.
  case file = 5
  /// The user interrupted.
  case interrupted = 130
}
