import FoundationEssentials
import Testing

@testable import Simulator

@Suite struct `The token endpoint` {
  let clock = TestClock("2026-11-23T10:00:00Z")

  @Test func `answers a token with its end, its budget and the company's date`() throws {
    try withServer(five, { $0.clock = clock.read }) { _, caller in
      let reply = caller.mint("grant_type=client_credentials")
      #expect(reply.status == 200)
      #expect(reply.text.hasPrefix(#"{"token_type":"Bearer","access_token":""#))
      #expect(reply.text.hasSuffix(#","expires_at":"2026-11-23T11:00:00Z"}"#))
      #expect(reply.header("X-RateLimit-Limit") == "60")
      #expect(reply.header("X-RateLimit-Remaining") == "59")
      let now = moment("2026-11-23T10:00:00Z").seconds
      #expect(reply.header("X-RateLimit-Reset") == String(now + 60))
      #expect(reply.header("Date") == "Mon, 02 Nov 2026 09:00:00 GMT")
      #expect(reply.header("Cache-Control") == "private, no-store")
    }
  }

  @Test(
    arguments: [
      (Options.Expiry.expiresIn, #""expires_in":3600}"#), (.expires, #"T11:00:00Z"}"#),
      (.unsaid, #".pretend"}"#),
    ])
  func `can say the end in the other documented ways`(expiry: Options.Expiry, end: String) throws {
    try withServer(
      five,
      {
        $0.clock = clock.read
        $0.expiry = expiry
      }
    ) { _, caller in
      #expect(caller.mint("grant_type=client_credentials").text.hasSuffix(end))
    }
  }

  struct Refusal: Sendable {
    var form = "grant_type=client_credentials"
    var user: String? = Credentials().clientID
    var secret = Credentials().clientSecret
    let status: Int
    let body: String
  }

  @Test(
    arguments: [
      Refusal(
        user: nil, status: 401,
        body: #"{"message":"Unauthorized","errorId":"err-00000001"}"#),
      Refusal(
        user: "notaclient", status: 400,
        body:
          #"{"message":"client_id=notaclient does not contain a valid client ID suffix","errorId":"err-00000001"}"#
      ),
      Refusal(user: "stranger.s1", status: 401, body: #"{"error":"invalid_client"}"#),
      Refusal(secret: "wrong", status: 401, body: #"{"error":"invalid_client"}"#),
      Refusal(
        form: "sub=1", status: 400,
        body: #"{"message":"Must include `grant_type` parameter in /token request"}"#),
      Refusal(
        form: "grant_type=nope", status: 400,
        body:
          #"{"message":"grant_type=nope is invalid, please use one of: authorization_code, refresh_token, client_credentials, urn:ietf:params:oauth:grant-type:token-exchange"}"#
      ),
      Refusal(form: "grant_type=refresh_token", status: 400, body: #"{"error":"invalid_grant"}"#),
      Refusal(
        form: "grant_type=client_credentials&sub=me", status: 400,
        body: #"{"message":"sub=me is invalid"}"#),
    ])
  func `refuses as it was measured to`(refusal: Refusal) throws {
    try withServer { _, caller in
      let credentials = refusal.user.map { basic($0, refusal.secret) } ?? ("X-Nothing", "here")
      let reply = caller.mint(refusal.form, credentials)
      #expect(reply.status == refusal.status)
      #expect(reply.text == refusal.body)
    }
  }

  @Test func `takes the grant from the query too`() throws {
    try withServer { _, caller in
      let known = Credentials()
      let reply = caller.ask(
        "POST", "/token?grant_type=client_credentials",
        [basic(known.clientID, known.clientSecret)])
      #expect(reply.status == 200)
    }
  }

  @Test func `revokes the earlier token with a new one, unless told not to`() throws {
    for mintRevokes in [true, false] {
      try withServer(five, { $0.mintRevokes = mintRevokes }) { _, caller in
        let first = caller.token()
        let second = caller.token()
        let old = caller.v3("/v3/jobs", first)
        #expect(old.status == (mintRevokes ? 401 : 200))
        if mintRevokes {
          #expect(
            old.text
              == #"{"message":"Unauthorized","errors":["Token has already been refreshed or revoked. Please generate a new token."]}"#
          )
          #expect(old.header("X-RateLimit-Limit") == nil)
        }
        #expect(caller.v3("/v3/jobs", second).status == 200)
      }
    }
  }

  @Test func `lets a token end`() throws {
    try withServer(five, { $0.clock = clock.read }) { _, caller in
      let token = caller.token()
      clock.set("2026-11-23T10:59:59Z")
      #expect(caller.v3("/v3/jobs", token).status == 200)
      clock.set("2026-11-23T11:00:00Z")
      let reply = caller.v3("/v3/jobs", token)
      #expect(reply.status == 401)
      #expect(reply.text.contains("Token has expired"))
    }
  }

  @Test func `mints no more than 60 a minute`() throws {
    try withServer(
      five,
      {
        $0.clock = clock.read
        $0.tokenRate = Rate(2, per: 60)
      }
    ) { _, caller in
      clock.set("2026-11-23T10:00:20Z")
      _ = caller.token()
      _ = caller.token()
      let reply = caller.mint("grant_type=client_credentials")
      #expect(reply.status == 429)
      #expect(reply.header("Retry-After") == "40")
    }
  }

  @Test func `has no transition tokens, unless they are switched on`() throws {
    try withServer { server, caller in
      let key = basic(Credentials().v1Key)
      #expect(caller.ask("POST", "/auth/token", [key]).status == 404)
      server.options.hasTransitionTokens = true
      #expect(caller.ask("POST", "/auth/token", [basic("wrong")]).status == 401)
      let reply = caller.ask("POST", "/auth/token", [key], body: #"{"sub":7}"#)
      #expect(reply.status == 200)
      #expect(reply.text.contains(#""expires":""#))
    }
  }
}
