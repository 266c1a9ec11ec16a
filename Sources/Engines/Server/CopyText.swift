import Rows

/// Rows in the text form of `COPY`: a tab between values, a line for each row.
struct CopyText {
  private(set) var bytes: [UInt8] = []

  /// Adds a row.
  mutating func append(_ row: Row) {
    for index in 0..<row.count {
      if index > 0 { bytes.append(UInt8(ascii: "\t")) }
      append(row[index])
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Forgets what was written, and keeps the room.
  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  private mutating func append(_ value: Value) {
    switch value {
    case .null: bytes += #"\N"#.utf8
    case .integer(let number): bytes += "\(number)".utf8
    case .real(let number): bytes += "\(number)".utf8
    case .text(let text), .blob(let text):
      for byte in text {
        switch byte {
        case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
        case UInt8(ascii: "\t"): bytes += #"\t"#.utf8
        case UInt8(ascii: "\n"): bytes += #"\n"#.utf8
        case UInt8(ascii: "\r"): bytes += #"\r"#.utf8
        // No text of PostgreSQL can hold a zero byte: U+FFFD stands for it.
        case 0: bytes += "\u{fffd}".utf8
        default: bytes.append(byte)
        }
      }
    }
  }
}
