import Rows

/// Rows kept for a while, to learn how wide their columns are before the first is written.
struct HeldRows {
  /// A value whose bytes lie in `bytes`.
  private enum Held {
    case null
    case integer(Int64)
    case real(Double)
    case text(Range<Int>)
    case blob(Range<Int>)
  }

  private var values: [Held] = []
  private var bytes: [UInt8] = []
  private let columns: Int

  init(columns: Int) {
    self.columns = columns
  }

  /// Whether enough rows are held to judge by: 1,000, or 256 KiB of text.
  var isFull: Bool { values.count >= 1000 * columns || bytes.count >= 262_144 }

  mutating func append(_ row: Row) {
    for index in 0..<row.count {
      switch row[index] {
      case .null: values.append(.null)
      case .integer(let number): values.append(.integer(number))
      case .real(let number): values.append(.real(number))
      case .text(let raw): values.append(.text(keep(raw)))
      case .blob(let raw): values.append(.blob(keep(raw)))
      }
    }
  }

  /// Hands over the rows that are held, in order.
  func forEach(_ body: (Row) throws(OutputError) -> Void) throws(OutputError) {
    try bytes.withUnsafeBufferPointer { (buffer) throws(OutputError) in
      let raw = UnsafeRawBufferPointer(buffer)
      for start in stride(from: 0, to: values.count, by: columns) {
        let row = values[start..<start + columns].map { value(of: $0, in: raw) }
        try row.withUnsafeBufferPointer { (row) throws(OutputError) in try body(Row(row)) }
      }
    }
  }

  private mutating func keep(_ raw: UnsafeRawBufferPointer) -> Range<Int> {
    let start = bytes.count
    bytes.append(contentsOf: raw)
    return start..<bytes.count
  }

  private func value(of held: Held, in raw: UnsafeRawBufferPointer) -> Value {
    switch held {
    case .null: .null
    case .integer(let number): .integer(number)
    case .real(let number): .real(number)
    case .text(let range): .text(UnsafeRawBufferPointer(rebasing: raw[range]))
    case .blob(let range): .blob(UnsafeRawBufferPointer(rebasing: raw[range]))
    }
  }
}
