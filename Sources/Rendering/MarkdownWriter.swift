import Rows

/// Rows as a Markdown table, padded so that its source is readable too.
///
/// A pipe is written `\|`, a line break `<br>`, and `<` as `&lt;`; numbers are aligned to the right.
final class MarkdownWriter: RowWriter {
  private let sink: ByteSink
  private let null: String
  private var names: [String] = []
  private var held = HeldRows(columns: 0)
  private var columns: [MeasuredColumn]?
  private var cell = VisibleText(keepsLines: true)

  init(_ sink: ByteSink, _ layout: Layout) {
    self.sink = sink
    null = layout.null ?? "NULL"
  }

  func begin(_ columns: [String]) throws(OutputError) {
    names = columns
    held = HeldRows(columns: max(columns.count, 1))
  }

  func write(_ row: Row) throws(OutputError) {
    if let columns { return try write(row, columns) }
    held.append(row)
    if held.isFull { try release() }
  }

  func end() throws(OutputError) {
    if columns == nil && !names.isEmpty { try release() }
    try sink.flush()
  }

  private func release() throws(OutputError) {
    let columns = try MeasuredColumn.measure(names, by: held, null: null)
    self.columns = columns
    for (name, column) in zip(names, columns) {
      cell.show(name)
      try writeCell(column)
    }
    try sink.write("|\n")
    for column in columns {
      try sink.write(column.isNumeric ? "| " : "| -")
      for _ in 0..<width(column) - 1 { try sink.write(UInt8(ascii: "-")) }
      try sink.write(column.isNumeric ? ": " : " ")
    }
    try sink.write("|\n")
    try held.forEach { (row) throws(OutputError) in try write(row, columns) }
    held = HeldRows(columns: names.count)
    try sink.flush()
  }

  private func write(_ row: Row, _ columns: [MeasuredColumn]) throws(OutputError) {
    for (index, column) in columns.enumerated() {
      cell.show(row[index], null: null)
      try writeCell(column)
    }
    try sink.write("|\n")
  }

  /// The width of a column in the source; one long value does not make all lines long.
  private func width(_ column: MeasuredColumn) -> Int {
    min(max(column.naturalWidth, 3), 40)
  }

  private func writeCell(_ column: MeasuredColumn) throws(OutputError) {
    if cell.bytes.contains(where: Self.isSpecial) { cell.show(markup: escaped(cell.bytes)) }
    let padding = max(0, width(column) - cell.width)
    try sink.write("| ")
    if column.isNumeric { try sink.write(spaces: padding) }
    try sink.write(cell.bytes)
    if !column.isNumeric { try sink.write(spaces: padding) }
    try sink.write(UInt8(ascii: " "))
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "|"), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: "\n"): true
    default: false
    }
  }

  private func escaped(_ bytes: [UInt8]) -> String {
    var text = ""
    for character in String(decoding: bytes, as: UTF8.self) {
      switch character {
      case "|": text += "\\|"
      case "\\": text += "\\\\"
      case "<": text += "&lt;"
      case "\n": text += "<br>"
      default: text.append(character)
      }
    }
    return text
  }
}
