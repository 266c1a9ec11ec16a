import Testing

@testable import Simulator

@Suite struct `The budget` {
  let clock = TestClock("2026-11-23T10:00:10Z")

  @Test func `of v3 refills at :00 and :30, whatever the reset header says`() throws {
    try withServer(
      five,
      {
        $0.clock = clock.read
        $0.v3Rate = Rate(2, per: 30)
      }
    ) { _, caller in
      let token = caller.token()
      let first = caller.v3("/v3/jobs", token)
      #expect(first.header("X-RateLimit-Limit") == "2")
      #expect(first.header("X-RateLimit-Remaining") == "1")
      let reset = moment("2026-11-23T10:00:40Z").seconds
      #expect(first.header("X-RateLimit-Reset") == String(reset))
      #expect(caller.v3("/v3/jobs", token).header("X-RateLimit-Remaining") == "0")
      let refusals = (1...2).map { _ in caller.v3("/v3/jobs", token) }
      #expect(refusals.map(\.status) == [429, 429])
      #expect(refusals.map { $0.header("Retry-After") } == ["20", "20"])
      #expect(refusals.map(\.text) == [#"{"message":"Too Many Requests"}"#, "Retry later"])
      #expect(refusals[1].header("Content-Type") == "text/plain")
      clock.set("2026-11-23T10:00:30Z")
      #expect(caller.v3("/v3/jobs", token).status == 200)
    }
  }

  @Test func `of v1 is 50 in 10 seconds, and says when to come back`() throws {
    try withServer(five, { $0.clock = clock.read }) { _, caller in
      clock.set("2026-11-23T10:00:13Z")
      let first = caller.v1("/v1/jobs")
      #expect(first.header("X-RateLimit-Limit") == "50")
      #expect(first.header("X-RateLimit-Remaining") == "49")
      #expect(first.header("X-RateLimit-Reset") == nil)
      for _ in 2...50 { _ = caller.v1("/v1/jobs") }
      let refusal = caller.v1("/v1/jobs")
      #expect(refusal.status == 429)
      #expect(refusal.header("Retry-After") == "7")
      let reset = moment("2026-11-23T10:00:20Z").seconds
      #expect(refusal.header("X-RateLimit-Reset") == String(reset))
      clock.set("2026-11-23T10:00:20Z")
      #expect(caller.v1("/v1/jobs").status == 200)
    }
  }

  @Test func `can be without end and is still told`() throws {
    try withServer(five, { $0.v3Rate = Rate(3, per: 30, isEnforced: false) }) { _, caller in
      let token = caller.token()
      let replies = (1...10).map { _ in caller.v3("/v3/jobs", token) }
      #expect(replies.allSatisfy { $0.status == 200 && $0.header("X-RateLimit-Remaining") == "2" })
    }
  }

  @Test func `reads as requests per seconds`() {
    #expect(Rate("50/10") == Rate(50, per: 10))
    for text in ["", "50", "50/", "/10", "0/10", "50/0", "50/10/1", "a/b", "-1/10"] {
      #expect(Rate(text) == nil)
    }
  }
}
