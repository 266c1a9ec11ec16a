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
  private var lines: TableLines?
  private var instead: VerticalWriter?
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
    if lines != nil { return try draw(row) }
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
    if lines == nil && instead == nil { try release(isWhole: true) }
    if let instead { return try instead.end() }
    try lines?.end()
    try sink.flush()
    guard let shortened = lines?.shortened, !shortened.isEmpty else { return }
    let list = shortened.sorted().map { "“\(columns[$0].name)”" }.joined(separator: ", ")
    let reason = layout.width.map { "to fit \($0) columns" } ?? "to the width that was set"
    warn("shortened \(reason): \(list); vertical and csv show all of it")
  }

  private func draw(_ row: Row) throws(OutputError) {
    try lines?.write(row)
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
      lines = TableLines(sink, layout, columns, widths, null: null)
      try lines?.begin(names)
      try held.forEach { (row) throws(OutputError) in try draw(row) }
    } else {
      warn(
        "\(names.count) columns do not fit \(layout.width ?? 0): shown vertically; fewer columns or a wider screen make a table"
      )
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
}
