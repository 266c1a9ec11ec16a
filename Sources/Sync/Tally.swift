import Synchronization
import Warehouse

/// What a list's pages came to so far, added up by the windows that are fetched side by side.
final class Tally: Sendable {
  /// The sums.
  struct Sums: Sendable {
    var records = 0
    var pages = 0
    var problems = 0
    var changes = Changes()
    /// How many pages there will be, where the API told it.
    var expectedPages: Int?
    /// Whether an earlier run had begun.
    var isResumed = false
    /// The records that earlier runs landed.
    var earlier = 0
  }

  private let sums = Mutex(Sums())

  /// The sums at this moment.
  var now: Sums { sums.withLock { $0 } }

  /// Remembers that an earlier run had begun, and had landed so many records.
  func resume(after records: Int) {
    sums.withLock {
      $0.isResumed = true
      $0.earlier = records
    }
  }

  /// Adds something that was set aside beside the pages.
  func addProblem() { sums.withLock { $0.problems += 1 } }

  /// Adds a page, some of whose records were seen before, and answers the sums with it.
  func add(_ landed: Landed, again: Int, lastPage: Int?) -> Sums {
    sums.withLock { sums in
      sums.records += landed.records - again
      sums.pages += 1
      sums.problems += landed.problems
      sums.changes.add(landed.changes)
      if let lastPage { sums.expectedPages = max(sums.expectedPages ?? 0, lastPage) }
      return sums
    }
  }
}
