import Rows
import Testing

@testable import Rendering

@Suite struct TableTests {
  @Test func `shows no rows as a header`() throws {
    #expect(try Written(.table, ["a"], []).text == "┌───┐\n│ a │\n├───┤\n└───┘\n")
  }

  @Test func `leaves the header out when asked`() throws {
    let written = try Written(.table, ["abc"], [[.integer(1)]], Layout(showsHeader: false))
    #expect(written.text == "┌─────┐\n│   1 │\n└─────┘\n")
  }

  @Test func `never lets a control character through`() throws {
    let controls = String(String.UnicodeScalarView((0..<0xa0).compactMap { Unicode.Scalar($0) }))
    for format in [Format.table, .markdown, .vertical] {
      let written = try Written(format, [controls], [[.text(controls)]])
      let passed = written.text.unicodeScalars.filter {
        $0 != "\n" && $0.properties.generalCategory == .control
      }
      #expect(passed.isEmpty)
    }
  }

  @Test func `goes on in lines of their own for later and wider values`() throws {
    let rows: [[Scalar]] =
      Array(repeating: [.text("x"), .integer(1)], count: 1500)
      + [[.text("much wider than forty columns have room for"), .integer(123_456)]]
    let free = try Written(.table, ["a", "b"], rows)
    #expect(
      free.text.hasSuffix("│ much wider than forty columns have room for │ 123456 │\n└───┴───┘\n"))
    #expect(free.warnings == [])
    let fitted = try Written(.table, ["a", "b"], rows, Layout(width: 40))
    #expect(
      fitted.text.hasSuffix(
        "│ much wider than … │  123456 │\n└───────────────────┴─────────┘\n"))
    #expect(
      fitted.warnings == ["shortened to fit 40 columns: “a”; vertical and csv show all of it"])
  }

  @Test func `streams after the first thousand rows`() throws {
    let descriptor = try temporaryDescriptor()
    let writer = Format.table.writer(to: ByteSink(descriptor: descriptor))
    try writer.begin(["a"])
    for _ in 0..<999 {
      try withRow([.integer(1)]) { row throws(OutputError) in try writer.write(row) }
    }
    #expect(allBytes(of: descriptor).isEmpty)
    try withRow([.integer(1)]) { row throws(OutputError) in try writer.write(row) }
    #expect(!allBytes(of: descriptor).isEmpty)
  }

  @Test(
    arguments: [
      ([5, 5], nil, [5, 5]),
      ([50, 20], 60, [33, 20]),
      ([50, 50], 60, [27, 26]),
      ([50, 40, 3], 60, [24, 23, 3]),
      ([50, 50], 23, [8, 8]),
      ([50, 50], 22, nil),
    ] as [([Int], Int?, [Int]?)])
  func `takes from the widest texts first`(natural: [Int], width: Int?, widths: [Int]?) {
    let columns = natural.map { width in
      var column = MeasuredColumn("a")
      column.see(.text(UnsafeRawBufferPointer(start: nil, count: 0)), width: width)
      return column
    }
    let fitted = fit(columns, into: width)
    #expect(fitted.map { $0.sorted(by: >) } == widths)
  }

  @Test func `never shortens a number`() {
    var column = MeasuredColumn("n")
    column.see(.integer(0), width: 30)
    #expect(column.leastWidth == 30)
    #expect(fit([column], into: 33) == nil)
    #expect(fit([column], into: 34) == [30])
  }

  @Test func `P14: colours names and NULL when told to, and nothing else`() throws {
    var layout = Layout()
    layout.isColored = true
    let written = try Written(.table, ["a"], [[.null], [.integer(1)]], layout).text
    #expect(written.contains(" \u{1b}[1ma\u{1b}[0m "))
    #expect(written.contains(" \u{1b}[2mNULL\u{1b}[0m "))
    let plain = try Written(.table, ["a"], [[.null], [.integer(1)]]).text
    #expect(written.replacing(try Regex("\u{1b}\\[[0-9]m"), with: "") == plain)
  }

  @Test func `leaves room for wider values that may follow, where a line has room`() throws {
    let rows: [[Scalar]] = (1...3000).map { [.integer($0 * 37), .text("row \($0 * 37)")] }
    let written = try Written(.table, ["n", "word"], rows, Layout(width: 80))
    #expect(written.warnings == [])
    let lines = written.text.split(separator: "\n")
    #expect(Set(lines.map { displayWidth(of: $0) }).count == 1)
    #expect(lines.last { $0.hasPrefix("│") }?.contains("row 111000") == true)
  }

  @Test func `keeps the width that was set for a column`() throws {
    var layout = Layout()
    layout.columnWidths = [0, 4]
    let written = try Written(
      .table, ["a", "b"], [[.text("abcdefgh"), .text("abcdefgh")]], layout)
    #expect(written.text.contains("│ abcdefgh │ abc… │"))
    #expect(written.warnings.count == 1)
  }
}
