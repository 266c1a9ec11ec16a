import Rows
import Testing

@testable import Rendering

@Suite struct TSVTests {
  @Test func `escapes what would break a line or a field`() throws {
    let rows: [[Scalar]] = [
      [.text("a\tb"), .text("c\nd\r"), .text("e\\f")],
      [.null, .text(""), .real(1.5)],
      [.blob([0xab]), .integer(-3), .text("\"quoted\", plain")],
    ]
    #expect(
      try Written(.tsv, ["a", "b\tc", "d"], rows).text == """
        a\tb\\tc\td
        a\\tb\tc\\nd\\r\te\\\\f
        \\N\t\t1.5
        ab\t-3\t"quoted", plain

        """)
  }

  @Test func `writes the header alone for no rows`() throws {
    #expect(try Written(.tsv, ["a", "b"], []).text == "a\tb\n")
  }
}
