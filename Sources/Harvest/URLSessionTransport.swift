internal import Foundation
internal import FoundationNetworking
import Glibc
import Synchronization

/// The transport over `URLSession`; the session is made with the first request and not before.
package func urlSessionTransport() -> Transport {
  let session = LazySession()
  return { request in try await session.send(request) }
}

/// One session without cache, cookies or stored credentials.
private final class LazySession: Sendable {
  private let session = Mutex<URLSession?>(nil)
  private let deliveries = Deliveries()

  func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard let url = URL(string: request.url) else {
      throw TransportFailure.unreachable("its address cannot be read")
    }
    var wire = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalAndRemoteCacheData)
    wire.httpMethod = request.method
    wire.httpBody = request.body
    wire.httpShouldHandleCookies = false
    for (name, value) in request.headers { wire.setValue(value, forHTTPHeaderField: name) }
    do {
      let (body, answer) = try await deliveries.body(of: current().dataTask(with: wire))
      guard let answer = answer as? HTTPURLResponse else {
        throw TransportFailure.interrupted("the answer was not HTTP")
      }
      return HTTPResponse(status: answer.statusCode, headers: headers(of: answer), body: body)
    } catch let error as URLError {
      throw failure(error, of: request)
    }
  }

  private func current() -> URLSession {
    session.withLock { session in
      if let session { return session }
      keepLoopbackDirect()
      // A delegate given to a single task is not asked about redirects on Linux: it must be the
      // session's.
      let made = URLSession(
        configuration: configuration(), delegate: deliveries, delegateQueue: nil)
      session = made
      return made
    }
  }

  private func configuration() -> URLSessionConfiguration {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.urlCache = nil
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.httpCookieAcceptPolicy = .never
    configuration.urlCredentialStorage = nil
    configuration.timeoutIntervalForRequest = 60
    return configuration
  }

  /// Takes this machine itself out of the proxy settings of the environment, which is the only place
  /// where the system's HTTP library looks for them: a proxy would be shown the credentials.
  private func keepLoopbackDirect() {
    let environment = ProcessInfo.processInfo.environment
    let known = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
    guard known != "*", environment.keys.contains(where: { $0.lowercased().hasSuffix("_proxy") })
    else { return }
    let names = (known.isEmpty ? [] : [known]) + ["localhost", "127.0.0.1", "::1"]
    setenv("no_proxy", names.joined(separator: ","), 1)
  }

  private func headers(of answer: HTTPURLResponse) -> [String: String] {
    Dictionary(
      answer.allHeaderFields.compactMap { name, value in
        (name as? String).map { ($0, "\(value)") }
      }, uniquingKeysWith: { first, _ in first })
  }

  private func failure(_ error: URLError, of request: HTTPRequest) -> TransportFailure {
    let said = error.localizedDescription
    if let route = request.route, let fault = ProxyRoute.Fault(error.code, said) {
      return .proxy(route, fault)
    }
    return switch error.code {
    case .cancelled: .cancelled
    case .timedOut: .timedOut
    case .cannotFindHost, .dnsLookupFailed: .unreachable("its name is not known")
    case .cannotConnectToHost: .unreachable("it does not accept the connection")
    case .notConnectedToInternet: .unreachable("there is no network")
    case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
      .untrusted(said)
    case .unknown where said.lowercased().contains("certificate"): .untrusted(said)
    default: .interrupted(said)
    }
  }
}

extension ProxyRoute.Fault {
  /// What the system's HTTP library says of a proxy; its words alone tell most of it from the host's faults.
  fileprivate init?(_ code: URLError.Code, _ said: String) {
    if said.contains("resolve proxy") {
      self = .unknown
    } else if said.contains("CONNECT tunnel failed") || said.contains("from proxy after CONNECT") {
      self = said.hasSuffix("407") ? .wantsLogin : .refuses(said)
    } else if code == .cannotConnectToHost {
      self = .closed
    } else {
      return nil
    }
  }
}

extension HTTPRequest {
  /// The proxy that the request goes through, if any.
  fileprivate var route: ProxyRoute? {
    guard let parts = URLComponents(string: url), let scheme = parts.scheme, let host = parts.host,
      let endpoint = try? Endpoint("\(scheme)://\(host)")
    else { return nil }
    return ProxyRoute(to: endpoint, in: ProcessInfo.processInfo.environment)
  }
}
