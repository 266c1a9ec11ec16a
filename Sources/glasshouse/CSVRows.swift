/// The rows of a file of comma-separated values, one after another.
///
/// An empty field without quotes is NULL, `""` is an empty text, as our own CSV has it. Lines end in LF,
/// CR LF or CR; quotes may hold all of these.
struct CSVRows {
  private let bytes: FileBytes
  private let file: String
  private let separator: UInt8
  /// The line that the next row begins on.
  private(set) var line = 1

  /// The rows of a file from its first byte on; a byte order mark before them is left out.
  init(_ bytes: FileBytes, of file: String, separator: UInt8 = UInt8(ascii: ",")) throws {
    self.bytes = bytes
    self.file = file
    self.separator = separator
    bytes.rewind()
    for byte in [0xEF, 0xBB, 0xBF] as [UInt8] {
      guard try bytes.next() == byte else {
        bytes.rewind()
        break
      }
      bytes.advance()
    }
  }

  /// The fields of the next row; `nil` at the end.
  ///
  /// - Throws: `DoorError.notCSV` for a quote that is never closed, `DoorError.unreadable`.
  mutating func next() throws -> [String?]? {
    guard try bytes.next() != nil else { return nil }
    var fields: [String?] = []
    while true {
      fields.append(try field(of: line))
      guard let byte = try bytes.next() else { return fields }
      bytes.advance()
      if byte == separator {
        if try bytes.next() == nil { return fields + [nil] }
        continue
      }
      if byte == UInt8(ascii: "\r"), try bytes.next() == UInt8(ascii: "\n") { bytes.advance() }
      line += 1
      return fields
    }
  }

  /// The field here.
  private mutating func field(of row: Int) throws -> String? {
    guard try bytes.next() == UInt8(ascii: "\"") else { return try plain() }
    var text: [UInt8] = []
    bytes.advance()
    while let byte = try bytes.next() {
      bytes.advance()
      if byte == UInt8(ascii: "\"") {
        guard try bytes.next() == byte else {
          // What stands behind a closing quote belongs to the field all the same.
          return String(decoding: text, as: UTF8.self) + (try plain() ?? "")
        }
        bytes.advance()
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      text.append(byte)
    }
    throw DoorError.notCSV(
      file, line: row, sentence: "a quote that is opened in this row is never closed")
  }

  private func plain() throws -> String? {
    var text: [UInt8] = []
    while let byte = try bytes.next(), byte != separator, byte != UInt8(ascii: "\n"),
      byte != UInt8(ascii: "\r")
    {
      text.append(byte)
      bytes.advance()
    }
    return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
  }
}
