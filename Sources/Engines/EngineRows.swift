import Rows

/// The rows of one statement as an engine gives them, typed as the warehouse would have.
package final class EngineRows: RowSource {
  package let columns: [String]
  /// The values of the next row, until there is none.
  private let next: () throws -> [Scalar]?
  private var isAtEnd = false
  private let values: UnsafeMutableBufferPointer<Value>
  /// The texts of the row at hand, one after another.
  private var texts = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 1)

  init(columns: [String], next: @escaping () throws -> [Scalar]?) {
    self.columns = columns
    self.next = next
    values = .allocate(capacity: columns.count)
    values.initialize(repeating: .null)
  }

  deinit {
    values.deallocate()
    texts.deallocate()
  }

  package func step() throws -> Row? {
    guard !isAtEnd, let row = try next() else {
      isAtEnd = true
      return nil
    }
    hold(row)
    return Row(UnsafeBufferPointer(values))
  }

  /// Reads what nobody asked for, so that the next part of the answer can be read.
  package func skip() throws {
    while try step() != nil {}
  }

  private func hold(_ row: [Scalar]) {
    let bytes = row.map { scalar -> [UInt8] in
      if case .text(let text) = scalar { Array(text.utf8) } else { [] }
    }
    texts.deallocate()
    texts = .allocate(byteCount: bytes.reduce(0) { $0 + $1.count }, alignment: 1)
    var start = 0
    for (place, scalar) in row.enumerated() {
      switch scalar {
      case .integer(let number): values[place] = .integer(number)
      case .real(let number): values[place] = .real(number)
      case .text:
        let end = start + bytes[place].count
        let part = UnsafeMutableRawBufferPointer(rebasing: texts[start..<end])
        part.copyBytes(from: bytes[place])
        values[place] = .text(UnsafeRawBufferPointer(part))
        start = end
      case .null, .blob: values[place] = .null
      }
    }
  }
}
