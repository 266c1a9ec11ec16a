import Rows

/// Rows as tab-separated values, in the manner of PostgreSQL's `COPY` and MySQL's `LOAD DATA`.
///
/// A tab is written `\t`, a line feed `\n`, a carriage return `\r`, a backslash `\\`, NULL `\N`; so every
/// line is a row, every tab ends a value, and an empty text stays apart from NULL.
final class TSVWriter: RowWriter {
  private let sink: ByteSink
  private let layout: Layout
  private let lineEnd: [UInt8]
  private let null: String
  private var isFirst = true

  init(_ sink: ByteSink, _ layout: Layout) {
    self.sink = sink
    self.layout = layout
    lineEnd = Array(layout.lineEnd.utf8)
    null = layout.null ?? "\\N"
  }

  func begin(_ columns: [String]) throws(OutputError) {
    if layout.hasByteOrderMark { try sink.write("\u{feff}") }
    guard layout.showsHeader else { return }
    for (index, column) in columns.enumerated() {
      if index > 0 { try sink.write(UInt8(ascii: "\t")) }
      try withBytes(of: column) { (bytes) throws(OutputError) in try write(text: bytes) }
    }
    try sink.write(lineEnd)
  }

  func write(_ row: Row) throws(OutputError) {
    for index in 0..<row.count {
      if index > 0 { try sink.write(UInt8(ascii: "\t")) }
      switch row[index] {
      case .null: try sink.write(null)
      case .integer(let number): try sink.write(number)
      case .real(let number): try sink.write(number)
      case .text(let bytes): try write(text: bytes)
      case .blob(let bytes): try sink.write(hex: bytes)
      }
    }
    try sink.write(lineEnd)
    if isFirst {
      isFirst = false
      try sink.flush()
    }
  }

  func end() throws(OutputError) {
    try sink.flush()
  }

  private func write(text bytes: UnsafeRawBufferPointer) throws(OutputError) {
    for byte in bytes {
      guard let letter = escapeLetter(byte) else {
        try sink.write(byte)
        continue
      }
      try sink.write(UInt8(ascii: "\\"))
      try sink.write(letter)
    }
  }

  @inline(__always)
  private func escapeLetter(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\t"): UInt8(ascii: "t")
    case UInt8(ascii: "\n"): UInt8(ascii: "n")
    case UInt8(ascii: "\r"): UInt8(ascii: "r")
    case UInt8(ascii: "\\"): byte
    default: nil
    }
  }
}
