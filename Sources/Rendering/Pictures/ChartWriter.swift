import Charts
import Rows

/// An answer as a picture, written when its last row has come.
final class ChartWriter: RowWriter {
  private let sink: ByteSink
  private let draw: (Chart) -> String
  private var held: HeldSheet

  /// A picture as text.
  init(text sink: ByteSink, _ layout: Layout) {
    self.sink = sink
    held = HeldSheet(layout.chart)
    draw = { chart in
      ChartText(
        chart, width: layout.width ?? 80, isASCII: layout.isASCII, showsTitle: layout.showsHeader
      ).lines.map { $0 + "\n" }.joined()
    }
  }

  /// A picture as an SVG file.
  init(svg sink: ByteSink, _ layout: Layout) {
    self.sink = sink
    held = HeldSheet(layout.chart)
    draw = { ChartSVG($0).text }
  }

  func begin(_ columns: [String]) throws(OutputError) { held.begin(columns) }

  func write(_ row: Row) throws(OutputError) { try held.append(row) }

  func note(_ sentence: String) { held.notes.append(sentence) }

  func end() throws(OutputError) {
    try sink.write(draw(try held.chart()))
    try sink.flush()
  }
}
