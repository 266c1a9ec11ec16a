extension Row {
  /// Lends values that are kept as a row, for as long as the body runs.
  package static func lending<Failure>(
    _ scalars: [Scalar], _ body: (Row) throws(Failure) -> Void
  ) throws(Failure) {
    let texts = scalars.map { scalar -> [UInt8] in
      switch scalar {
      case .text(let text): Array(text.utf8)
      case .blob(let bytes): bytes
      case .null, .integer, .real: []
      }
    }
    // One buffer for all texts, so that every pointer into it lives as long as the body.
    try texts.flatMap(\.self).withUnsafeBufferPointer { (buffer) throws(Failure) in
      let bytes = UnsafeRawBufferPointer(buffer)
      var start = 0
      let values = zip(scalars, texts).map { scalar, text -> Value in
        defer { start += text.count }
        let part = UnsafeRawBufferPointer(rebasing: bytes[start..<start + text.count])
        return switch scalar {
        case .null: .null
        case .integer(let number): .integer(number)
        case .real(let number): .real(number)
        case .text: .text(part)
        case .blob: .blob(part)
        }
      }
      try values.withUnsafeBufferPointer { (values) throws(Failure) in try body(Row(values)) }
    }
  }
}
