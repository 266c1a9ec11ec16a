import Rows

/// Rows as comma-separated values, quoted only where RFC 4180 needs it.
///
/// Lines end in LF unless CR LF is asked for. NULL is empty, an empty text is `""`; a text equal to a chosen NULL word is quoted,
/// so that the two stay apart. Text keeps its exact bytes, a blob becomes lower-case hexadecimal, and
/// a real number its shortest exact form.
final class CSVWriter: RowWriter {
  private let sink: ByteSink
  private let layout: Layout
  private let null: [UInt8]
  private let lineEnd: [UInt8]
  private var isFirst = true

  init(_ sink: ByteSink, _ layout: Layout) {
    self.sink = sink
    self.layout = layout
    null = Array((layout.null ?? "").utf8)
    lineEnd = Array(layout.lineEnd.utf8)
  }

  func begin(_ columns: [String]) throws(OutputError) {
    if layout.hasByteOrderMark { try sink.write("\u{feff}") }
    guard layout.showsHeader else { return }
    for (index, column) in columns.enumerated() {
      if index > 0 { try sink.write(UInt8(ascii: ",")) }
      try withBytes(of: column) { (bytes) throws(OutputError) in try write(text: bytes) }
    }
    try sink.write(lineEnd)
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
    let isGuarded = layout.guardsCells && isFormula(bytes)
    guard mustQuote(bytes) else {
      if isGuarded { try sink.write(UInt8(ascii: "'")) }
      return try sink.write(bytes)
    }
    try sink.write(UInt8(ascii: "\""))
    if isGuarded { try sink.write(UInt8(ascii: "'")) }
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { try sink.write(byte) }
      try sink.write(byte)
    }
    try sink.write(UInt8(ascii: "\""))
  }

  /// Whether a spreadsheet may take the text for something to calculate.
  private func isFormula(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let first = bytes.first else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0d:
      return true
    default: return false
    }
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
