/// The rows of a text of comma-separated values, one after another.
///
/// An empty field without quotes is NULL, `""` is an empty text, as our own CSV has it. Lines end in LF,
/// CR LF or CR; quotes may hold all of these.
struct CSVRows: Sequence, IteratorProtocol {
  /// Why a text is not what it should be.
  struct Problem: Error, Equatable {
    let line: Int
    let sentence: String
  }

  private let bytes: [UInt8]
  private let separator: UInt8
  private var at = 0
  /// The line that the next row begins on.
  private(set) var line = 1
  /// What stopped the rows before the end of the text.
  private(set) var problem: Problem?

  /// The rows of a text; a byte order mark before them is left out.
  init(_ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ",")) {
    self.bytes = bytes
    self.separator = separator
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// The fields of the next row; `nil` at the end or at a problem.
  mutating func next() -> [String?]? {
    guard problem == nil, at < bytes.count else { return nil }
    let start = line
    var fields: [String?] = []
    while true {
      guard let field = field(of: start) else { return nil }
      fields.append(field.text)
      guard at < bytes.count else { return fields }
      let byte = bytes[at]
      at += 1
      if byte == separator {
        if at == bytes.count { return fields + [nil] }
        continue
      }
      if byte == UInt8(ascii: "\r"), at < bytes.count, bytes[at] == UInt8(ascii: "\n") { at += 1 }
      line += 1
      return fields
    }
  }

  /// The field here; `nil` when its quote is never closed.
  private mutating func field(of row: Int) -> (text: String?, Void)? {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { return (plain(), ()) }
    var text: [UInt8] = []
    at += 1
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") {
        guard at < bytes.count, bytes[at] == byte else {
          // What stands behind a closing quote belongs to the field all the same.
          return (String(decoding: text, as: UTF8.self) + (plain() ?? ""), ())
        }
        at += 1
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      text.append(byte)
    }
    problem = Problem(line: row, sentence: "a quote that is opened in this row is never closed")
    return nil
  }

  private mutating func plain() -> String? {
    let start = at
    while at < bytes.count, bytes[at] != separator, bytes[at] != UInt8(ascii: "\n"),
      bytes[at] != UInt8(ascii: "\r")
    {
      at += 1
    }
    return at == start ? nil : String(decoding: bytes[start..<at], as: UTF8.self)
  }
}
