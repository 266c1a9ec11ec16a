/// One HTTP request as it was read from the wire.
struct Request: Sendable {
  let method: String
  /// The path, percent-decoded, without the query.
  let path: String
  /// The query's names and values in their order, decoded.
  let items: [QueryItem]
  /// Header values by lowercase name.
  let headers: [String: String]
  var body: [UInt8] = []

  /// Whether the caller wants the connection kept after the answer.
  var keepsAlive: Bool { headers["connection"]?.lowercased() != "close" }

  func value(_ name: String) -> String? {
    items.first { $0.name == name }?.value
  }

  /// What follows the scheme in `Authorization`: `credentials("basic")`.
  func credentials(_ scheme: String) -> String? {
    guard let header = headers["authorization"], let space = header.firstIndex(of: " "),
      header[..<space].lowercased() == scheme
    else { return nil }
    return String(header[header.index(after: space)...])
  }
}

/// One `name=value` of a query or a form.
package struct QueryItem: Hashable, Sendable {
  package let name: String
  package let value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension Request {
  /// Reads a request's head, up to and without its empty line; nil when it is not HTTP/1.
  init?(head: ArraySlice<UInt8>) {
    guard let text = String(validating: head, as: UTF8.self) else { return nil }
    var lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)[...]
    let words = lines.removeFirst().split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[2].hasPrefix("HTTP/1."), words[1].hasPrefix("/") else {
      return nil
    }
    let target = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = percentDecoded(target[0], plusIsSpace: false),
      let items = QueryItem.list(target.count > 1 ? target[1] : "")
    else { return nil }
    var headers: [String: String] = [:]
    for line in lines {
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { return nil }
      headers[line[..<colon].lowercased()] = String(
        line[line.index(after: colon)...].trimmed)
    }
    self.init(
      method: String(words[0]), path: path, items: items, headers: headers)
  }
}

extension QueryItem {
  /// Reads `a=1&b=2`, percent-decoded with `+` as a space; nil when the encoding is broken.
  static func list(_ text: some StringProtocol) -> [QueryItem]? {
    var items: [QueryItem] = []
    for pair in text.split(separator: "&") {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = percentDecoded(halves[0], plusIsSpace: true),
        let value = percentDecoded(halves.count > 1 ? halves[1] : "", plusIsSpace: true)
      else { return nil }
      items.append(QueryItem(name, value))
    }
    return items
  }

  /// The item as it stands in a link.
  var encoded: String { percentEncoded(name) + "=" + percentEncoded(value) }
}

private func percentDecoded(_ text: some StringProtocol, plusIsSpace: Bool) -> String? {
  var bytes: [UInt8] = []
  var rest = text.utf8.makeIterator()
  while let byte = rest.next() {
    switch byte {
    case UInt8(ascii: "%"):
      guard let high = rest.next(), let low = rest.next(), let first = hexValue(high),
        let second = hexValue(low)
      else { return nil }
      bytes.append(first << 4 | second)
    case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
    default: bytes.append(byte)
    }
  }
  return String(validating: bytes, as: UTF8.self)
}

private func percentEncoded(_ text: String) -> String {
  var result = ""
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: ","), UInt8(ascii: ":"):
      result.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
  return result
}

private func hexValue(_ byte: UInt8) -> UInt8? {
  Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
}

extension Substring {
  /// The text without spaces and tabs at its ends.
  fileprivate var trimmed: Substring {
    let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let first = firstIndex(where: { !blank($0) }), let last = lastIndex(where: { !blank($0) })
    else { return "" }
    return self[first...last]
  }
}
