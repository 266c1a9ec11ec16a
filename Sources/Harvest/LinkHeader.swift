/// The targets of a `Link` header by their relation, as RFC 8288 writes them.
struct LinkHeader: Equatable {
  private(set) var targets: [String: String] = [:]

  /// Reads what can be read: an empty or damaged header has the links that stand whole in it.
  init(_ header: String) {
    var rest = Array(header.utf8)[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(open + 1)...]
      guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { return }
      let target = String(decoding: rest[..<close], as: UTF8.self)
      rest = rest[(close + 1)...]
      let parameters = Self.parameters(&rest)
      for relation in parameters["rel"]?.split(separator: " ") ?? [] {
        let name = relation.lowercased()
        if targets[name] == nil { targets[name] = target }
      }
    }
  }

  /// Reads `; name=value; name="quoted, value"` up to the comma that ends the link.
  private static func parameters(_ rest: inout ArraySlice<UInt8>) -> [String: String] {
    var found: [String: String] = [:]
    while let byte = rest.popFirst(), byte != UInt8(ascii: ",") {
      guard byte == UInt8(ascii: ";") else { continue }
      let name = token(&rest, until: "=;,")
      var value = ""
      if rest.first == UInt8(ascii: "=") {
        rest.removeFirst()
        value = self.value(&rest)
      }
      if !name.isEmpty, found[name.lowercased()] == nil { found[name.lowercased()] = value }
    }
    return found
  }

  private static func value(_ rest: inout ArraySlice<UInt8>) -> String {
    rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard rest.first == UInt8(ascii: "\"") else { return token(&rest, until: ";,") }
    rest.removeFirst()
    var text: [UInt8] = []
    while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
      text.append(byte == UInt8(ascii: "\\") ? rest.popFirst() ?? byte : byte)
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func token(_ rest: inout ArraySlice<UInt8>, until ends: StaticString) -> String {
    let stops = ends.withUTF8Buffer { Array($0) }
    let text = rest.prefix { !stops.contains($0) }
    rest = rest[text.endIndex...]
    let blank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let trimmed = text.drop(while: blank).reversed().drop(while: blank).reversed()
    return String(decoding: Array(trimmed), as: UTF8.self)
  }
}
