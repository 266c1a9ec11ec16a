extension ByteSink {
  /// Writes text as a JSON string; the answer is whether it was valid UTF-8.
  func write(json bytes: UnsafeRawBufferPointer) throws(OutputError) -> Bool {
    // No early way out of the loop: like this the compiler looks at many bytes at once.
    var needsCare = false
    for byte in bytes {
      needsCare =
        needsCare || byte < 0x20 || byte >= 0x7f
        || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }
    try write(UInt8(ascii: "\""))
    guard needsCare else {
      try write(bytes)
      try write(UInt8(ascii: "\""))
      return true
    }
    let isValid = isUTF8(bytes)
    if isValid {
      try write(escaping: bytes)
    } else {
      let repaired = String(decoding: bytes, as: UTF8.self)
      try withBytes(of: repaired) { (bytes) throws(OutputError) in try write(escaping: bytes) }
    }
    try write(UInt8(ascii: "\""))
    return isValid
  }

  private func write(escaping bytes: UnsafeRawBufferPointer) throws(OutputError) {
    var previous: UInt8 = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        try write(UInt8(ascii: "\\"))
        try write(byte)
      case UInt8(ascii: "\n"): try write("\\n")
      case UInt8(ascii: "\r"): try write("\\r")
      case UInt8(ascii: "\t"): try write("\\t")
      case ..<0x20, 0x7f: try write(unicode: byte)
      // U+0080 to U+009F are control characters too, and some terminals obey them.
      case 0xc2: break
      case 0x80..<0xa0 where previous == 0xc2: try write(unicode: byte)
      default:
        if previous == 0xc2 { try write(previous) }
        try write(byte)
      }
      previous = byte
    }
  }

  private func write(unicode code: UInt8) throws(OutputError) {
    try write("\\u00")
    try write(hexDigit(code >> 4))
    try write(hexDigit(code & 15))
  }
}

/// Whether the bytes are valid UTF-8.
func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
  bytes.withMemoryRebound(to: UInt8.self) { (try? UTF8Span(validating: $0.span)) != nil }
}

/// A text as a JSON string.
func jsonString(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = [UInt8(ascii: "\"")]
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": bytes += [UInt8(ascii: "\\"), UInt8(ascii: scalar)]
    case "\u{0}"..<"\u{20}", "\u{7f}"..<"\u{a0}":
      let code = UInt8(scalar.value)
      bytes += Array("\\u00".utf8) + [hexDigit(code >> 4), hexDigit(code & 15)]
    default: bytes += Array(String(scalar).utf8)
    }
  }
  return bytes + [UInt8(ascii: "\"")]
}
