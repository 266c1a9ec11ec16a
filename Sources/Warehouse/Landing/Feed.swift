import Rows

/// A `Feeding` made ready for many records: how one record becomes one row of one table.
final class Feed {
  let table: Table
  /// One for each column of the table, in order; `nil` where this shape does not have the column.
  let extractors: [Extractor?]
  let test: Test?
  /// The place of the column that holds the outermost record's id.
  let owner: Int?
  let idPlace: Int
  let extraPlace: Int?
  let createdPlace: Int?
  /// The slots whose members stay in `extra` although a column reads a part of them.
  let kept: [Int]
  /// Whether the row keeps the record's unknown keys: one table of each record does.
  let holdsUnknown: Bool
  /// Whether a row without an id is no row, rather than one to be set aside.
  let mayLackID: Bool

  init(
    _ feeding: Feeding, of table: Table, shape: Shape, in levels: ArraySlice<Level>,
    holdsUnknown: Bool, keepsPersonalData: Bool
  ) {
    self.table = table
    let level = levels[levels.endIndex - 1]
    let sources = table.columns.map { column in
      feeding.columns[column.name] ?? (shape == .v1 ? column.v1 : column.v3)
    }
    extractors = zip(table.columns, sources).map { column, source in
      guard keepsPersonalData || !column.isPersonal else { return nil }
      return source.map { Extractor($0, in: levels) }
    }
    test = feeding.condition.map { Test($0, in: levels) }
    owner = feeding.owner.flatMap { owner in table.columns.firstIndex { $0.name == owner } }
    idPlace = table.columns.firstIndex { $0.name == "id" } ?? 0
    extraPlace =
      keepsPersonalData ? table.columns.firstIndex { $0.name == Column.extra.name } : nil
    createdPlace = table.columns.firstIndex { $0.name == "created_at" }
    for key in feeding.redundant { _ = level.slot(for: key) }
    kept = feeding.kept.map { level.slot(for: $0) }
    self.holdsUnknown = holdsUnknown
    mayLackID =
      switch sources[idPlace] {
      case .synthetic, .first, .when, nil: true
      default: false
      }
  }
}

/// Every feeding of one list in one shape, as the tree of records that its pages are made of.
final class ListPlan {
  let list: String
  let shape: Shape
  let root = Level()
  /// The slot of the outermost record's id.
  let rootID: Int
  /// The tables that are fed, in the schema's order.
  let tables: [Table]
  /// The tables that no other list feeds in this shape: what a full list leaves out is gone.
  let wholeTables: Set<String>

  /// The plan for a list, or `nil` when no table is fed by it.
  init?(_ list: String, shape: Shape, schema: Schema, keepsPersonalData: Bool = true) {
    self.list = list
    self.shape = shape
    rootID = root.slot(for: "id")
    let fed = schema.tables.filter { table in
      table.feedings(in: shape).contains { $0.list == list }
    }
    guard !fed.isEmpty else { return nil }
    tables = fed
    wholeTables = Set(
      fed.filter { $0.feedings(in: shape).allSatisfy { $0.list == list } }.map(\.name))
    for table in fed {
      for feeding in table.feedings(in: shape) where feeding.list == list {
        let levels = ListPlan.levels(feeding.each, from: root)
        let level = levels[levels.endIndex - 1]
        level.feeds.append(
          Feed(
            feeding, of: table, shape: shape, in: levels[...], holdsUnknown: level.feeds.isEmpty,
            keepsPersonalData: keepsPersonalData))
      }
    }
  }

  /// The levels on the way to the records at a path such as `interviews[].interview_kit`.
  private static func levels(_ each: String?, from root: Level) -> [Level] {
    var levels = [root]
    guard let each else { return levels }
    var steps: [String] = []
    let words = each.split(separator: ".").map(String.init)
    for (index, word) in words.enumerated() {
      let isEach = word.hasSuffix("[]")
      steps.append(isEach ? String(word.dropLast(2)) : word)
      guard isEach || index == words.count - 1 else { continue }
      let level = levels[levels.count - 1].nested(steps, isEach: isEach)
      levels.append(level)
      steps = []
    }
    return levels
  }
}

extension Level {
  /// The level at these steps inside this one, a new one if need be.
  func nested(_ names: [String], isEach: Bool) -> Level {
    let known = nested.first { level in
      level.isEach == isEach && level.steps.map(\.name) == names
    }
    if let known { return known }
    let level = Level(
      steps: names.map(Key.init), firstSlot: slot(for: names[0]), isEach: isEach)
    nested.append(level)
    return level
  }
}
