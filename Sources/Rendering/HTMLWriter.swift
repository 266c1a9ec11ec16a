import Rows

/// Rows as an HTML table, for a page or a mail.
///
/// `&`, `<`, `>` and `"` are escaped, a line break is `<br>`, numbers are aligned to the right, and NULL
/// has the class `null`, so that it stays apart from a text of the same letters.
final class HTMLWriter: RowWriter {
  private let sink: ByteSink
  private let layout: Layout
  private let null: String
  private var cell = VisibleText(keepsLines: true)
  private var isFirst = true

  init(_ sink: ByteSink, _ layout: Layout) {
    self.sink = sink
    self.layout = layout
    null = layout.null ?? "NULL"
  }

  func begin(_ columns: [String]) throws(OutputError) {
    try sink.write("<table>\n")
    if layout.showsHeader {
      try sink.write("<thead><tr>")
      for column in columns {
        cell.show(column)
        try sink.write("<th scope=\"col\">")
        try writeEscaped()
        try sink.write("</th>")
      }
      try sink.write("</tr></thead>\n")
    }
    try sink.write("<tbody>\n")
  }

  func write(_ row: Row) throws(OutputError) {
    try sink.write("<tr>")
    for index in 0..<row.count {
      cell.show(row[index], null: null)
      switch row[index] {
      case .null: try sink.write("<td class=\"null\">")
      case .integer, .real: try sink.write("<td align=\"right\">")
      case .text, .blob: try sink.write("<td>")
      }
      try writeEscaped()
      try sink.write("</td>")
    }
    try sink.write("</tr>\n")
    if isFirst {
      isFirst = false
      try sink.flush()
    }
  }

  func end() throws(OutputError) {
    try sink.write("</tbody>\n</table>\n")
    try sink.flush()
  }

  private func writeEscaped() throws(OutputError) {
    for byte in cell.bytes {
      switch byte {
      case UInt8(ascii: "&"): try sink.write("&amp;")
      case UInt8(ascii: "<"): try sink.write("&lt;")
      case UInt8(ascii: ">"): try sink.write("&gt;")
      case UInt8(ascii: "\""): try sink.write("&quot;")
      case UInt8(ascii: "\n"): try sink.write("<br>")
      default: try sink.write(byte)
      }
    }
  }
}
