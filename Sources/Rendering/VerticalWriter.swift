import Rows

/// Rows with a line for each value, the names of the columns to the left; nothing is shortened.
///
/// A value of several lines goes on below itself.
final class VerticalWriter: RowWriter {
  private let sink: ByteSink
  private let layout: Layout
  private let null: String
  private var names: [VisibleText] = []
  private var nameWidth = 0
  private var count = 0
  private var value = VisibleText(keepsLines: true)

  init(_ sink: ByteSink, _ layout: Layout) {
    self.sink = sink
    self.layout = layout
    null = layout.null ?? "NULL"
  }

  func begin(_ columns: [String]) throws(OutputError) {
    names = columns.map { column in
      var shown = VisibleText()
      shown.show(column)
      return shown
    }
    nameWidth = names.map(\.width).max() ?? 0
  }

  func write(_ row: Row) throws(OutputError) {
    count += 1
    if layout.showsHeader { try writeTitle() }
    for index in names.indices {
      try sink.write(spaces: nameWidth - names[index].width)
      try sink.write(names[index].bytes)
      try sink.write(" │ ")
      value.show(row[index], null: null)
      try writeLines()
    }
  }

  func end() throws(OutputError) {
    try sink.flush()
  }

  private func writeTitle() throws(OutputError) {
    let title = "── row \(count) "
    try sink.write(title)
    let length = min(layout.width ?? 40, max(40, nameWidth + 2))
    for _ in 0..<max(0, length - title.count) { try sink.write("─") }
    try sink.write(UInt8(ascii: "\n"))
  }

  private func writeLines() throws(OutputError) {
    for byte in value.bytes {
      try sink.write(byte)
      guard byte == UInt8(ascii: "\n") else { continue }
      try sink.write(spaces: nameWidth)
      try sink.write(" │ ")
    }
    try sink.write(UInt8(ascii: "\n"))
  }
}
