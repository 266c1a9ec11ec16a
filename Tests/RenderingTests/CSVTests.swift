import Rows
import Testing

@testable import Rendering

@Suite struct CSVTests {
  @Test func `C1: keeps NULL and an empty text apart`() throws {
    #expect(try Written(.csv, ["a", "b"], [[.null, .text("")]]).text == "a,b\n,\"\"\n")
  }

  @Test func `C2, C14: ends lines and begins as asked`() throws {
    var layout = Layout()
    layout.endsLinesInCRLF = true
    layout.hasByteOrderMark = true
    let written = try Written(.csv, ["a"], [[.text("x\ny")], [.integer(2)]], layout)
    #expect(written.bytes == [0xef, 0xbb, 0xbf] + Array("a\r\n\"x\ny\"\r\n2\r\n".utf8))
    let tabs = try Written(.tsv, ["a"], [[.text("x\ny")]], layout)
    #expect(tabs.bytes == [0xef, 0xbb, 0xbf] + Array("a\r\nx\\ny\r\n".utf8))
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"),
    ("\rx", "\"'\rx\""), ("=\"a\"", "\"'=\"\"a\"\"\""), ("a=1", "a=1"), ("", "\"\""),
  ])
  func `C15: marks texts that a spreadsheet would calculate, when asked`(
    text: String, field: String
  ) throws {
    var layout = Layout(showsHeader: false)
    layout.guardsCells = true
    let row: [Scalar] = [.text(text), .integer(-1), .real(-0.5)]
    #expect(try Written(.csv, ["a", "b", "c"], [row], layout).text == "\(field),-1,-0.5\n")
  }

  @Test(arguments: [
    ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("a\nb", "\"a\nb\""),
    ("a\r\nb", "\"a\r\nb\""), ("\r", "\"\r\""), (" padded\t", " padded\t"), ("Zoë", "Zoë"),
    ("\u{1b}[31mred", "\u{1b}[31mred"), ("'", "'"), ("NULL", "NULL"),
  ])
  func `C3, C4, C13: quotes only what must be quoted`(text: String, field: String) throws {
    #expect(try Written(.csv, ["a"], [[.text(text)]]).text == "a\n\(field)\n")
  }

  @Test func `C5: writes a blob as lower-case hexadecimal`() throws {
    #expect(try Written(.csv, ["a"], [[.blob([0x00, 0xff, 0x0a, 0x41])]]).text == "a\n00ff0a41\n")
  }

  @Test(arguments: [[0x61, 0x00, 0x62], [0x61, 0xff, 0x62], [0xc3]] as [[UInt8]])
  func `C6, C7: passes the exact bytes of a text`(bytes: [UInt8]) throws {
    let descriptor = try temporaryDescriptor()
    let writer = Format.csv.writer(to: ByteSink(descriptor: descriptor))
    try writer.begin(["a"])
    try withTextRow(bytes) { row throws(OutputError) in try writer.write(row) }
    try writer.end()
    #expect(allBytes(of: descriptor) == Array("a\n".utf8) + bytes + [0x0a])
  }

  @Test func `C8, C9: writes numbers in their shortest exact form`() throws {
    let row: [Scalar] = [
      .real(0.1 + 0.2), .real(1), .real(1e100), .integer(.max), .integer(.min), .integer(0),
      .real(12_345_678_901_234_567_168), .real(.infinity), .real(-.infinity), .real(-0.5),
    ]
    let written = try Written(.csv, row.map { _ in "x" }, [row], Layout(showsHeader: false))
    #expect(
      written.text == "0.30000000000000004,1.0,1e+100,9223372036854775807,-9223372036854775808,0,"
        + "1.2345678901234567e+19,Inf,-Inf,-0.5\n")
  }

  @Test func `writes every real number as Swift describes it`() throws {
    var generator = SystemRandomNumberGenerator()
    var numbers: [Double] = [0, -0.0, 0.001, 0.0001, 1e10, 99_999_999_999.9999, 0.1, 123.456, 4.35]
    for _ in 0..<5000 {
      let whole = Double(Int64.random(in: -10_000_000...10_000_000, using: &generator))
      numbers.append(whole / [1, 10, 100, 1000, 10_000, 100_000][Int.random(in: 0...5)])
      numbers.append(Double(bitPattern: .random(in: .min ... .max, using: &generator)))
    }
    numbers.removeAll { !$0.isFinite }
    let written = try Written(.csv, ["x"], numbers.map { [.real($0)] }, Layout(showsHeader: false))
    #expect(written.text == numbers.map { "\($0)\n" }.joined())
  }

  @Test func `C10, C11, C12: writes the header even for no rows, duplicates as they are`() throws {
    #expect(try Written(.csv, ["a", "a", "x,y", ""], []).text == "a,a,\"x,y\",\"\"\n")
    let bare = try Written(.csv, ["a"], [[.integer(1)]], Layout(showsHeader: false))
    #expect(bare.text == "1\n")
  }

  @Test func `C16: quotes a text that equals the word for NULL`() throws {
    let rows: [[Scalar]] = [[.null, .text("NULL"), .text("")]]
    let written = try Written(.csv, ["a", "b", "c"], rows, Layout(null: "NULL"))
    #expect(written.text == "a,b,c\nNULL,\"NULL\",\"\"\n")
  }

  @Test func `C17, C18: any table reads back the same through another parser`() throws {
    let alphabet = Array(",\"\n\r ab'é日\t;")
    let rows = (0..<3000).map { _ in
      (0..<4).map { _ -> Scalar in
        if Int.random(in: 0..<6) == 0 { return .null }
        let count = Int.random(in: 0..<40)
        return .text(String((0..<count).map { _ in alphabet[Int.random(in: alphabet.indices)] }))
      }
    }
    let written = try Written(.csv, ["a", "b", "c", "d"], rows)
    let expected = [["a", "b", "c", "d"].map { String?.some($0) }] + rows.map { $0.map(\.asText) }
    #expect(parseCSV(written.bytes) == expected)
  }

  @Test func `values larger than the buffer arrive whole`() throws {
    let long = String(repeating: "long, ", count: 50_000)
    let written = try Written(
      .csv, ["a", "b"], [[.text(long), .integer(7)], [.text("x"), .null]])
    #expect(written.text == "a,b\n\"\(long)\",7\nx,\n")
  }
}

extension Scalar {
  fileprivate var asText: String? {
    if case .text(let text) = self { text } else { nil }
  }
}

/// A CSV parser by RFC 4180, byte by byte; an unquoted empty field is NULL.
private func parseCSV(_ bytes: [UInt8]) -> [[String?]] {
  var rows: [[String?]] = []
  var row: [String?] = []
  var index = 0
  while index < bytes.count {
    var field: [UInt8] = []
    var isNull = false
    if bytes[index] == UInt8(ascii: "\"") {
      index += 1
      while true {
        if bytes[index] == UInt8(ascii: "\"") {
          index += 1
          guard bytes[index] == UInt8(ascii: "\"") else { break }
        }
        field.append(bytes[index])
        index += 1
      }
    } else {
      while bytes[index] != UInt8(ascii: ",") && bytes[index] != UInt8(ascii: "\n") {
        field.append(bytes[index])
        index += 1
      }
      isNull = field.isEmpty
    }
    row.append(isNull ? nil : String(decoding: field, as: UTF8.self))
    if bytes[index] == UInt8(ascii: "\n") {
      rows.append(row)
      row = []
    }
    index += 1
  }
  return rows
}
