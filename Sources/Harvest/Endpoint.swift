internal import FoundationEssentials

/// The address of a service: scheme, host and port, with an optional path in front of every request.
package struct Endpoint: Hashable, Sendable {
  /// `https`, or `http` on this machine itself.
  package let scheme: String
  /// The host in lower case, IPv6 without brackets.
  package let host: String
  /// The port, also when it is the scheme's own.
  package let port: Int
  /// The path in front of every request, without a slash at its end.
  package let prefix: String

  /// Greenhouse's own address for lists.
  package static let greenhouse = Endpoint(host: "harvest.greenhouse.io")
  /// Greenhouse's own address for tokens.
  package static let greenhouseTokens = Endpoint(host: "auth.greenhouse.io")

  private init(host: String) {
    self.init(scheme: "https", host: host, port: 443, prefix: "")
  }

  private init(scheme: String, host: String, port: Int, prefix: String) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.prefix = prefix
  }

  /// Reads an address as typed; plain HTTP is accepted only to this machine itself.
  package init(_ text: String) throws(HarvestError) {
    guard
      !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F }),
      let url = URLComponents(string: text), let scheme = url.scheme?.lowercased(),
      let host = url.host.map(Self.bare), !host.isEmpty,
      url.user == nil, url.password == nil, url.query == nil, url.fragment == nil,
      url.port.map({ (1...65_535).contains($0) }) ?? true
    else { throw .malformedURL(Self.withoutUser(text)) }
    guard scheme == "https" || scheme == "http" else { throw .malformedURL(Self.withoutUser(text)) }
    guard scheme == "https" || Self.isLoopback(host) else { throw .insecureURL(text) }
    var prefix = url.percentEncodedPath
    while prefix.hasSuffix("/") { prefix.removeLast() }
    self.init(
      scheme: scheme, host: host, port: url.port ?? (scheme == "https" ? 443 : 80), prefix: prefix)
  }

  /// Whether requests to this address never leave the machine.
  package var isLoopback: Bool { Self.isLoopback(host) }

  /// The scheme, host and port as they begin a URL.
  package var origin: String {
    let name = host.contains(":") ? "[\(host)]" : host
    let isUsual = port == (scheme == "https" ? 443 : 80)
    return "\(scheme)://\(name)" + (isUsual ? "" : ":\(port)")
  }

  /// What was typed, without a name and password in front of the host and what follows a question mark.
  private static func withoutUser(_ text: String) -> String {
    let text = text.firstIndex(of: "?").map { text[..<$0] + "?…" } ?? text[...]
    return text.lastIndex(of: "@").map { "…" + text[$0...] } ?? String(text)
  }

  private static func bare(_ host: String) -> String {
    host.lowercased().trimmingPrefix("[").split(separator: "]").first.map(String.init) ?? ""
  }

  private static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}

extension Endpoint: CustomStringConvertible {
  /// The address as it would be typed.
  package var description: String { origin + prefix }
}
