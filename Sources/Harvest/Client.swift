internal import FoundationEssentials

/// Asks Greenhouse for pages: within the rate budget, with a valid token, patiently, in one place.
package struct Client: Sendable {
  /// The account that is asked.
  package let account: Account
  private let tokens: TokenKeeper
  let exchange: Exchange
  private let userAgent: String

  /// A client for an account; nothing is sent before the first question.
  package init(
    _ account: Account, tokens store: TokenStore,
    transport: @escaping Transport = urlSessionTransport(),
    timing: Timing = Timing(), patience: Patience = Patience(),
    userAgent: String = "glasshouse",
    events: @escaping @Sendable (HarvestEvent) -> Void = { _ in }
  ) {
    self.account = account
    self.userAgent = userAgent
    // Without the folder each process keeps a budget of its own.
    try? store.prepare()
    let budget = RateBudget(
      path: store.path("budget", account), usualLength: account.dialect.rateWindow,
      timing: timing, longestWait: patience.longestWait, events: events)
    exchange = Exchange(
      host: account.apiURL.host, transport: transport, timing: timing, patience: patience,
      budget: budget, events: events)
    tokens = TokenKeeper(
      account: account, store: store,
      exchange: Exchange(
        host: account.authURL.host, transport: transport, timing: timing, patience: patience,
        budget: nil, events: events),
      timing: timing, userAgent: userAgent, events: events)
  }

  /// The page that is asked for, whole; what cannot be had is an error that says why.
  package func page(_ request: PageRequest) async throws(HarvestError) -> Page {
    let target = try request.target(under: account.apiURL.prefix)
    let name = request.resource.name
    let reading = Reading(
      request: request, target: target, account: account, now: exchange.timing.now)
    return try await ask(name, target) { answer, secrets throws(HarvestError) in
      try reading.page(answer, hiding: secrets, hadSuccess: exchange.hadSuccess)
    }
  }

  /// Sends a request with a valid token; a refused one is replaced, but only once by a mint of ours.
  func ask<Answer>(
    _ resource: String, _ target: String,
    read: (HTTPResponse, [String]) throws(HarvestError) -> Answer
  ) async throws(HarvestError) -> Answer {
    var request = HTTPRequest(url: account.apiURL.origin + target)
    request.headers = ["Accept": "application/json", "User-Agent": userAgent]
    switch account.credentials {
    case .key(let key):
      request.headers["Authorization"] = Authorization.basic(key.reveal(), "")
      return try await exchange.perform(resource, request) { answer throws(HarvestError) in
        try read(answer, [key.reveal(), Authorization.pair(key.reveal(), "")])
      }
    case .client(let id, let secret, let actAs):
      var refused: Token?
      while true {
        let pass = try await tokens.pass(refusing: refused, id: id, secret: secret, actAs: actAs)
        request.headers["Authorization"] = Authorization.bearer(pass.token)
        let secrets = [
          id, secret.reveal(), pass.token.secret.reveal(), Authorization.pair(id, secret.reveal()),
        ]
        do throws(HarvestError) {
          return try await exchange.perform(resource, request) { answer throws(HarvestError) in
            try read(answer, secrets)
          }
        } catch .unauthorized where refused == nil || !pass.isNew {
          refused = pass.token
        }
      }
    }
  }
}
