import FoundationEssentials
import Warehouse

/// Which lists are looked through for rows that are gone, worked out from the schema and the ledger.
package struct SweepPlan: Sendable {
  /// One list, and the table whose rows its records are.
  struct Part: Sendable {
    let list: String
    let table: String
    /// All tables that the list fills: they are swept with it.
    let tables: [String]
  }

  let parts: [Part]

  /// Whether there is nothing to look through.
  package var isEmpty: Bool { parts.isEmpty }

  /// The plan for tables by name, or for all but the companions that grow fast and the sensitive tables
  /// that were not `admitted`.
  ///
  /// Tables that are not loaded have nothing that could be gone. `age` is that of the last sweep from
  /// which on a table is swept, `now` is seconds since 1970.
  package init(
    tables names: [String] = [], schema: Schema, shape: Shape, states: [String: TableState],
    admitted: Set<String> = [], age: Freshness = .within(seconds: 0), now: Double
  ) {
    let isNamed = !names.isEmpty
    let usual = schema.tables.filter {
      $0.growth != .fast && ($0.role != .sensitive || admitted.contains($0.name))
    }
    let named = isNamed ? names : usual.map(\.name)
    var wanted: Set<String> = []
    for table in named.compactMap({ schema.table(named: $0) }) where isNamed || table.role != .child
    {
      for filling in schema.tables(filling: table) {
        wanted.formUnion(schema.lists(feeding: filling, in: shape))
      }
    }
    parts = schema.lists(in: shape).filter(wanted.contains).compactMap { list in
      let fed = schema.tables(fedBy: list, in: shape)
      guard let own = fed.first, states[own.name]?.isLoaded == true else { return nil }
      if !isNamed, own.growth == .fast { return nil }
      let sweptAt = states[own.name]?.sweptAt.flatMap(Instant.date)?.timeIntervalSince1970
      guard age.isStale(syncedAt: sweptAt ?? 0, now: now) else { return nil }
      return Part(list: list, table: own.name, tables: fed.map(\.name))
    }
  }
}
