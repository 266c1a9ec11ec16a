import Glibc

/// One of the tables in a zone file: the changes of the clocks, in RFC 8536's order.
struct ZoneBlock {
  /// The character that tells the file's version.
  let version: UInt8
  let changes: [Int64]
  let offsets: [Int]
  let first: Int
  /// Where the table ends.
  let end: Int

  /// Reads a table whose times have eight bytes or four; `nil` where it is none.
  init?(_ bytes: [UInt8], at start: Int, wide: Bool) {
    guard start + 44 <= bytes.count, Array(bytes[start..<start + 4]) == Array("TZif".utf8) else {
      return nil
    }
    func number(_ at: Int, _ width: Int) -> Int64 {
      var value: Int64 = bytes[at] & 0x80 == 0 ? 0 : -1
      for byte in bytes[at..<at + width] { value = value << 8 | Int64(byte) }
      return value
    }
    let counts = (0..<6).map { Int(number(start + 20 + 4 * $0, 4)) }
    let (universal, standard, leaps) = (counts[0], counts[1], counts[2])
    let (times, types, letters) = (counts[3], counts[4], counts[5])
    let width = wide ? 8 : 4
    guard counts.allSatisfy({ 0..<100_000 ~= $0 }), types > 0 else { return nil }
    let indexes = start + 44 + times * width
    let kinds = indexes + times
    end = kinds + types * 6 + letters + leaps * (width + 4) + standard + universal
    guard end <= bytes.count else { return nil }
    let known = (0..<types).map { Int(number(kinds + 6 * $0, 4)) }
    guard bytes[indexes..<kinds].allSatisfy({ Int($0) < types }) else { return nil }
    version = bytes[start + 4]
    changes = (0..<times).map { number(start + 44 + $0 * width, width) }
    offsets = bytes[indexes..<kinds].map { known[Int($0)] }
    first = known[0]
  }
}

/// The bytes of a small file.
enum FileBytes {
  /// The whole file; `nil` when it cannot be read or is larger than a mebibyte.
  static func read(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &part, part.count)
      guard count > 0 else { return count == 0 ? bytes : nil }
      bytes += part[..<count]
      guard bytes.count <= 1 << 20 else { return nil }
    }
  }
}
