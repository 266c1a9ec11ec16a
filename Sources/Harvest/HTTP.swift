package import FoundationEssentials

/// A request as it goes on the wire.
package struct HTTPRequest: Sendable {
  /// The method, such as GET.
  package var method = "GET"
  /// The whole address.
  package let url: String
  /// The headers by name.
  package var headers: [String: String] = [:]
  /// What is sent beside the headers.
  package var body: Data?

  /// A request for this address.
  package init(url: String) { self.url = url }
}

extension HTTPRequest: CustomStringConvertible, CustomReflectable {
  /// The method and address alone: the headers and the body hold credentials.
  package var description: String { "\(method) \(url)" }
  /// A mirror without children, so that `dump` shows nothing more.
  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// An answer as it came off the wire, its body already decompressed.
package struct HTTPResponse: Sendable {
  /// The status, such as 200.
  package let status: Int
  /// The values by lower-case name; repeated headers joined by a comma.
  package let headers: [String: String]
  /// The body, whole.
  package let body: Data

  /// An answer with these headers, however their names are written.
  package init(status: Int, headers: [String: String], body: Data) {
    self.status = status
    self.headers = Dictionary(
      headers.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { "\($0), \($1)" })
    self.body = body
  }
}

/// What carries a request to its host, and throws a `TransportFailure` when no answer comes back.
package typealias Transport = @Sendable (HTTPRequest) async throws -> HTTPResponse

/// Why a request had no answer.
package enum TransportFailure: Error, Hashable {
  /// The host could not be found or reached.
  case unreachable(String)
  /// A proxy stood in the way.
  case proxy(ProxyRoute, ProxyRoute.Fault)
  /// The host's certificate or encryption was not good enough.
  case untrusted(String)
  /// The connection broke before the answer was complete.
  case interrupted(String)
  /// Nothing came for too long.
  case timedOut
  /// The task was cancelled.
  case cancelled
}
