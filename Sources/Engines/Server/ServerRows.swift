import Rows

/// The rows of one statement as a server gives them, typed as the warehouse would have.
package final class ServerRows: RowSource {
  package let columns: [String]
  private let types: [String]
  private let answer: ServerAnswer
  private var isAtEnd = false
  private let values: UnsafeMutableBufferPointer<Value>
  /// The texts of the row at hand, one after another.
  private var texts = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 1)

  init(of answer: ServerAnswer, columns: [(name: String, type: String)]) {
    self.answer = answer
    self.columns = columns.map(\.name)
    types = columns.map(\.type)
    values = .allocate(capacity: columns.count)
    values.initialize(repeating: .null)
  }

  deinit {
    values.deallocate()
    texts.deallocate()
  }

  package func step() throws -> Row? {
    guard !isAtEnd, !types.isEmpty else { return nil }
    var row: [Scalar] = []
    for type in types {
      guard let cell = try answer.cell() else {
        isAtEnd = true
        return nil
      }
      row.append(Self.value(cell, of: type))
    }
    hold(row)
    return Row(UnsafeBufferPointer(values))
  }

  /// Reads what nobody asked for, so that the next part of the answer can be read.
  package func skip() throws {
    while try step() != nil {}
  }

  /// A cell as the value that the warehouse would have given.
  static func value(_ text: String?, of type: String) -> Scalar {
    guard let text else { return .null }
    switch type {
    case "boolean": return .integer(text == "t" ? 1 : 0)
    case "bigint", "integer", "smallint": return Int64(text).map { .integer($0) } ?? .text(text)
    case "double precision", "real": return Double(text).map { .real($0) } ?? .text(text)
    // A sum of whole numbers is whole, whatever it is called.
    case _ where type.hasPrefix("numeric"):
      return Int64(text).map { .integer($0) } ?? Double(text).map { .real($0) } ?? .text(text)
    default: return .text(text)
    }
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
