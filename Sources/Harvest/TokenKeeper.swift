internal import FoundationEssentials

/// Keeps the one token that is valid: asked for once, shared with other processes, replaced in time.
actor TokenKeeper {
  private let account: Account
  private let store: TokenStore
  private let exchange: Exchange
  private let timing: Timing
  private let userAgent: String
  private let events: @Sendable (HarvestEvent) -> Void
  private let gate = Gate()
  private var token: Token?

  init(
    account: Account, store: TokenStore, exchange: Exchange, timing: Timing, userAgent: String,
    events: @escaping @Sendable (HarvestEvent) -> Void
  ) {
    self.account = account
    self.store = store
    self.exchange = exchange
    self.timing = timing
    self.userAgent = userAgent
    self.events = events
  }

  /// A token for one request.
  struct Pass: Sendable {
    let token: Token
    /// Whether it was minted just now, so that a second refusal is final.
    let isNew: Bool
  }

  /// The token in use, unless it is the refused one; else the one another process has minted since,
  /// else a new one.
  func pass(
    refusing refused: Token?, id: String, secret: Secret, actAs: Int64?
  ) async throws(HarvestError) -> Pass {
    if let known = usable(token, refused) { return Pass(token: known, isNew: false) }
    do { try await gate.enter() } catch { throw .cancelled }
    let result: Result<Pass, HarvestError>
    do throws(HarvestError) {
      result = .success(try await renewed(refused, id: id, secret: secret, actAs: actAs))
    } catch {
      result = .failure(error)
    }
    await gate.leave()
    return try result.get()
  }

  private func renewed(
    _ refused: Token?, id: String, secret: Secret, actAs: Int64?
  ) async throws(HarvestError) -> Pass {
    if let known = usable(token, refused) { return Pass(token: known, isNew: false) }
    guard let path = store.path("token", account) else {
      token = try await minted(id: id, secret: secret, actAs: actAs)
      return Pass(token: try current(), isNew: true)
    }
    let file = TokenFile(path: path)
    try store.prepare()
    let lock = try await locked("\(path).lock")
    defer { lock.release() }
    if let shared = usable(file.read(), refused) {
      token = shared
      return Pass(token: shared, isNew: false)
    }
    token = try await minted(id: id, secret: secret, actAs: actAs)
    try file.write(try current())
    return Pass(token: try current(), isNew: true)
  }

  private func usable(_ token: Token?, _ refused: Token?) -> Token? {
    token.flatMap { $0 != refused && $0.isFresh(at: timing.now()) ? $0 : nil }
  }

  private func current() throws(HarvestError) -> Token {
    guard let token else { throw .badToken(host: account.authURL.host, reason: "there is none") }
    return token
  }

  /// Tries again and again rather than block a thread: its holder may be waiting for the network.
  private func locked(_ path: String) async throws(HarvestError) -> FileLock {
    do {
      while true {
        if let lock = try FileLock.tryToTake(path) { return lock }
        try await Task.sleep(for: .milliseconds(20))
      }
    } catch let problem as FileProblem {
      throw .tokenFile(path: path, reason: problem.reason)
    } catch {
      throw .cancelled
    }
  }

  private func minted(
    id: String, secret: Secret, actAs: Int64?
  ) async throws(HarvestError) -> Token {
    var request = HTTPRequest(url: "\(account.authURL)/token")
    request.method = "POST"
    request.headers = [
      "Authorization": Authorization.basic(id, secret.reveal()),
      "Content-Type": "application/x-www-form-urlencoded",
      "Accept": "application/json", "User-Agent": userAgent,
    ]
    let body = "grant_type=client_credentials" + (actAs.map { "&sub=\($0)" } ?? "")
    request.body = Data(body.utf8)
    let host = account.authURL.host
    let timing = timing
    let token = try await exchange.perform("token", request) {
      answer throws(HarvestError) -> Token in
      if let problem = Self.problem(
        answer, host: host, now: timing.now(),
        hiding: [id, secret.reveal(), Authorization.pair(id, secret.reveal())])
      {
        throw problem
      }
      do throws(Token.TokenProblem) {
        return try Token(answer: answer, now: timing.now())
      } catch {
        throw .badToken(host: host, reason: error.reason)
      }
    }
    events(.mintedToken)
    return token
  }

  private static func problem(
    _ answer: HTTPResponse, host: String, now: Date, hiding secrets: [String]
  ) -> HarvestError? {
    let message = Complaint(answer.body, hiding: secrets).text
    switch answer.status {
    case 200..<300: return nil
    case 300..<400: return .redirected(host: host)
    case 400, 401, 403: return .credentialsRefused(status: answer.status, message: message)
    case 429:
      let notice = RateNotice(answer, now: now, usualLength: 60)
      return .throttled(resource: "token", seconds: Int((notice.pause ?? 60).rounded(.up)))
    case 500...: return .unavailable(resource: "token", status: answer.status, message: message)
    default: return .rejected(resource: "token", status: answer.status, message: message)
    }
  }
}

/// The two forms of the `Authorization` header.
enum Authorization {
  static func basic(_ user: String, _ password: String) -> String {
    "Basic " + pair(user, password)
  }

  /// What stands behind `Basic`, as secret as what it is made of.
  static func pair(_ user: String, _ password: String) -> String {
    Data("\(user):\(password)".utf8).base64EncodedString()
  }

  static func bearer(_ token: Token) -> String { "Bearer " + token.secret.reveal() }
}
