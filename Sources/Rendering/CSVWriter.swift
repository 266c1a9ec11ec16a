import Rows

/// Rows as comma-separated values, quoted only where RFC 4180 needs it.
///
/// Lines end in LF. NULL is empty, an empty text is `""`; a text equal to a chosen NULL word is quoted,
/// so that the two stay apart. Text keeps its exact bytes, a blob becomes lower-case hexadecimal, and
/// a real number its shortest exact form.
final class CSVWriter: RowWriter {
  private let sink: ByteSink
  private let showsHeader: Bool
  private let null: [UInt8]
  private var isFirst = true

  init(_ sink: ByteSink, _ layout: Layout) {
    self.sink = sink
    showsHeader = layout.showsHeader
    null = Array((layout.null ?? "").utf8)
  }

  func begin(_ columns: [String]) throws(OutputError) {
    guard showsHeader else { return }
    for (index, column) in columns.enumerated() {
      if index > 0 { try sink.write(UInt8(ascii: ",")) }
      try withBytes(of: column) { (bytes) throws(OutputError) in try write(text: bytes) }
    }
    try sink.write(UInt8(ascii: "\n"))
  }

  func write(_ row: Row) throws(OutputError) {
    for index in 0..<row.count {
      if index > 0 { try sink.write(UInt8(ascii: ",")) }
      switch row[index] {
      case .null: if !null.isEmpty { try sink.write(null) }
      case .integer(let number): try sink.write(number)
      case .real(let number): try sink.write(number)
      case .text(let bytes): try write(text: bytes)
      case .blob(let bytes): try sink.write(hex: bytes)
      }
    }
    try sink.write(UInt8(ascii: "\n"))
    if isFirst {
      isFirst = false
      try sink.flush()
    }
  }

  func end() throws(OutputError) {
    try sink.flush()
  }

  private func write(text bytes: UnsafeRawBufferPointer) throws(OutputError) {
    guard mustQuote(bytes) else { return try sink.write(bytes) }
    try sink.write(UInt8(ascii: "\""))
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { try sink.write(byte) }
      try sink.write(byte)
    }
    try sink.write(UInt8(ascii: "\""))
  }

  private func mustQuote(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if bytes.isEmpty { return true }
    // No early way out of the loop: like this the compiler looks at many bytes at once.
    var found = false
    for byte in bytes {
      found =
        found
        || (byte == UInt8(ascii: ",")) || (byte == UInt8(ascii: "\""))
        || (byte == UInt8(ascii: "\n")) || (byte == UInt8(ascii: "\r"))
    }
    return found || (bytes.count == null.count && bytes.elementsEqual(null))
  }
}

/// Calls the body with the UTF-8 of a text.
func withBytes<Answer>(
  of text: String, _ body: (UnsafeRawBufferPointer) throws(OutputError) -> Answer
) throws(OutputError) -> Answer {
  try Array(text.utf8).withUnsafeBufferPointer { (buffer) throws(OutputError) in
    try body(UnsafeRawBufferPointer(buffer))
  }
}
