import Warehouse

/// Which lists a set of tables needs, worked out from the schema and the ledger alone.
package struct Plan: Sendable {
  /// One plan per list, in the order of the schema.
  package let lists: [ListPlan]
  /// Tables asked for that records of this shape cannot fill.
  package let unavailable: [String]

  /// How far before the watermark changes are asked for again, in seconds: room for clocks that
  /// differ and for commits that were late.
  static let lookBack = 600.0

  /// Plans for tables by name; child tables stand for their parents.
  ///
  /// `prerequisite` names the list that must have landed before another can be asked for.
  ///
  /// - Throws: `SyncError` when a name, method or field does not fit.
  package init(
    tables names: [String], schema: Schema, shape: Shape, states: [String: TableState],
    choice: Choice, prerequisite: (String) -> String? = { _ in nil }
  ) throws {
    var unavailable: [String] = []
    var wanted: Set<String> = []
    for name in names {
      guard let named = schema.table(named: name) else {
        throw SyncError.unknownTable(name)
      }
      for table in schema.tables(filling: named) {
        let feeders = schema.lists(feeding: table, in: shape)
        if feeders.isEmpty { unavailable.append(table.name) }
        wanted.formUnion(feeders)
        wanted.formUnion(feeders.compactMap(prerequisite))
      }
    }
    self.unavailable = unavailable
    lists = try schema.lists(in: shape).filter(wanted.contains).map { list in
      try Self.plan(
        list, tables: schema.tables(fedBy: list, in: shape), shape: shape, states: states,
        choice: choice)
    }
  }

  private static func plan(
    _ list: String, tables: [Table], shape: Shape, states: [String: TableState], choice: Choice
  ) throws -> ListPlan {
    let own = tables[0]
    let state = states[own.name]
    let offered = own.incremental[shape] ?? []
    let method = try method(for: own, offered: offered, state: state, choice: choice)
    let field = try field(for: own, method: method, offered: offered, state: state, choice: choice)
    let known = tables.map { states[$0.name] }
    let since = own.growth != .slow ? since(choice: choice, states: known) : nil
    let extent = extent(method: method, field: field, since: since, shape: shape, states: known)
    return ListPlan(
      list: list, tables: tables.map(\.name), method: method, field: field, since: since,
      extent: extent)
  }

  /// The bound of a load: it keeps what a first load leaves out, takes nothing from what is loaded, and
  /// may only let in more later.
  private static func since(choice: Choice, states: [TableState?]) -> String? {
    let loaded = states.compactMap(\.self).filter(\.isLoaded)
    guard !loaded.isEmpty else { return choice.since }
    let bounds = loaded.compactMap(\.since)
    guard bounds.count == loaded.count else { return nil }
    return (bounds + [choice.since].compactMap(\.self)).min()
  }

  private static func method(
    for table: Table, offered: [String], state: TableState?, choice: Choice
  ) throws -> Method {
    if let chosen = choice.method {
      guard chosen == .full || !offered.isEmpty else {
        throw SyncError.methodNotOffered(table: table.name, method: chosen.rawValue)
      }
      return chosen
    }
    if choice.field != nil, !offered.isEmpty { return .incremental }
    if let saved = state?.chosenMethod.flatMap(Method.init), saved == .full || !offered.isEmpty {
      return saved
    }
    return offered.isEmpty ? .full : .incremental
  }

  private static func field(
    for table: Table, method: Method, offered: [String], state: TableState?, choice: Choice
  ) throws -> String? {
    if let chosen = choice.field {
      guard offered.contains(chosen) else {
        throw SyncError.fieldNotOffered(table: table.name, field: chosen, offered: offered)
      }
    }
    guard method == .incremental else { return nil }
    return choice.field ?? state?.chosenField.flatMap { offered.contains($0) ? $0 : nil }
      ?? offered.first
  }

  /// A list of which any table is not loaded, or was loaded otherwise, starts from the beginning.
  private static func extent(
    method: Method, field: String?, since: String?, shape: Shape, states: [TableState?]
  ) -> ListPlan.Extent {
    let loaded = states.compactMap(\.self).filter(\.isLoaded)
    let watermarks = loaded.compactMap(\.watermark)
    guard watermarks.count == states.count, let watermark = watermarks.min() else {
      return loaded.isEmpty ? .firstLoad : .reload
    }
    let isSameShape = loaded.allSatisfy { $0.shape == shape }
    guard method == .incremental, isSameShape, loaded.allSatisfy({ $0.covers(since: since) }),
      loaded.allSatisfy({ $0.field == nil || $0.field == field || field == "created_at" })
    else { return .reload }
    return .changes(since: Instant.text(watermark, adding: -lookBack))
  }
}
