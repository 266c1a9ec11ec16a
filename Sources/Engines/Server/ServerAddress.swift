/// The address of a PostgreSQL database, `postgresql://user@host:port/database`, which holds no password.
package struct ServerAddress: Sendable, Equatable {
  /// The address as psql is given it.
  let url: String

  /// The address without what its parameters say, for telling.
  package var shown: String { String(url.prefix { $0 != "?" }) }

  /// Reads an address; a password in it would be seen by everybody who lists what runs on the machine.
  ///
  /// - Throws: `EngineError.address` and `.password`, which do not repeat a password.
  package init(_ typed: String) throws(EngineError) {
    let schemes = ["postgresql://", "postgres://"]
    guard let scheme = schemes.first(where: typed.hasPrefix) else {
      throw .address(typed.contains("@") || typed.contains("password") ? nil : typed)
    }
    let parts = typed.dropFirst(scheme.count).split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let place = parts[0].prefix { $0 != "/" }
    // As libpq does, the first @ ends who asks.
    if let at = place.firstIndex(of: "@"), place[..<at].contains(":") { throw .password }
    let keys = parts.dropFirst().joined().split(separator: "&").map { parameter in
      Self.decoded(parameter.prefix { $0 != "=" })
    }
    guard !keys.contains(where: { ["password", "sslpassword"].contains($0) }) else {
      throw .password
    }
    // A zero byte would end the address, and psql takes a line for a line.
    guard typed.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { throw .address(nil) }
    url = typed
  }

  /// A text whose `%70` and the like are read.
  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let code = UInt8(digits, radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
