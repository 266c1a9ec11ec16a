import Rows

/// The lines of a table whose widths are known.
struct TableLines {
  /// How the cells of a column are drawn.
  private struct Column {
    let width: Int
    let isNumeric: Bool
    /// Whether what is wider is shortened.
    let isLimited: Bool
  }

  private let sink: ByteSink
  private let layout: Layout
  private let columns: [Column]
  private let null: String
  private var cell = VisibleText()
  /// The columns of which a value was shortened.
  private(set) var shortened: Set<Int> = []

  init(
    _ sink: ByteSink, _ layout: Layout, _ measured: [MeasuredColumn], _ widths: [Int], null: String
  ) {
    self.sink = sink
    self.layout = layout
    self.null = null
    columns = zip(measured, widths).map { column, width in
      Column(
        width: width, isNumeric: column.isNumeric,
        isLimited: layout.width != nil || column.wantedWidth != nil)
    }
  }

  /// Draws what stands above the rows.
  mutating func begin(_ names: [String]) throws(OutputError) {
    try writeRule("┌", "┬", "┐")
    guard layout.showsHeader else { return }
    for index in columns.indices {
      cell.show(names[index])
      try writeCell(index, style: .name)
    }
    try sink.write("│\n")
    try writeRule("├", "┼", "┤")
  }

  /// Draws a row.
  mutating func write(_ row: Row) throws(OutputError) {
    for index in columns.indices {
      let value = row[index]
      cell.show(value, null: null)
      try writeCell(index, isNumber: value.isNumber, style: value.isNull ? .null : nil)
    }
    try sink.write("│\n")
  }

  /// Draws what stands below the rows.
  func end() throws(OutputError) {
    try writeRule("└", "┴", "┘")
  }

  /// Writes the current cell, shortened only where there is a limit and it is not a number.
  private mutating func writeCell(
    _ index: Int, isNumber: Bool = false, style: Style? = nil
  ) throws(OutputError) {
    let column = columns[index]
    if column.isLimited && cell.width > column.width && !isNumber {
      cell.shorten(to: column.width)
      shortened.insert(index)
    }
    let padding = max(0, column.width - cell.width)
    try sink.write("│ ")
    if column.isNumeric { try sink.write(spaces: padding) }
    if layout.isColored, let style { try sink.write(style.begin) }
    try sink.write(cell.bytes)
    if layout.isColored, style != nil { try sink.write(Style.end) }
    if !column.isNumeric { try sink.write(spaces: padding) }
    try sink.write(UInt8(ascii: " "))
  }

  private func writeRule(
    _ left: String, _ middle: String, _ right: String
  ) throws(OutputError) {
    try sink.write(left)
    for (index, column) in columns.enumerated() {
      if index > 0 { try sink.write(middle) }
      for _ in 0..<column.width + 2 { try sink.write("─") }
    }
    try sink.write(right)
    try sink.write(UInt8(ascii: "\n"))
  }
}

/// How a cell is set off from the others.
enum Style {
  case name
  case null

  /// What a terminal is told before it.
  var begin: String {
    switch self {
    case .name: "\u{1b}[1m"
    case .null: "\u{1b}[2m"
    }
  }

  /// What a terminal is told after it.
  static let end = "\u{1b}[0m"
}

extension Value {
  /// Whether there is no value.
  var isNull: Bool { if case .null = self { true } else { false } }

  /// Whether the value is an integer or a real number.
  var isNumber: Bool {
    switch self {
    case .integer, .real: true
    case .null, .text, .blob: false
    }
  }
}
