import FoundationEssentials
import Rows
import Testing

@testable import Rendering

@Suite struct JSONTests {
  @Test func `J1: writes an empty array, or no line, for no rows`() throws {
    #expect(try Written(.json, ["a"], []).text == "[]\n")
    #expect(try Written(.jsonl, ["a"], []).text == "")
  }

  @Test func `J2, J3, J4: numbers are exact, what JSON lacks is null, a blob is an object`() throws
  {
    let rows: [[Scalar]] = [
      [.integer(9_007_199_254_740_993), .real(0.1 + 0.2), .real(1)],
      [.real(.infinity), .real(.nan), .null],
      [.blob([0, 0xff]), .real(1e100), .integer(.min)],
    ]
    #expect(
      try Written(.json, ["a", "b", "c"], rows).text == """
        [
        {"a":9007199254740993,"b":0.30000000000000004,"c":1.0},
        {"a":null,"b":null,"c":null},
        {"a":{"hex":"00ff"},"b":1e+100,"c":-9223372036854775808}
        ]

        """)
  }

  @Test func `J4: numbers duplicate names and says so`() throws {
    let row: [Scalar] = [.integer(1), .integer(2), .integer(3), .integer(4)]
    let written = try Written(.jsonl, ["a", "a", "a_2", "a"], [row])
    #expect(written.text == #"{"a":1,"a_3":2,"a_2":3,"a_4":4}"# + "\n")
    #expect(
      written.warnings == [
        "two columns have the same name: “a” is now “a_3”, “a” is now “a_4”"
      ])
  }

  @Test func `J5: replaces bytes that are not UTF-8 and warns once`() throws {
    let descriptor = try temporaryDescriptor()
    var warnings: [String] = []
    let writer = Format.jsonl.writer(
      to: ByteSink(descriptor: descriptor), warn: { warnings.append($0) })
    try writer.begin(["a"])
    for bytes in [[0x61, 0xff, 0x62], [0xed, 0xa0, 0x80], [0xc3]] as [[UInt8]] {
      try withTextRow(bytes) { row throws(OutputError) in try writer.write(row) }
    }
    try writer.end()
    let text = try #require(String(validating: allBytes(of: descriptor), as: UTF8.self))
    #expect(text.split(separator: "\n").first == "{\"a\":\"a\u{fffd}b\"}")
    #expect(warnings == ["“a” holds bytes that are not UTF-8; they were written as U+FFFD"])
  }

  @Test func `J6: escapes control characters, quotes and backslashes`() throws {
    let text = "\"\\/\n\r\t\u{0}\u{1b}\u{7f}\u{85}\u{9b}\u{a0}Â日</script>"
    let expected = #"{"k\"":"\"\\/\n\r\t\u0000\u001b\u007f\u0085\u009b"# + "\u{a0}Â日</script>\"}\n"
    #expect(try Written(.jsonl, ["k\""], [[.text(text)]]).text == expected)
  }

  @Test func `J6: any text comes back through another parser`() throws {
    let scalars = (0..<4000).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x2fff)) }
    let text = String(String.UnicodeScalarView(scalars))
    let written = try Written(.json, ["a"], [[.text(text)], [.text("plain")]])
    let parsed = try JSONDecoder().decode([[String: String]].self, from: Data(written.bytes))
    #expect(
      parsed.map { $0["a"].map { Array($0.utf8) } } == [Array(text.utf8), Array("plain".utf8)])
  }

  @Test(arguments: [Format.csv, .tsv, .json, .jsonl])
  func `J7: the first row is out before the answer ends`(format: Format) throws {
    let descriptor = try temporaryDescriptor()
    let writer = format.writer(to: ByteSink(descriptor: descriptor))
    try writer.begin(["a"])
    try withRow([.text("first")]) { row throws(OutputError) in try writer.write(row) }
    #expect(String(decoding: allBytes(of: descriptor), as: UTF8.self).contains("first"))
  }

  @Test func `J2: names what JSON lacks, when asked`() throws {
    var layout = Layout()
    layout.namesNonfinite = true
    let row: [Scalar] = [.real(.infinity), .real(-.infinity), .real(1)]
    #expect(
      try Written(.jsonl, ["a", "b", "c"], [row], layout).text
        == #"{"a":"Inf","b":"-Inf","c":1.0}"# + "\n")
  }

  @Test func `writes 0 and 1 of the columns that are told as false and true`() throws {
    var layout = Layout()
    layout.booleans = [1]
    let rows: [[Scalar]] = [[.integer(1), .integer(1)], [.integer(0), .integer(0)]]
    #expect(
      try Written(
        .jsonl, ["a", "b"], rows + [[.null, .null], [.integer(2), .integer(2)]], layout
      )
      .text
        == #"{"a":1,"b":true}"# + "\n" + #"{"a":0,"b":false}"# + "\n"
        + #"{"a":null,"b":null}"# + "\n" + #"{"a":2,"b":2}"# + "\n")
  }
}
