/// The proxy that requests to an address go through, as the environment names it.
///
/// The system's HTTP library finds it by itself, by its own rules; this tells people which it is.
package struct ProxyRoute: Hashable, Sendable {
  /// The variable that names the proxy, such as `HTTPS_PROXY`.
  package let variable: String
  /// The proxy as it is named there, without a user and password.
  package let address: String

  /// Why nothing came through a proxy.
  package enum Fault: Hashable, Sendable {
    /// Its name is not known.
    case unknown
    /// It does not accept connections.
    case closed
    /// It wants a user and password.
    case wantsLogin
    /// It does not pass the connection on, for a reason as it was told.
    case refuses(String)
  }

  /// The way to an address; nothing when it is asked directly.
  ///
  /// A name in `no_proxy` stands for itself and all below it, `10.0.0.0/8` for its addresses, and a `*` alone
  /// for everything. This machine itself is always asked directly: a proxy would be shown the credentials.
  package init?(to endpoint: Endpoint, in environment: [String: String]) {
    let own =
      endpoint.scheme == "https" ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
    guard !endpoint.isLoopback,
      let variable = (own + ["all_proxy", "ALL_PROXY"])
        .first(where: { !(environment[$0] ?? "").isEmpty }),
      let named = environment[variable],
      !Self.isDirect(endpoint.host, environment["no_proxy"] ?? environment["NO_PROXY"] ?? "")
    else { return nil }
    self.variable = variable
    address = named.lastIndex(of: "@").map { String(named[named.index(after: $0)...]) } ?? named
  }

  private static func isDirect(_ host: String, _ exceptions: String) -> Bool {
    exceptions == "*"
      || exceptions.split { $0 == "," || $0 == " " }.contains { name in
        let name = name.drop { $0 == "." }.lowercased()
        return host == name || host.hasSuffix("." + name) || isOf(name, host)
      }
  }

  /// Whether an IPv4 address is one of a network such as `10.0.0.0/8`.
  private static func isOf(_ network: String, _ host: String) -> Bool {
    let parts = network.split(separator: "/").map(String.init)
    guard parts.count == 2, let bits = UInt32(parts[1]), bits <= 32,
      let first = address(parts[0]), let one = address(host)
    else { return false }
    return bits == 0 || (first ^ one) >> (32 - bits) == 0
  }

  private static func address(_ text: String) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard parts.count == 4, !parts.contains(nil) else { return nil }
    return parts.reduce(0) { $0 << 8 | UInt32($1 ?? 0) }
  }
}

extension ProxyRoute: CustomStringConvertible {
  /// The address without its scheme.
  var host: String {
    address.firstRange(of: "://").map { String(address[$0.upperBound...]) } ?? address
  }

  /// The proxy and where it is named: `10.0.0.1:3128 (HTTPS_PROXY)`.
  package var description: String { "\(address) (\(variable))" }
}
