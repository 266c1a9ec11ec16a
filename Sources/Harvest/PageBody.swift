internal import FoundationEssentials
import Glibc

/// Whether a body is one whole JSON array, judged by its brackets and quotes.
enum PageBody {
  /// What can be said without reading the values.
  enum Verdict: Equatable {
    case empty
    case records
    case damaged(String)
  }

  static func judge(_ body: Data) -> Verdict {
    body.withUnsafeBytes { judge($0) }
  }

  /// Follows strings and nesting to the end: a body cut anywhere, or followed by anything, is damaged.
  private static func judge(_ bytes: UnsafeRawBufferPointer) -> Verdict {
    guard let start = bytes.firstIndex(where: { !isBlank($0) }) else {
      return .damaged("it is empty")
    }
    guard bytes[start] == UInt8(ascii: "[") else { return .damaged("it is not a JSON array") }
    guard let end = end(of: bytes, from: start) else { return .damaged("it is cut short") }
    guard bytes[(end + 1)...].allSatisfy(isBlank) else {
      return .damaged("something follows its end")
    }
    guard bytes[end] == UInt8(ascii: "]") else { return .damaged("its brackets do not match") }
    return bytes[(start + 1)..<end].allSatisfy(isBlank) ? .empty : .records
  }

  /// The index of the bracket that closes the first one.
  private static func end(of bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var depth = 0
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        guard let close = endOfString(bytes, from: index + 1) else { return nil }
        index = close
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The index of the quote that ends a string: the first that no backslash takes the meaning of.
  private static func endOfString(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    var index = start
    while index < bytes.count,
      let quote = memchr(base + index, Int32(UInt8(ascii: "\"")), bytes.count - index)
    {
      let found = UnsafeRawPointer(quote) - base
      var escape = found
      while escape > start, bytes[escape - 1] == UInt8(ascii: "\\") { escape -= 1 }
      if (found - escape).isMultiple(of: 2) { return found }
      index = found + 1
    }
    return nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
