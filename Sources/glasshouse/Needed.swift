import FoundationEssentials
import Sync
import Warehouse

/// Which of the tables that a statement reads must be synced first.
struct Needed {
  /// Tables whose first load is not complete.
  private(set) var missing: [String] = []
  /// Tables that are loaded, but older than allowed.
  private(set) var stale: [String] = []
  /// Tables that records of this shape cannot fill.
  private(set) var unavailable: [String] = []

  /// All that must be synced.
  var all: [String] { missing + stale }

  /// What a statement over these tables needs; child tables stand for their parents.
  ///
  /// A table that was loaded from a later day on than is asked for now (`since`) is stale, however
  /// young, and so is one without a watermark, whose rows lack a column; `now` is seconds since 1970.
  init(
    _ tables: Set<String>, schema: Schema, shape: Shape, states: [String: TableState],
    freshness: Freshness, since: String?, now: Double
  ) {
    let filling = schema.names(filling: tables)
    for table in schema.tables where filling.contains(table.name) {
      let state = states[table.name]
      if let state, state.isLoaded, let syncedAt = state.syncedAt.flatMap(Age.seconds) {
        if freshness.isStale(syncedAt: syncedAt, now: now)
          || (state.watermark == nil && freshness != .whateverIsThere)
          || (since != nil && !state.covers(since: since))
        {
          stale.append(table.name)
        }
      } else if schema.lists(feeding: table, in: shape).isEmpty {
        unavailable.append(table.name)
      } else {
        missing.append(table.name)
      }
    }
  }

  /// Leaves tables out that are not to be synced; those of them that were never loaded.
  mutating func leaveOut(_ names: Set<String>) -> [String] {
    defer {
      missing.removeAll(where: names.contains)
      stale.removeAll(where: names.contains)
    }
    return missing.filter(names.contains)
  }
}
