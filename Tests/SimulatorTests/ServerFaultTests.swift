import FoundationEssentials
import Testing

@testable import Simulator

@Suite struct `Faults` {
  /// Arms one fault and asks for jobs in pages of two.
  private func struck(_ effect: Fault.Effect, _ path: String = "/v3/jobs?per_page=2") throws
    -> Caller.Reply
  {
    try withServer { server, caller in
      let token = caller.token()
      server.arm(effect, when: .init("jobs"))
      return caller.v3(path, token)
    }
  }

  @Test func `strike the requests they name, until they are disarmed`() throws {
    try withServer { server, caller in
      let token = caller.token()
      let fault = server.arm(.status(503), when: .init("jobs", dialect: .v3, numbers: 2...3))
      #expect((1...4).map { _ in caller.v3("/v3/jobs", token).status } == [200, 503, 503, 200])
      #expect(caller.v3("/v3/offers", token).status == 200)
      server.disarm(fault)
      server.arm(.status(500, body: "no"), when: .init(every: 2))
      #expect((1...4).map { _ in caller.v3("/v3/jobs", token).status } == [200, 500, 200, 500])
      server.disarmAll()
      server.arm(.status(502), when: .init(page: 2))
      let first = caller.v3("/v3/jobs?per_page=2", token)
      #expect(first.status == 200)
      let link = try #require(first.link("next"))
      #expect(caller.v3(link, token).status == 502)
      server.disarmAll()
      server.arm(.status(500), when: .init("scorecards", parameter: "submitted_at"))
      let range = "submitted_at=gte%7C2026-01-01T00:00:00Z"
      #expect(caller.v3("/v3/scorecards?" + range, token).status == 500)
      #expect(caller.v3("/v3/scorecards", token).status == 200)
    }
  }

  @Test func `throttle in a burst`() throws {
    let reply = try struck(.throttled(retryAfter: 3))
    #expect(reply.status == 429)
    #expect(reply.header("Retry-After") == "3")
    #expect(try struck(.throttled(retryAfter: nil)).header("Retry-After") == nil)
  }

  @Test func `redirect`() throws {
    let reply = try struck(.status(302, headers: ["Location": "http://127.0.0.1:1/"]))
    #expect(reply.status == 302)
    #expect(reply.header("Location") == "http://127.0.0.1:1/")
  }

  @Test func `cut the body`() throws {
    let reply = try struck(.cutBody(after: 10))
    #expect(reply.status == 200)
    #expect(!reply.isWhole)
    #expect(reply.body.count == 10)
  }

  @Test func `reset the connection`() throws {
    #expect(try struck(.reset).status == 0)
  }

  @Test func `dribble the whole body`() throws {
    let reply = try struck(.dribble(bytes: 40, every: 1))
    #expect(reply.isWhole)
    #expect(reply.ids == [5, 4])
  }

  @Test func `hang until the server stops`() throws {
    try withServer { server, caller in
      server.arm(.hang)
      caller.say("GET /v3/jobs HTTP/1.1\r\n\r\n")
      while server.requests.isEmpty {}
      #expect(server.requests.map(\.status) == [0])
      server.stop()
      #expect(caller.reply().status == 0)
    }
  }

  @Test func `lie about the type and the length`() throws {
    #expect(try struck(.contentType("text/html")).header("Content-Type") == "text/html")
    #expect(try !struck(.lyingLength(by: 7)).isWhole)
    let short = try struck(.lyingLength(by: -7))
    #expect(short.isWhole)
    #expect(short.records.isEmpty)
  }

  @Test func `break the JSON`() throws {
    let reply = try struck(.malformedJSON)
    #expect(reply.isWhole)
    #expect(reply.records.isEmpty)
    #expect(try struck(.body("<html>")).text == "<html>")
  }

  @Test func `repeat the cursor`() throws {
    try withServer { server, caller in
      let token = caller.token()
      let first = caller.v3("/v3/jobs?per_page=2", token)
      let link = try #require(first.link("next"))
      server.arm(.repeatedCursor, when: .init("jobs", numbers: 1...1))
      let second = caller.v3(link, token)
      #expect(second.ids == [3, 2])
      #expect(second.link("next") == link)
      #expect(caller.v3(link, token).link("next") != link)
    }
  }

  @Test(arguments: [Dialect.v1, .v3])
  func `give an empty page whose link leads on to the rows`(dialect: Dialect) throws {
    try withServer { server, caller in
      let token = caller.token()
      let ask = { dialect == .v3 ? caller.v3($0, token) : caller.v1($0) }
      server.arm(.emptyPage, when: .init("jobs", numbers: 2...2))
      var link: String? = "/\(dialect.rawValue)/jobs?per_page=2"
      var pages: [[Int64]] = []
      while let next = link {
        let reply = ask(next)
        pages.append(reply.ids)
        link = reply.link("next")
      }
      #expect(
        pages == (dialect == .v3 ? [[5, 4], [], [3, 2], [1]] : [[1, 2], [], [3, 4], [5]]))
    }
  }

  @Test func `lead a link elsewhere`() throws {
    let reply = try struck(.foreignLink("http://elsewhere.example"))
    #expect(reply.header("Link")?.hasPrefix("<http://elsewhere.example/v3/jobs?cursor=") == true)
  }

  @Test func `refuse a cursor`() throws {
    try withServer { server, caller in
      let token = caller.token()
      server.arm(.cursorRefused)
      let first = caller.v3("/v3/jobs?per_page=2", token)
      #expect(first.status == 200)
      let link = try #require(first.link("next"))
      #expect(caller.v3(link, token).status == 422)
    }
  }

  @Test func `take the token away`() throws {
    for (effect, text) in [(Fault.Effect.tokenRevoked, "revoked"), (.tokenExpired, "expired")] {
      try withServer { server, caller in
        let token = caller.token()
        server.arm(effect, when: .init("jobs", numbers: 2...2))
        #expect(caller.v3("/v3/jobs", token).status == 200)
        let refused = caller.v3("/v3/jobs", token)
        #expect(refused.status == 401)
        #expect(refused.text.contains(text))
        #expect(caller.v3("/v3/jobs", caller.token()).status == 200)
      }
    }
  }

  @Test func `let something happen between pages`() throws {
    try withServer { server, caller in
      server.arm(.event { $0.hide([1], in: "jobs", .v1) }, when: .init("jobs", page: 2))
      #expect(caller.v1("/v1/jobs?per_page=2").ids == [1, 2])
      #expect(caller.v1("/v1/jobs?per_page=2&page=2").ids == [4, 5])
    }
  }

  @Test func `change and remove rows on their way out`() throws {
    try withServer { server, caller in
      let token = caller.token()
      server.edits.rewrite = { _, list, id, record in
        list == "jobs" && id == 4 ? Array(#"{"id":4,"new_field":{"a":1}}"#.utf8) : record
      }
      server.hide([5], in: "jobs", .v3)
      #expect(
        caller.v3("/v3/jobs?per_page=1", token).text == #"[{"id":4,"new_field":{"a":1}}]"#)
      #expect(caller.v3("/v3/jobs?ids=5", token).text == "[]")
      server.edits = RowEdits()
      #expect(caller.v3("/v3/jobs?per_page=1", token).ids == [5])
    }
  }
}
