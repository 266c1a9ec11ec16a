import Warehouse

/// What a sync tells while it runs, for whoever shows it.
package enum SyncEvent: Sendable {
  /// A list is about to be fetched, into these tables.
  case started(list: String, tables: [String], kind: Kind)
  /// A page landed; the counts are of this run so far.
  case landed(list: String, records: Int, pages: Int, expectedPages: Int?, reached: String?)
  /// Another process syncs a table, and is waited for.
  case waiting(SyncLock.Holder)
  /// A list is complete.
  case finished(list: String, records: Int, changed: Int)
  /// A list stopped; what landed is kept.
  case failed(list: String, failure: any Error)

  /// What a list's fetch is.
  package enum Kind: Sendable, Equatable {
    /// All records, for the first time or again after it was interrupted.
    case firstLoad
    /// New and changed records only.
    case changes
    /// All records once more.
    case reload
    /// Ids alone, to find the rows that are gone.
    case sweep
  }
}
