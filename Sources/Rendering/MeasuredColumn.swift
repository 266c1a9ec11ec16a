import Rows

/// What a sample of rows says about a column.
struct MeasuredColumn: Equatable {
  /// The name as it is shown.
  let name: String
  /// The columns of a terminal that the name takes.
  let nameWidth: Int
  /// The columns of a terminal that the widest value takes.
  var valueWidth = 0
  /// Whether there is a value, and all values but NULL are numbers.
  var isNumeric: Bool { sawNumber && !sawOther }

  /// The width that was asked for, if any.
  var wantedWidth: Int?

  private var sawNumber = false
  private var sawOther = false

  /// A column of which no value has been seen.
  init(_ column: String) {
    var shown = VisibleText()
    shown.show(column)
    name = String(decoding: shown.bytes, as: UTF8.self)
    nameWidth = shown.width
  }

  /// The width at which neither the name nor a value is shortened.
  var naturalWidth: Int { fixedWidth ?? max(nameWidth, valueWidth, 1) }

  /// The width that was asked for; numbers get what they need all the same.
  private var fixedWidth: Int? {
    wantedWidth.map { isNumeric ? max($0, valueWidth) : $0 }
  }

  /// The width below which the column says too little; numbers are never cut.
  var leastWidth: Int {
    if let fixedWidth { return fixedWidth }
    return isNumeric ? max(valueWidth, min(nameWidth, 8)) : min(naturalWidth, 8)
  }

  mutating func see(_ value: Value, width: Int) {
    valueWidth = max(valueWidth, width)
    switch value {
    case .null: break
    case .integer, .real: sawNumber = true
    case .text, .blob: sawOther = true
    }
  }

  /// The columns of an answer, measured by the rows held.
  static func measure(
    _ names: [String], by rows: HeldRows, null: String
  ) throws(OutputError) -> [MeasuredColumn] {
    var columns = names.map { MeasuredColumn($0) }
    var shown = VisibleText()
    try rows.forEach { (row) throws(OutputError) in
      for index in columns.indices {
        shown.show(row[index], null: null)
        columns[index].see(row[index], width: shown.width)
      }
    }
    return columns
  }
}

/// The widths at which columns fit a line of so many columns, or `nil` when they cannot.
///
/// The widest text columns give way first. A border and two spaces go with every column.
func fit(_ columns: [MeasuredColumn], into width: Int?) -> [Int]? {
  let natural = columns.map(\.naturalWidth)
  guard let width else { return natural }
  let room = width - 3 * columns.count - 1
  func capped(at cap: Int) -> [Int] {
    columns.map { max($0.leastWidth, min($0.naturalWidth, cap)) }
  }
  guard capped(at: 0).reduce(0, +) <= room else { return nil }
  var cap = room
  while capped(at: cap).reduce(0, +) > room { cap -= 1 }
  var widths = capped(at: cap)
  var left = room - widths.reduce(0, +)
  for index in widths.indices where left > 0 && widths[index] == cap && cap < natural[index] {
    widths[index] += 1
    left -= 1
  }
  return widths
}
