import Charts
import Glibc
import Rows
import Testing

@testable import Rendering

/// Pictures compared with files in `Golden/`: every kind with all that is hard to draw.
@Suite struct ChartGoldenTests {
  @Test(arguments: ChartKind.allCases)
  func `draws every kind at 80 and 40 columns, and never beyond`(kind: ChartKind) throws {
    var text = ""
    for sample in ChartSample.all(kind) {
      for width in [80, 40] {
        let picture = try picture(kind, sample, width)
        text += "== \(kind.rawValue): \(sample.name), \(width) columns\n\(picture)\n"
        for line in picture.split(separator: "\n") {
          #expect(displayWidth(of: line) <= width, "\(sample.name): \(line)")
        }
      }
    }
    try compareGolden(text, "chart-\(kind.rawValue).txt")
  }

  @Test(arguments: ChartKind.allCases)
  func `draws with ASCII alone when asked to`(kind: ChartKind) throws {
    var text = ""
    for sample in ChartSample.all(kind) {
      let picture = try picture(kind, sample, 60, isASCII: true)
      text += "== \(kind.rawValue): \(sample.name)\n\(picture)\n"
      #expect(picture.unicodeScalars.allSatisfy { $0 == "\n" || (" "..."~").contains($0) })
      for line in picture.split(separator: "\n") { #expect(line.count <= 60, "\(line)") }
    }
    try compareGolden(text, "chart-\(kind.rawValue)-ascii.txt")
  }

  @Test(arguments: ChartKind.allCases)
  func `draws twenty of everything on the narrowest terminal`(kind: ChartKind) throws {
    let rows = (0..<400).map { number -> [Scalar] in
      let name = kind == .line ? "2026-01-\(10 + number % 20)" : "name \(number / 20)"
      return [.text(name), .text("other \(number % 20)"), .integer(Int64(number % 7))]
    }
    let chart = try Chart(of: Sheet(["a", "b", "n"], rows), ChartChoice(kind))
    for width in [1, 20, 30] {
      #expect(ChartText(chart, width: width).lines.count > 5)
    }
  }

  @Test func `leaves the title out where the names of columns are not shown`() throws {
    var layout = Layout(width: 40, showsHeader: false)
    layout.chart = ChartChoice(.bars)
    let written = try Written(
      .chart, ["source", "n"], [[.text("a"), .integer(8)], [.text("b"), .integer(4)]], layout)
    #expect(written.text == "a 8 ████████████████████████████████████\nb 4 ██████████████████\n")
  }

  @Test func `says what makes no picture, and how to name columns`() throws {
    #expect(throws: OutputError.cannotDraw(.noNumber(known: ["a", "b"]))) {
      try Written(.chart, ["a", "b"], [[.text("x"), .text("y")]])
    }
    var layout = Layout()
    layout.chart = ChartChoice(.bars, ["sorce", "n"])
    #expect(throws: OutputError.cannotDraw(.noColumn("sorce", known: ["source", "n"]))) {
      try Written(.chart, ["source", "n"], [[.text("x"), .integer(1)]], layout)
    }
  }

  private func picture(
    _ kind: ChartKind, _ sample: ChartSample, _ width: Int, isASCII: Bool = false
  ) throws -> String {
    var layout = Layout(width: width)
    layout.chart = ChartChoice(kind)
    layout.isASCII = isASCII
    return try Written(.chart, sample.sheet.columns, sample.sheet.rows, layout).text
  }
}
