import Rows

/// Rows in a box, for a person at a terminal.
///
/// The first rows are held until the widths are known, the rest streams. On a terminal the widest text
/// columns are shortened with `…` until a line fits, which is said at the end; when even that cannot fit,
/// the answer is written vertically, which is said at once. Without a width nothing is shortened: a later
/// and wider value pushes its border to the right.
final class TableWriter: RowWriter {
  private let sink: ByteSink
  private let layout: Layout
  private let warn: (String) -> Void
  private let null: String

  private var names: [String] = []
  private var held = HeldRows(columns: 0)
  private var columns: [MeasuredColumn] = []
  private var widths: [Int]?
  private var instead: VerticalWriter?
  private var cell = VisibleText()
  private var shortened: Set<Int> = []
  private var begun: ContinuousClock.Instant?

  init(_ sink: ByteSink, _ layout: Layout, _ warn: @escaping (String) -> Void) {
    self.sink = sink
    self.layout = layout
    self.warn = warn
    null = layout.null ?? "NULL"
  }

  func begin(_ columns: [String]) throws(OutputError) {
    names = columns
    held = HeldRows(columns: max(columns.count, 1))
  }

  func write(_ row: Row) throws(OutputError) {
    if let instead { return try instead.write(row) }
    if let widths { return try write(row, widths) }
    held.append(row)
    if held.isFull || isWaitedFor { try release(isWhole: false) }
  }

  /// Whether the sample has taken so long that what is there is shown.
  private var isWaitedFor: Bool {
    let start = begun ?? .now
    begun = start
    return start.duration(to: .now) > .milliseconds(500)
  }

  func end() throws(OutputError) {
    guard !names.isEmpty else { return try sink.flush() }
    if widths == nil && instead == nil { try release(isWhole: true) }
    if let instead { return try instead.end() }
    if let widths { try writeRule("└", "┴", "┘", widths) }
    try sink.flush()
    guard !shortened.isEmpty else { return }
    let list = shortened.sorted().map { "“\(columns[$0].name)”" }.joined(separator: ", ")
    let reason = layout.width.map { "to fit \($0) columns" } ?? "to the width that was set"
    warn("shortened \(reason): \(list); vertical and csv show all of it")
  }

  /// Decides on the widths, then writes what was held back for them.
  ///
  /// When it is not the whole answer, wider values may follow: what room is left goes to them.
  private func release(isWhole: Bool) throws(OutputError) {
    columns = try MeasuredColumn.measure(names, by: held, null: null)
    for (index, width) in layout.columnWidths.prefix(columns.count).enumerated() where width > 0 {
      columns[index].wantedWidth = width
    }
    if let fitted = fit(columns, into: layout.width) {
      let widths = isWhole ? fitted : loosened(fitted)
      self.widths = widths
      try writeHead(widths)
      try held.forEach { (row) throws(OutputError) in try write(row, widths) }
    } else {
      warn("\(names.count) columns do not fit \(layout.width ?? 0): shown vertically")
      let vertical = VerticalWriter(sink, layout)
      instead = vertical
      try vertical.begin(names)
      try held.forEach { (row) throws(OutputError) in try vertical.write(row) }
    }
    held = HeldRows(columns: names.count)
    try sink.flush()
  }

  /// The widths with the room that a line has left.
  private func loosened(_ widths: [Int]) -> [Int] {
    guard let width = layout.width else { return widths }
    var left = width - 3 * widths.count - 1 - widths.reduce(0, +)
    var widths = widths
    for index in widths.indices where columns[index].wantedWidth == nil {
      let extra = min(max(left, 0), columns[index].isNumeric ? 6 : max(16, widths[index]))
      widths[index] += extra
      left -= extra
    }
    return widths
  }

  private func writeHead(_ widths: [Int]) throws(OutputError) {
    try writeRule("┌", "┬", "┐", widths)
    guard layout.showsHeader else { return }
    for index in names.indices {
      cell.show(names[index])
      try writeCell(index, widths[index], style: .name)
    }
    try sink.write("│\n")
    try writeRule("├", "┼", "┤", widths)
  }

  private func write(_ row: Row, _ widths: [Int]) throws(OutputError) {
    for index in widths.indices {
      cell.show(row[index], null: null)
      try writeCell(
        index, widths[index], isNumber: row[index].isNumber, style: row[index].isNull ? .null : nil)
    }
    try sink.write("│\n")
  }

  /// Writes the current cell, shortened only where there is a limit and it is not a number.
  private func writeCell(
    _ index: Int, _ width: Int, isNumber: Bool = false, style: Style? = nil
  ) throws(OutputError) {
    let isLimited = layout.width != nil || columns[index].wantedWidth != nil
    if isLimited && cell.width > width && !isNumber {
      cell.shorten(to: width)
      shortened.insert(index)
    }
    let padding = max(0, width - cell.width)
    try sink.write("│ ")
    if columns[index].isNumeric { try sink.write(spaces: padding) }
    if layout.isColored, let style { try sink.write(style.begin) }
    try sink.write(cell.bytes)
    if layout.isColored, style != nil { try sink.write(Style.end) }
    if !columns[index].isNumeric { try sink.write(spaces: padding) }
    try sink.write(UInt8(ascii: " "))
  }

  private func writeRule(
    _ left: String, _ middle: String, _ right: String, _ widths: [Int]
  ) throws(OutputError) {
    try sink.write(left)
    for (index, width) in widths.enumerated() {
      if index > 0 { try sink.write(middle) }
      for _ in 0..<width + 2 { try sink.write("─") }
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

extension ByteSink {
  /// Writes so many spaces.
  func write(spaces count: Int) throws(OutputError) {
    for _ in 0..<count { try write(UInt8(ascii: " ")) }
  }
}
