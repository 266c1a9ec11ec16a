import FoundationEssentials

extension Server {
  /// Answers `POST /token`, the stand-in for auth.greenhouse.io; refusals as measured there.
  func mint(_ call: Call) -> Answer {
    let spent = state.withLock { $0.tokenWindow.spend(call.options.tokenRate, at: call.now) }
    var answer: Answer
    do throws(Answer) {
      guard spent.isAllowed else {
        var refusal = Answer.message(429, "Too Many Requests")
        refusal.headers = [spent.retryAfter]
        throw refusal
      }
      let user = try TokenAsk(call).actingUser
      answer = granted(call, actingAs: user, call.options.expiry)
    } catch {
      answer = error
    }
    answer.set("Cache-Control", "private, no-store")
    answer.headers += spent.counts + [spent.recordedReset]
    return answer
  }

  /// Answers `POST /auth/token`, which turned a v1 key into a v3 token while v1 lived.
  func mintForTransition(_ call: Call) -> Answer {
    guard call.options.hasTransitionTokens else { return .notFound }
    guard call.presentsKey else { return .message(401, "Invalid Basic Auth credentials") }
    let body = try? JSONDecoder().decode([String: Int64].self, from: Data(call.request.body))
    return granted(call, actingAs: body?["sub"], .expires)
  }

  private func granted(_ call: Call, actingAs user: Int64?, _ expiry: Options.Expiry) -> Answer {
    let options = call.options
    let token = state.withLock {
      $0.desk.mint(
        actingAs: user, seconds: options.tokenSeconds, revokesEarlier: options.mintRevokes,
        at: call.now)
    }
    let end =
      switch expiry {
      case .expiresAt: ",\"expires_at\":\(quoted(token.end.isoSeconds))"
      case .expires: ",\"expires\":\(quoted(token.end.isoSeconds))"
      case .expiresIn: ",\"expires_in\":\(options.tokenSeconds)"
      case .unsaid: ""
      }
    return Answer(
      200, json: "{\"token_type\":\"Bearer\",\"access_token\":\(quoted(token.text))\(end)}")
  }
}

/// What a well-formed request for a token asks.
private struct TokenAsk {
  /// The user to act as; nil for the integration's own service user.
  let actingUser: Int64?

  private static let grants = [
    "authorization_code", "refresh_token", "client_credentials",
    "urn:ietf:params:oauth:grant-type:token-exchange",
  ]

  init(_ call: Call) throws(Answer) {
    guard let bytes = call.request.credentials("basic").flatMap(base64Decoded),
      let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
    else { throw .numbered(call, 401, "Unauthorized") }
    let id = String(decoding: bytes[..<colon], as: UTF8.self)
    let secret = String(decoding: bytes[(colon + 1)...], as: UTF8.self)
    let known = call.options.credentials
    guard id == known.clientID || TokenAsk.hasSilo(id) else {
      throw .numbered(call, 400, "client_id=\(id) does not contain a valid client ID suffix")
    }
    let form = try TokenAsk.form(call)
    guard let grant = form["grant_type"] else {
      throw .message(400, "Must include `grant_type` parameter in /token request")
    }
    guard TokenAsk.grants.contains(grant) else {
      throw .message(
        400,
        "grant_type=\(grant) is invalid, please use one of: "
          + TokenAsk.grants.joined(separator: ", "))
    }
    guard id == known.clientID, secret == known.clientSecret else {
      throw Answer(401, json: "{\"error\":\"invalid_client\"}")
    }
    guard grant == "client_credentials" else {
      throw Answer(400, json: "{\"error\":\"invalid_grant\"}")
    }
    actingUser = try form["sub"].map { text throws(Answer) in
      guard let user = Int64(text) else { throw .message(400, "sub=\(text) is invalid") }
      return user
    }
  }

  /// Whether a client id ends in a silo: `.s1`.
  private static func hasSilo(_ id: String) -> Bool {
    guard let dot = id.lastIndex(of: ".") else { return false }
    let suffix = id[id.index(after: dot)...]
    return suffix.first == "s" && Int(suffix.dropFirst()) != nil
  }

  /// The parameters, from the query and from a form body.
  private static func form(_ call: Call) throws(Answer) -> [String: String] {
    var items = call.request.items
    let type = call.request.headers["content-type"] ?? ""
    if type.hasPrefix("application/x-www-form-urlencoded") {
      guard let text = String(validating: call.request.body, as: UTF8.self),
        let body = QueryItem.list(text)
      else { throw .message(400, "Bad Request") }
      items += body
    }
    return Dictionary(items.map { ($0.name, $0.value) }) { first, _ in first }
  }
}

extension Answer {
  /// A refusal of the token endpoint with its error number.
  fileprivate static func numbered(_ call: Call, _ status: Int, _ text: String) -> Answer {
    let number = "err-" + call.requestID.suffix(8)
    return Answer(
      status, json: "{\"message\":\(quoted(text)),\"errorId\":\(quoted(number))}")
  }
}
