/// JSON read by the grammar of RFC 8259, rule by rule: slow, simple and nothing like the tape.
///
/// What is read is told as bytes that are the same for all ways to write it but for numbers, which
/// stay as they are written.
struct StrictJSON {
  private let bytes: [UInt8]
  private var at = 0
  private var told: [UInt8] = []
  private let depthLimit: Int

  /// What a text says; `nil` when it is not JSON, or nested deeper than the limit.
  static func read(_ bytes: [UInt8], depthLimit: Int = 512) -> [UInt8]? {
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    var reader = StrictJSON(bytes, depthLimit)
    guard reader.value(0), reader.skipped() == nil else { return nil }
    return reader.told
  }

  private init(_ bytes: [UInt8], _ depthLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
  }

  /// The next byte that is no space, which is stood before then.
  private mutating func skipped() -> UInt8? {
    while at < bytes.count, bytes[at] == 32 || bytes[at] == 9 || bytes[at] == 10 || bytes[at] == 13
    {
      at += 1
    }
    return at < bytes.count ? bytes[at] : nil
  }

  private mutating func take(_ byte: Character) -> Bool {
    guard at < bytes.count, bytes[at] == byte.asciiValue else { return false }
    at += 1
    return true
  }

  private mutating func value(_ depth: Int) -> Bool {
    switch skipped().map({ Character(Unicode.Scalar($0)) }) {
    case "{": object(depth + 1)
    case "[": array(depth + 1)
    case "\"": string()
    case "t": word("true")
    case "f": word("false")
    case "n": word("null")
    default: number()
    }
  }

  private mutating func object(_ depth: Int) -> Bool {
    guard depth <= depthLimit, take("{") else { return false }
    told.append(UInt8(ascii: "{"))
    if skipped() != UInt8(ascii: "}") {
      repeat {
        guard skipped() != nil, string(), skipped() != nil, take(":"), value(depth),
          skipped() != nil
        else { return false }
      } while take(",")
    }
    told.append(UInt8(ascii: "}"))
    return take("}")
  }

  private mutating func array(_ depth: Int) -> Bool {
    guard depth <= depthLimit, take("[") else { return false }
    told.append(UInt8(ascii: "["))
    if skipped() != UInt8(ascii: "]") {
      repeat {
        guard value(depth), skipped() != nil else { return false }
      } while take(",")
    }
    told.append(UInt8(ascii: "]"))
    return take("]")
  }

  private mutating func word(_ word: String) -> Bool {
    guard bytes[at...].starts(with: word.utf8) else { return false }
    at += word.utf8.count
    told += word.utf8
    return true
  }

  private mutating func number() -> Bool {
    let start = at
    _ = take("-")
    if !take("0"), !digits() { return false }
    if take("."), !digits() { return false }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      if !digits() { return false }
    }
    told.append(UInt8(ascii: "#"))
    told += bytes[start..<at]
    return true
  }

  private mutating func digits() -> Bool {
    let start = at
    while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
    return at > start
  }

  private mutating func string() -> Bool {
    guard take("\"") else { return false }
    told.append(UInt8(ascii: "\""))
    var units: [UInt16] = []
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      guard bytes[at] >= 0x20 else { return false }
      guard take("\\") else {
        end(&units)
        told.append(bytes[at])
        at += 1
        continue
      }
      guard let unit = escape() else { return false }
      units.append(unit)
    }
    end(&units)
    told.append(UInt8(ascii: "\""))
    return take("\"")
  }

  /// Escapes in a row are UTF-16, where halves of a pair that stand alone become U+FFFD.
  private mutating func end(_ units: inout [UInt16]) {
    told += Array(String(decoding: units, as: UTF16.self).utf8)
    units = []
  }

  private mutating func escape() -> UInt16? {
    guard at < bytes.count else { return nil }
    let letter = bytes[at]
    at += 1
    switch Character(Unicode.Scalar(letter)) {
    case "\"", "\\", "/": return UInt16(letter)
    case "b": return 8
    case "f": return 12
    case "n": return 10
    case "r": return 13
    case "t": return 9
    case "u":
      guard at + 4 <= bytes.count else { return nil }
      let digits = String(decoding: bytes[at..<at + 4], as: UTF8.self)
      guard digits.allSatisfy(\.isHexDigit), digits.utf8.count == 4 else { return nil }
      at += 4
      return UInt16(digits, radix: 16)
    default: return nil
    }
  }
}
