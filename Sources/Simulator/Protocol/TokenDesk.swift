/// The tokens that were minted: one is good at a time.
struct TokenDesk: Sendable {
  /// A token as the desk remembers it.
  struct Token: Sendable {
    let text: String
    let actingUser: Int64?
    let end: Moment
    var isRevoked = false
    var isExpired = false
  }

  /// What a presented token is worth.
  enum Verdict: Sendable {
    case good(Token)
    case unknown, revoked, expired
  }

  private(set) var tokens: [Token] = []
  private var minted = 0
  private let salt = UInt64.random(in: .min ... .max)

  /// How many spent tokens are remembered, so that a long run stays small.
  private static let memory = 1000

  mutating func mint(
    actingAs user: Int64?, seconds: Int64, revokesEarlier: Bool, at now: Moment
  ) -> Token {
    if revokesEarlier { revokeAll() }
    minted += 1
    let end = now + seconds * 1000
    let claims =
      "{\"silo\":1,\"act\":{\"organization\":{\"name\":\"Pretend\"}},"
      + "\"n\":\(minted),\"salt\":\"\(String(salt, radix: 36))\",\"exp\":\(end.seconds)}"
    let text =
      base64URL(Array("{\"alg\":\"none\"}".utf8)) + "." + base64URL(Array(claims.utf8))
      + ".pretend"
    let token = Token(text: text, actingUser: user, end: end)
    tokens.append(token)
    if tokens.count > TokenDesk.memory { tokens.removeFirst() }
    return token
  }

  func verdict(on text: String, at now: Moment) -> Verdict {
    guard let token = tokens.last(where: { $0.text == text }) else { return .unknown }
    if token.isRevoked { return .revoked }
    return token.isExpired || now >= token.end ? .expired : .good(token)
  }

  /// Revokes every token, as a mint by a peer with the same credentials does.
  mutating func revokeAll() {
    for index in tokens.indices { tokens[index].isRevoked = true }
  }

  /// Ends every token before its time.
  mutating func expireAll() {
    for index in tokens.indices { tokens[index].isExpired = true }
  }
}
