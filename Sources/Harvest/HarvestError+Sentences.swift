internal import FoundationEssentials

extension HarvestError: LocalizedError {
  /// The sentence that says what happened.
  package var errorDescription: String? {
    switch self {
    case .setting(let name, let problem): "\(name) \(problem)."
    case .malformedURL(let text): "“\(text)” is not the address of a service."
    case .insecureURL(let text): "“\(text)” would send the credentials unencrypted."
    case .notFilterable(let resource, let field): "\(resource) cannot be narrowed by \(field)."
    case .unreachable(let host, let reason): "\(host) cannot be reached: \(reason)."
    case .proxy(let host, let route, let fault):
      "\(host) cannot be reached through the proxy \(route): \(fault.sentence)."
    case .untrusted(let host, let reason): "\(host) could not prove who it is: \(reason)."
    case .interrupted(let host, let reason): "The connection to \(host) broke: \(reason)."
    case .timedOut(let host): "\(host) gave no complete answer in time."
    case .redirected(let host): "\(host) sent the request elsewhere; redirects are not followed."
    case .cancelled: "Interrupted."
    case .credentialsRefused(let status, let message):
      "Greenhouse refused the client credentials (\(status))\(said(message))."
    case .badToken(let host, let reason): "\(host) sent no usable token: \(reason)."
    case .tokenFile(let path, let reason): "The token file “\(path)” cannot be used: \(reason)."
    case .unauthorized(.v3, let message): "Greenhouse refused the token (401)\(said(message))."
    case .unauthorized(.v1, let message):
      "Greenhouse refused the API key (401)\(said(message)). \(Self.retirement)"
    case .retired(let status, let message):
      "Harvest v1 did not answer (\(status))\(said(message)). \(Self.retirement)"
    case .forbidden(let resource, let scope?, let message):
      "These credentials may not read \(resource) (403)\(said(message)): the scope \(scope) is missing."
    case .forbidden(let resource, nil, let message):
      "This API key may not read \(resource) (403)\(said(message)). \(Self.retirement)"
    case .throttled(let resource, let seconds):
      "Greenhouse asks to wait \(seconds) s more before \(resource) can be read on."
    case .unavailable(let resource, let status, let message):
      "Greenhouse failed to list \(resource) (\(status))\(said(message))."
    case .rejected(let resource, let status, let message):
      "Greenhouse did not accept the request for \(resource) (\(status))\(said(message))."
    case .cursorRefused(let resource, let message):
      "Greenhouse no longer knows where the list of \(resource) was left (422)\(said(message))."
    case .badBody(let resource, let reason): "The list of \(resource) arrived damaged: \(reason)."
    case .foreignLink(let resource, let host):
      "The next page of \(resource) is said to be at “\(host)”, which is not asked."
    case .looping(let resource): "The list of \(resource) leads back to a page already read."
    }
  }

  /// What to do next, where there is something to do.
  package var recoverySuggestion: String? {
    switch self {
    case .setting:
      "Set GREENHOUSE_CLIENT_ID and GREENHOUSE_CLIENT_SECRET, or run: glasshouse login"
    case .malformedURL: "Give an address such as https://harvest.greenhouse.io"
    case .insecureURL: "Use https; plain http is only for this machine itself (127.0.0.1)."
    case .notFilterable: "Choose another field, or a full refresh."
    case .proxy(_, let route, let fault): fault.advice(route)
    case .unreachable: "Check the network, the proxy and GREENHOUSE_API_URL, then try again."
    case .untrusted:
      "If your company's proxy signs with an authority of its own, add its certificate to the system's: "
        + "sudo cp AUTHORITY.crt /usr/local/share/ca-certificates/ && sudo update-ca-certificates. "
        + "Else check the clock, and that ca-certificates is installed."
    case .interrupted, .timedOut, .unavailable, .badBody, .badToken:
      "Try again later: what has arrived is kept."
    case .redirected, .foreignLink: "Check GREENHOUSE_API_URL and GREENHOUSE_AUTH_URL."
    case .cancelled: nil
    case .credentialsRefused:
      "Check the client id and secret in Greenhouse: \(Self.place), then run: glasshouse login"
    case .tokenFile: "Make its folder yours and writable, or remove the file."
    case .unauthorized(.v3, _): "Check that the credentials still exist: \(Self.place)"
    case .unauthorized(.v1, _), .retired, .forbidden(_, nil, _):
      "Create Harvest V3 (OAuth) credentials in Greenhouse: \(Self.place), then run: glasshouse login"
    case .forbidden(_, let scope?, _):
      "Tick \(scope) under Manage Scopes in Greenhouse: \(Self.place)"
    case .throttled: "Run the same again later: it goes on where it stopped."
    case .rejected: "If it stays so, use --method full for this table."
    case .cursorRefused: "Run the same again: this part of the list is read anew."
    case .looping: "Run the same again; if it stays so, tell Greenhouse's support."
    }
  }

  private static let place = "Configure › Dev Center › API Credential Management"
  private static let retirement = "Greenhouse retired Harvest v1 on 2026-08-31."

  private func said(_ message: String?) -> String { message.map { ": “\($0)”" } ?? "" }
}

extension ProxyRoute.Fault {
  /// What is wrong, to complete a sentence.
  fileprivate var sentence: String {
    switch self {
    case .unknown: "its name is not known"
    case .closed: "it does not accept the connection"
    case .wantsLogin: "it wants a user and password (407)"
    case .refuses(let said): said
    }
  }

  /// What to do about it.
  fileprivate func advice(_ route: ProxyRoute) -> String {
    switch self {
    case .wantsLogin: "Give both in \(route.variable), as in http://USER:PASSWORD@\(route.host)"
    case .unknown, .closed, .refuses:
      "Set \(route.variable) to your company's proxy, or leave the host out of it with NO_PROXY."
    }
  }
}
