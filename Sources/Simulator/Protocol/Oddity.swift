/// A record that does not fit, as every API delivers one now and then.
package enum Oddity: Sendable {
  /// A key has this JSON as its value, whatever it had before; a new key is added.
  case value(String, json: String)
  /// A key is missing.
  case missing(String)
  /// A key's value is text with a byte that is not UTF-8.
  case brokenText(String)
  /// A key's value is text of so many bytes.
  case longText(String, bytes: Int)
  /// A key's value is nested so many levels deep.
  case deep(String, levels: Int)
  /// The record comes twice on its page, the second time with this value of a key.
  case twice(String, json: String)

  /// The record as it is delivered.
  func applied(to record: [UInt8]) -> [UInt8] {
    switch self {
    case .value(let key, let json): set(key, Array(json.utf8), in: record)
    case .missing(let key): withKeys(of: record) { $0 != key }
    case .brokenText(let key):
      set(key, Array("\"before ".utf8) + [0xC3, 0x28, 0xFF] + Array(" after\"".utf8), in: record)
    case .longText(let key, let bytes):
      set(
        key,
        Array("\"".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: bytes)
          + Array("\"".utf8), in: record)
    case .deep(let key, let levels):
      set(
        key,
        [UInt8](repeating: UInt8(ascii: "["), count: levels)
          + [UInt8](repeating: UInt8(ascii: "]"), count: levels), in: record)
    case .twice(let key, let json):
      record + [UInt8(ascii: ",")] + set(key, Array(json.utf8), in: record)
    }
  }

  private func set(_ key: String, _ value: [UInt8], in record: [UInt8]) -> [UInt8] {
    var changed = withKeys(of: record) { $0 != key }
    changed.removeLast()
    if changed.count > 1 { changed.append(UInt8(ascii: ",")) }
    return changed + Array("\(quoted(key)):".utf8) + value + [UInt8(ascii: "}")]
  }
}

extension Server {
  /// Delivers a record oddly from now on, or as it is again.
  package func spoil(_ id: Int64, of list: String, _ dialect: Dialect, _ oddity: Oddity?) {
    state.withLock { $0.edits.odd[dialect, default: [:]][list, default: [:]][id] = oddity }
  }
}
