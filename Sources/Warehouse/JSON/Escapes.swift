extension Element {
  /// Appends a string's bytes with every escape resolved; half a surrogate pair becomes U+FFFD.
  func unescape(into bytes: inout [UInt8]) {
    let source = inside
    var at = 0
    while at < source.count {
      let byte = source[at]
      guard byte == Byte.backslash else {
        bytes.append(byte)
        at += 1
        continue
      }
      let escape = source[at + 1]
      at += 2
      switch escape {
      case UInt8(ascii: "b"): bytes.append(0x08)
      case UInt8(ascii: "f"): bytes.append(0x0c)
      case UInt8(ascii: "n"): bytes.append(0x0a)
      case UInt8(ascii: "r"): bytes.append(0x0d)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "u"):
        var code = fourDigits(source, at)
        at += 4
        if code >> 10 == 0x36, at + 6 <= source.count, source[at] == Byte.backslash,
          source[at + 1] == UInt8(ascii: "u")
        {
          let low = fourDigits(source, at + 2)
          if low >> 10 == 0x37 {
            code = 0x10000 + ((code & 0x3ff) << 10) + (low & 0x3ff)
            at += 6
          }
        }
        appendUTF8(code, to: &bytes)
      default: bytes.append(escape)
      }
    }
  }
}

/// The number that four hexadecimal digits write.
private func fourDigits(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt32 {
  (at..<at + 4).reduce(0) { $0 << 4 | (hexDigit(bytes[$1]) ?? 0) }
}

/// Appends a code point as UTF-8.
private func appendUTF8(_ code: UInt32, to bytes: inout [UInt8]) {
  let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
  bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
}

/// Appends a text as a JSON string, quotes included.
func appendJSONString(_ text: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
  bytes.append(Byte.quote)
  for byte in text {
    switch byte {
    case Byte.quote, Byte.backslash:
      bytes.append(Byte.backslash)
      bytes.append(byte)
    case 0x08: bytes.append(contentsOf: #"\b"#.utf8)
    case 0x0c: bytes.append(contentsOf: #"\f"#.utf8)
    case 0x0a: bytes.append(contentsOf: #"\n"#.utf8)
    case 0x0d: bytes.append(contentsOf: #"\r"#.utf8)
    case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: #"\u00"#.utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }
  bytes.append(Byte.quote)
}
