import Rows

/// A kind, and the columns of an answer that it is made of.
struct Plan {
  let sheet: Sheet
  let kind: ChartKind
  /// The places of the columns, the number last.
  let columns: [Int]
  /// The place of the column that says of how many things each number is told, if one does.
  private(set) var count: Int?
  /// The numbers of the answer that nobody asked for and that are not drawn.
  private let undrawn: [Int]

  /// Takes what is said, and tells the rest from the columns.
  init(_ sheet: Sheet, _ choice: ChartChoice) throws(ChartError) {
    self.sheet = sheet
    var named: [Int] = []
    var count: Int?
    for name in choice.columns {
      let found = try sheet.places(of: name)
      guard !named.contains(found.number) else {
        throw .namedTwice(sheet.columns[found.number])
      }
      named.append(found.number)
      count = found.count
    }
    let offered = named.isEmpty ? Array(sheet.columns.indices) : named
    let natures = offered.map { sheet.nature(of: $0) }
    // The number is the last column named, else the first that holds numbers and is no key.
    let numbers = zip(offered, natures).filter { $0.1 == .number }.map(\.0)
    let number =
      named.isEmpty ? numbers.first { !sheet.isKey($0) } ?? numbers.first : named.last
    // A column without any value may be the number that is wanted.
    let blank = natures.lastIndex(of: .nothing).map { offered[$0] }
    guard let number = number ?? blank else {
      throw .noNumber(known: sheet.columns)
    }
    let others = zip(offered, natures).filter { place, nature in
      place != number
        && (!named.isEmpty || nature == .text || nature == .date || sheet.isKey(place))
    }
    let kind = choice.kind ?? Self.guess(sheet, others.map(\.0), others.map(\.1), number)
    var categories = others.map(\.0)
    // A bar is best called by what no other bar is called.
    if named.isEmpty, kind == .bars, let own = categories.first(where: { !Self.repeats(sheet, $0) })
    {
      categories = [own]
    }
    if named.isEmpty, kind == .line, let date = others.first(where: { $0.1 == .date }) {
      categories = [date.0]
    }
    categories = Array(named.isEmpty ? categories.prefix(kind.columns - 1) : categories[...])
    if sheet.rows.isEmpty {
      categories = Array(offered.filter { $0 != number }.prefix(kind.columns - 1))
    } else if named.isEmpty, categories.count < kind.columns - 1 {
      throw .noCategory(kind, known: sheet.columns)
    } else if !named.isEmpty, categories.count != kind.columns - 1 {
      throw .columnCount(kind, named: choice.columns)
    }
    self.kind = kind
    undrawn =
      named.isEmpty
      ? numbers.filter { $0 != number && !categories.contains($0) && !sheet.isKey($0) }
      : []
    columns = categories + [number]
    self.count = count
    if count == nil, !isAdditive {
      self.count = sheet.columns.firstIndex(of: "n").flatMap {
        $0 != number && sheet.nature(of: $0) == .number ? $0 : nil
      }
    }
    for row in sheet.rows {
      if case .text(let text) = row[number] {
        throw .notANumber(sheet.columns[number], value: text)
      }
    }
  }

  /// The kind that the columns suggest.
  private static func guess(
    _ sheet: Sheet, _ others: [Int], _ natures: [Sheet.Nature], _ number: Int
  ) -> ChartKind {
    guard let first = others.first else { return .histogram }
    let isPaired = others.count > 1 && repeats(sheet, others[0]) && repeats(sheet, others[1])
    if let date = natures.firstIndex(of: .date), !repeats(sheet, others[date]) { return .line }
    if isPaired, isUnique(sheet, others[0], others[1]) { return .heat }
    return isOrdered(sheet, first, number) ? .funnel : .bars
  }

  private static func repeats(_ sheet: Sheet, _ column: Int) -> Bool {
    Set(sheet.rows.map { $0[column] }).count < sheet.rows.count
  }

  private static func isUnique(_ sheet: Sheet, _ one: Int, _ other: Int) -> Bool {
    Set(sheet.rows.map { [$0[one], $0[other]] }).count == sheet.rows.count
  }

  /// Whether a column is called as stages are, and its numbers never grow.
  private static func isOrdered(_ sheet: Sheet, _ column: Int, _ number: Int) -> Bool {
    guard namesStages(sheet.columns[column]), sheet.rows.count > 1 else { return false }
    let numbers = sheet.rows.compactMap { $0[number].number }
    return numbers.count == sheet.rows.count && numbers.allSatisfy { $0 >= 0 }
      && zip(numbers, numbers.dropFirst()).allSatisfy { $0 >= $1 }
  }

  private static func namesStages(_ column: String) -> Bool {
    ["stage", "milestone", "step"].contains(column.lowercased())
  }

  /// Whether the category is called as ordered stages are.
  var namesStages: Bool { Self.namesStages(category) }

  /// The name of the first category's column.
  var category: String { columns.first.map { sheet.columns[$0] } ?? "" }

  /// The name of the column that says of how many.
  var countName: String { count.map { sheet.columns[$0] } ?? "" }

  /// Of how many things the numbers are told, those of rows that have one.
  var counts: [Int] {
    guard let count, let number = columns.last else { return [] }
    return sheet.rows.filter { $0[number].number != nil }
      .compactMap { row in row[count].number.flatMap { Int(exactly: $0) } }
  }

  /// Whether the numbers are shares of one.
  var isShare: Bool {
    guard let number = columns.last else { return false }
    return Figures.isShare(measure, sheet.rows.compactMap { $0[number].number })
  }

  /// The name of the number's column.
  var measure: String { columns.last.map { sheet.columns[$0] } ?? "" }

  /// What is drawn by what.
  var title: String {
    let by = columns.dropLast().map { sheet.columns[$0] }
    guard kind != .histogram else { return sheet.rows.isEmpty ? measure : "rows by \(measure)" }
    let told = ["", "n"].contains(countName) ? "" : " (n: \(countName))"
    return "\(measure) by \(by.joined(separator: " and "))\(told)"
  }

  /// The rows as labels and a number, those without a number apart.
  func points() -> (all: [(labels: [Scalar], value: Double, count: Double?)], missing: Int) {
    var points: [(labels: [Scalar], value: Double, count: Double?)] = []
    guard let number = columns.last else { return ([], 0) }
    for row in sheet.rows {
      guard let value = row[number].number else { continue }
      points.append((columns.dropLast().map { row[$0] }, value, count.flatMap { row[$0].number }))
    }
    return (points, sheet.rows.count - points.count)
  }

  /// The word about rows that have no number.
  func notes(missing: Int) -> [String] {
    let names = undrawn.filter { $0 != count }.map { sheet.columns[$0] }
    let told =
      names.isEmpty ? [] : ["not drawn, unless it is named: \(names.joined(separator: ", "))"]
    guard missing > 0, let number = columns.last else { return told }
    let beyond = sheet.rows.count {
      if case .real = $0[number] { $0[number].number == nil } else { false }
    }
    return [
      (missing - beyond, "without \(measure)"), (beyond, "whose \(measure) is too large to draw"),
    ]
    .filter { $0.0 > 0 }.map { "left out: \(rows($0.0)) \($0.1)" } + told
  }

  /// Whether the sum of several rows says something.
  var isAdditive: Bool { columns.last.map { sheet.isCount($0) } ?? false }
}

/// So many rows, as a word.
func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(grouped(count)) rows" }
