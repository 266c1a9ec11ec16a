/// Every feeding of one list in one shape, as the tree of records that its pages are made of.
final class FeedTree {
  let list: String
  let shape: Shape
  let root = Level()
  /// The slot of the outermost record's id.
  let rootID: Int
  /// The tables that are fed, in the schema's order.
  let tables: [Table]
  /// The tables that no other list feeds in this shape: what a full list leaves out is gone.
  let wholeTables: Set<String>
  /// The table that each feeding makes rows of, by its number.
  private(set) var fedTables: [Table] = []

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
        let levels = FeedTree.levels(feeding.each, from: root)
        let level = levels[levels.endIndex - 1]
        level.feeds.append(
          Feed(
            feeding, of: table, shape: shape, in: levels[...], number: fedTables.count,
            holdsUnknown: level.feeds.isEmpty, keepsPersonalData: keepsPersonalData))
        fedTables.append(table)
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
