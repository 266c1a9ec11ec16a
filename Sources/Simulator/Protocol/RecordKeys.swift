/// Picks top-level keys out of one record's JSON, byte for byte.
func withKeys(of record: [UInt8], where isWanted: (String) -> Bool) -> [UInt8] {
  var result: [UInt8] = [UInt8(ascii: "{")]
  var depth = 0
  var inString = false
  var start = 0
  func finish(_ end: Int) {
    let pair = record[start..<end].drop { $0 <= 0x20 }
    guard pair.first == UInt8(ascii: "\""),
      let close = pair.dropFirst().firstIndex(of: UInt8(ascii: "\"")),
      isWanted(String(decoding: pair[(pair.startIndex + 1)..<close], as: UTF8.self))
    else { return }
    if result.count > 1 { result.append(UInt8(ascii: ",")) }
    result.append(contentsOf: pair)
  }
  var index = 0
  while index < record.count {
    let byte = record[index]
    if inString {
      if byte == UInt8(ascii: "\\") { index += 1 }
      if byte == UInt8(ascii: "\"") { inString = false }
    } else {
      switch byte {
      case UInt8(ascii: "\""): inString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        if depth == 1 { start = index + 1 }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { finish(index) }
      case UInt8(ascii: ",") where depth == 1:
        finish(index)
        start = index + 1
      default: break
      }
    }
    index += 1
  }
  result.append(UInt8(ascii: "}"))
  return result
}
