import Glibc
import Rows
import Testing

@testable import Rendering

/// Whole answers compared with files in `Golden/`; `RECORD=1 swift test` writes them anew.
@Suite struct GoldenTests {
  static let columns = ["id", "name", "score", "note", "photo"]
  static let rows: [[Scalar]] = [
    [.integer(1), .text("Ada Lovelace"), .real(4.5), .text("plain"), .null],
    [.integer(20), .text("Zoë Ångström"), .real(10), .null, .blob([0, 255])],
    [.integer(300), .text("渡辺 直美"), .null, .text("two\nlines\tand a tab"), .null],
    [.integer(-4), .text("한국어 👩‍👩‍👧‍👦"), .real(0.25), .text("a|b \\ <br>"), .null],
    [
      .integer(4_611_686_018_427_387_904), .text("🇩🇪🇯🇵 ❤️"), .real(.infinity),
      .text("\u{1b}[31mred\u{7}\u{202e}"), .null,
    ],
    [
      .null, .text("שלום"), .real(1e100),
      .text("A long remark that says more than there is room for on a narrow line"), .null,
    ],
  ]

  @Test(arguments: [Format.table, .markdown, .html, .vertical])
  func `writes an answer without a limit`(format: Format) throws {
    try compare(Written(format, Self.columns, Self.rows), "people-\(format.rawValue).txt")
  }

  @Test func `fits a table to a terminal by shortening its widest texts`() throws {
    let written = try Written(.table, Self.columns, Self.rows, Layout(width: 80))
    try compare(written, "people-table-80.txt")
    #expect(
      written.warnings == ["shortened to fit 80 columns: “note”; vertical and csv show all of it"])
    for line in written.text.split(separator: "\n") { #expect(displayWidth(of: line) == 80) }
  }

  @Test func `turns a row that cannot fit on its side`() throws {
    let written = try Written(.table, Self.columns, Self.rows, Layout(width: 40))
    try compare(written, "people-table-40.txt")
    #expect(
      written.warnings == [
        "5 columns do not fit 40: shown vertically; fewer columns or a wider screen make a table"
      ])
  }

  @Test(arguments: [Format.table, .markdown, .html, .vertical])
  func `writes the names of the columns for no rows`(format: Format) throws {
    try compare(Written(format, Self.columns, []), "nobody-\(format.rawValue).txt")
  }

  private func compare(_ written: Written, _ file: String) throws {
    try compareGolden(written.text, file)
  }
}

/// Compares a text with a file in `Golden/`; `RECORD=1 swift test` writes it anew.
func compareGolden(_ text: String, _ file: String) throws {
  let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
  let path = "/\(folder)/Golden/\(file)"
  if getenv("RECORD") != nil {
    let output = try OutputFile(path: path)
    try output.sink.write(text)
    try output.commit()
  }
  let descriptor = open(path, O_RDONLY)
  defer { close(descriptor) }
  #expect(text == String(decoding: allBytes(of: descriptor), as: UTF8.self))
}
