/// What went wrong between us and Greenhouse.
package enum HarvestError: Error, Hashable, Sendable {
  /// A setting is missing or cannot be read; the problem completes a sentence begun by its name.
  case setting(String, String)
  /// An address that was typed is none.
  case malformedURL(String)
  /// An address would send credentials unencrypted over a network.
  case insecureURL(String)
  /// A list cannot be narrowed in the way that was asked for.
  case notFilterable(String, field: String)

  /// No connection to the host came about.
  case unreachable(host: String, reason: String)
  /// The proxy on the way to the host does not pass requests on.
  case proxy(host: String, ProxyRoute, ProxyRoute.Fault)
  /// The host could not prove who it is.
  case untrusted(host: String, reason: String)
  /// The connection broke before the answer was complete, again and again.
  case interrupted(host: String, reason: String)
  /// No complete answer came in time.
  case timedOut(host: String)
  /// The host sent the request elsewhere, which is never followed.
  case redirected(host: String)
  /// The task was cancelled.
  case cancelled

  /// The client credentials were refused where tokens are given.
  case credentialsRefused(status: Int, message: String?)
  /// The token service answered with something that is no token.
  case badToken(host: String, reason: String)
  /// The file that shares the token between processes cannot be used.
  case tokenFile(path: String, reason: String)
  /// A list refused the key, or a token that was new.
  case unauthorized(Dialect, message: String?)
  /// Harvest v1 answered as a service that is gone.
  case retired(status: Int, message: String?)
  /// The credentials may not read this list.
  case forbidden(resource: String, scope: String?, message: String?)

  /// Greenhouse asked for more patience than is reasonable.
  case throttled(resource: String, seconds: Int)
  /// Greenhouse failed, also after retries.
  case unavailable(resource: String, status: Int, message: String?)
  /// Greenhouse did not accept the request.
  case rejected(resource: String, status: Int, message: String?)
  /// Greenhouse no longer accepts the place at which the list was to go on.
  case cursorRefused(resource: String, message: String?)
  /// The body was cut short, malformed or no JSON.
  case badBody(resource: String, reason: String)
  /// The next page is said to be at another host.
  case foreignLink(resource: String, host: String)
  /// The next page is said to be one that was already read.
  case looping(resource: String)
}

extension HarvestError {
  /// Whether there was no connection, so that Greenhouse was not even asked.
  package var isBeforeAsking: Bool {
    switch self {
    case .unreachable, .proxy, .untrusted: true
    default: false
    }
  }
}
