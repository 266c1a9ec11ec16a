import Glibc

/// The bytes that JSON is made of.
enum Byte {
  static var quote: UInt8 { 0x22 }
  static var backslash: UInt8 { 0x5c }
  static var comma: UInt8 { 0x2c }
  static var colon: UInt8 { 0x3a }
  static var minus: UInt8 { 0x2d }
  static var plus: UInt8 { 0x2b }
  static var point: UInt8 { 0x2e }
  static var zero: UInt8 { 0x30 }
  static var openBrace: UInt8 { 0x7b }
  static var closeBrace: UInt8 { 0x7d }
  static var openBracket: UInt8 { 0x5b }
  static var closeBracket: UInt8 { 0x5d }
}

@inline(__always)
func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09
}

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool {
  byte &- 0x30 < 10
}

/// What a hexadecimal digit is worth.
@inline(__always)
func hexDigit(_ byte: UInt8) -> UInt32? {
  switch byte {
  case 0x30...0x39: UInt32(byte - 0x30)
  case 0x41...0x46: UInt32(byte - 0x41 + 10)
  case 0x61...0x66: UInt32(byte - 0x61 + 10)
  default: nil
  }
}

extension UnsafeRawBufferPointer {
  /// Where the bytes stop being UTF-8, or `nil` when they are UTF-8 to the end.
  var firstInvalidUTF8: Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: assumingMemoryBound(to: UInt8.self).span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// Whether these bytes are the others.
  @inline(__always)
  func isEqual(to other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    guard let mine = baseAddress, let theirs = other.baseAddress else { return true }
    return memcmp(mine, theirs, count) == 0
  }
}
