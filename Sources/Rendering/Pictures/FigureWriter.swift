import Charts
import Rows

/// An answer as a picture in HTML, with the table that it was made of behind it.
final class FigureWriter: RowWriter {
  private let sink: ByteSink
  private let layout: Layout
  private var held: HeldSheet

  init(_ sink: ByteSink, _ layout: Layout) {
    self.sink = sink
    self.layout = layout
    held = HeldSheet(layout.chart)
  }

  func begin(_ columns: [String]) throws(OutputError) { held.begin(columns) }

  func write(_ row: Row) throws(OutputError) { try held.append(row) }

  func note(_ sentence: String) { held.notes.append(sentence) }

  func end() throws(OutputError) {
    let figure = HTMLFigure(try held.chart(), held.sheet, id: "chart", layout)
    try sink.write("<style>\n\(ChartSVG.style)</style>\n")
    try figure.write(to: sink, width: 720)
    try sink.flush()
  }
}

/// A picture, what its reader should know, and its table.
struct HTMLFigure {
  private let chart: Chart
  private let sheet: Sheet
  private let id: String
  private let layout: Layout

  init(_ chart: Chart, _ sheet: Sheet, id: String, _ layout: Layout = Layout()) {
    self.chart = chart
    self.sheet = sheet
    self.id = id
    self.layout = layout
  }

  func write(to sink: ByteSink, width: Double) throws(OutputError) {
    try sink.write("<figure>\n")
    try sink.write(ChartSVG(chart, width: width, id: id, isAlone: false).text)
    try sink.write("<figcaption>\(Markup.escaped(chart.title))")
    for note in chart.notes { try sink.write("; \(Markup.escaped(note))") }
    try sink.write("</figcaption>\n</figure>\n")
    try Self.writeTable(of: sheet, to: sink, layout)
  }

  /// Writes a table that is folded away, and scrolled sideways by the keyboard, too.
  static func writeTable(
    of sheet: Sheet, to sink: ByteSink, _ layout: Layout = Layout()
  ) throws(OutputError) {
    let count = sheet.rows.count == 1 ? "1 row" : "\(sheet.rows.count) rows"
    try sink.write(
      "<details>\n<summary>The table behind it (\(count))</summary>\n<div class=\"wide\" role=\"region\" "
        + "aria-label=\"Table of \(count)\" tabindex=\"0\">\n")
    let table = HTMLWriter(sink, layout)
    try table.begin(sheet.columns)
    for row in sheet.rows {
      try Row.lending(row) { (row) throws(OutputError) in try table.write(row) }
    }
    try table.end()
    try sink.write("</div>\n</details>\n")
  }
}
