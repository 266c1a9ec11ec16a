import FoundationEssentials
import Testing

@testable import Simulator

@Suite struct `v3 of the pretend Greenhouse` {
  /// Asks one question with a fresh token.
  private func ask(_ path: String, _ adjust: (inout Options) -> Void = { _ in }) throws
    -> Caller.Reply
  {
    try withServer(five, adjust) { _, caller in caller.v3(path, caller.token()) }
  }

  @Test func `knows no other path, with or without a token`() throws {
    try withServer { _, caller in
      for path in ["/v3/nothing", "/v3/jobs/1", "/v3", "/", "/v2/jobs"] {
        let reply = caller.ask("GET", path)
        #expect(reply.status == 404)
        #expect(reply.text == #"{"message":"Resource not found"}"#)
      }
      #expect(caller.ask("POST", "/v3/jobs").status == 404)
    }
  }

  @Test func `refuses a token it did not mint, without rate headers`() throws {
    try withServer { _, caller in
      for headers in [[], [("Authorization", "Bearer nonsense")], [basic("x")]] {
        let reply = caller.ask("GET", "/v3/jobs", headers)
        #expect(reply.status == 401)
        #expect(
          reply.text
            == #"{"message":"Unauthorized","errors":["Token could not be decoded. Please ensure your token is from a trusted source."]}"#
        )
        #expect(reply.header("X-RateLimit-Remaining") == nil)
      }
    }
  }

  @Test func `refuses a list whose scope is missing`() throws {
    try withServer(five, { $0.forbidden = [.v3: ["offers"]] }) { _, caller in
      let token = caller.token()
      let reply = caller.v3("/v3/offers", token)
      #expect(reply.status == 403)
      #expect(reply.text == #"{"message":"Forbidden"}"#)
      #expect(reply.header("X-RateLimit-Limit") == "150")
      #expect(caller.v3("/v3/jobs", token).status == 200)
    }
  }

  @Test func `pages by cursor from the highest id down`() throws {
    try withServer { server, caller in
      let token = caller.token()
      let first = caller.v3("/v3/jobs?per_page=2", token)
      #expect(first.ids == [5, 4])
      let link = try #require(first.link("next"))
      #expect(link.hasPrefix("/v3/jobs?cursor="))
      #expect(first.header("Link")?.hasPrefix("<\(server.url)/v3/jobs?cursor=") == true)
      let second = caller.v3(link, token)
      #expect(second.ids == [3, 2])
      let third = caller.v3(try #require(second.link("next")), token)
      #expect(third.ids == [1])
      #expect(third.link("next") == nil)
    }
  }

  @Test func `writes cursors as they were recorded`() throws {
    let reply = try ask("/v3/offers?per_page=2&job_ids=0,1")
    let link = try #require(reply.link("next"))
    let text = link.dropFirst("/v3/offers?cursor=".count).replacing("%3D", with: "=")
    let bytes = try #require(base64Decoded(text))
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == #"{"id":3,"original_request_id":"91a55000-0000-4000-8000-000000000002","page":2,"per_page":2,"query":{"job_ids":"0,1"}}"#
    )
  }

  @Test func `keeps the filters of the first request under the cursor`() throws {
    try withServer { _, caller in
      let token = caller.token()
      let first = caller.v3("/v3/jobs?per_page=1&created_at=lt%7C2026-03-01T00:00:00Z", token)
      #expect(first.ids == [2])
      let second = caller.v3(try #require(first.link("next")), token)
      #expect(second.ids == [1])
      #expect(second.link("next") == nil)
    }
  }

  @Test func `refuses a cursor of another list`() throws {
    try withServer { _, caller in
      let token = caller.token()
      let link = try #require(caller.v3("/v3/offers?per_page=2&job_ids=0,1", token).link("next"))
      #expect(caller.v3(link.replacing("offers", with: "jobs"), token).status == 422)
    }
  }

  @Test func `ends a list alternately without a link and with an empty one`() throws {
    try withServer { _, caller in
      let token = caller.token()
      let ends = (1...4).map { _ in caller.v3("/v3/jobs", token).header("Link") }
      #expect(ends == [nil, "", nil, ""])
    }
  }

  @Test(
    arguments: [
      (
        "/v3/jobs?cursor=abc&per_page=2",
        #"{"message":"Unprocessable Content","errors":["When passing a cursor, do not include other query params."]}"#
      ),
      (
        "/v3/jobs?cursor=abc",
        #"{"message":"Unprocessable Content","errors":["The cursor is invalid or expired."]}"#
      ),
      (
        "/v3/jobs?per_page=600",
        #"{"message":"Unprocessable Content","errors":[{"per_page":"`600` number is greater than: 500"}]}"#
      ),
      (
        "/v3/jobs?per_page=0",
        #"{"message":"Unprocessable Content","errors":[{"per_page":"`0` number is less than: 1"}]}"#
      ),
      (
        "/v3/jobs?per_page=x",
        #"{"message":"Unprocessable Content","errors":[{"per_page":"`x` is not an integer"}]}"#
      ),
      (
        "/v3/jobs?ids=" + (1...51).map(String.init).joined(separator: ","),
        #"{"message":"Unprocessable Content","errors":[{"ids":"size cannot be greater than 50"}]}"#
      ),
      (
        "/v3/jobs?fields=" + (1...51).map { "f\($0)" }.joined(separator: ","),
        #"{"message":"Unprocessable Content","errors":[{"fields":"size cannot be greater than 50"}]}"#
      ),
      (
        "/v3/jobs?updated_after=2026-01-01T00:00:00Z",
        #"{"message":"Unprocessable Content","errors":[{"updated_after":"is not allowed"}]}"#
      ),
      (
        "/v3/jobs?updated_at%5Bgte%5D=2026-01-01T00:00:00Z",
        #"{"message":"Unprocessable Content","errors":[{"updated_at[gte]":"is not allowed"}]}"#
      ),
      (
        "/v3/jobs?updated_at=gte%7C2026-01-01T00:00:00Z&created_at=gte%7C2026-01-01T00:00:00Z",
        #"{"message":"Unprocessable Content","errors":[{"created_at":"cannot be combined with updated_at"}]}"#
      ),
      (
        "/v3/applications?status=in_process",
        #"{"message":"Unprocessable Content","errors":[{"status":"must be one of: rejected, hired, converted, active"}]}"#
      ),
      (
        "/v3/applications?prospect=yes",
        #"{"message":"Unprocessable Content","errors":[{"prospect":"must be boolean"}]}"#
      ),
    ])
  func `refuses what the documents forbid, in their words`(path: String, body: String) throws {
    let reply = try ask(path)
    #expect(reply.status == 422)
    #expect(reply.text == body)
    #expect(reply.header("X-RateLimit-Remaining") == "149")
  }

  @Test(
    arguments: [
      "2026-01-01T00:00:00Z", "gte", "gte%7C", "gte%7Cyesterday", "ge%7C2026-01-01T00:00:00Z",
      "gte%7C2026-01-01T00:00:00+00:00", "gte%7C2026-01-01T00:00:00Z%7Clt",
      "gte%7C2026-01-01T00:00:00Z%7Cgte%7C2026-01-01T00:00:00Z",
    ])
  func `refuses a date filter that is not op and timestamp`(value: String) throws {
    #expect(try ask("/v3/jobs?updated_at=" + value).status == 422)
  }

  @Test(
    arguments: [
      ("per_page=3", [5, 4, 3]),
      ("ids=2,4,9", [4, 2]),
      ("ids=2,4&per_page=1", [4]),
      ("created_at=gte%7C2026-04-01T00:00:00Z", [5, 4]),
      ("created_at=gt%7C2026-04-01T00:00:00Z", [5]),
      ("created_at=lte|2026-02-01T00:00:00.000Z", [2, 1]),
      ("created_at=gte%7C2026-02-01T00:00:00Z%7Clt%7C2026-04-01T00:00:00Z", [3, 2]),
      ("updated_at=gte%7C2026-04-15T00:00:00.500Z", [2, 1]),
      ("updated_at=gt%7C2026-04-15T00:00:00.500Z", [1]),
      ("last_activity_at=gte%7C2026-05-01T00:00:00Z", [5]),
      ("job_ids=1", [5, 3, 1]),
      ("prospective_job_ids=2,15", [5, 2]),
      ("status=active", [2, 1]),
      ("status=hired&job_ids=1", [5, 3]),
      ("prospect=true", [1]),
    ])
  func `filters applications`(query: String, ids: [Int64]) throws {
    #expect(try ask("/v3/applications?" + query).ids == ids)
  }

  @Test(
    arguments: [
      ("/v3/job_posts", [5, 4, 3, 1]), ("/v3/job_posts?active=true", [5, 4, 3, 1]),
      ("/v3/job_posts?active=false", [2]), ("/v3/users", [5, 4, 2, 1]),
      ("/v3/users?show_service_accounts=true", [5, 4, 3, 2, 1]),
      ("/v3/rejection_reasons", [5, 3, 2, 1]),
      ("/v3/rejection_reasons?include_defaults=true", [5, 4, 3, 2, 1]),
      ("/v3/openings?opened_at=gte%7C2026-04-01T00:00:00Z", [5, 4]),
    ])
  func `hides what is hidden by default`(path: String, ids: [Int64]) throws {
    #expect(try ask(path).ids == ids)
  }

  @Test func `answers only the fields that were asked for`() throws {
    #expect(try ask("/v3/jobs?fields=id&per_page=2").text == #"[{"id":5},{"id":4}]"#)
    #expect(
      try ask("/v3/jobs?fields=name,custom_fields&ids=5").text
        == #"[{"name":"n,{\"5","custom_fields":{"a":[1,2]}}]"#)
  }

  @Test func `gives one rejection reason by its id`() throws {
    #expect(try ask("/v3/rejection_reasons/4").text.hasPrefix(#"{"id":4,"#))
    #expect(try ask("/v3/rejection_reasons/9").status == 404)
  }

  @Test func `has switches for what the documents leave open`() throws {
    let bracket = "/v3/jobs?created_at%5Bgte%5D=2026-02-01T00:00:00Z"
    let both = bracket + "&created_at%5Blt%5D=2026-04-01T00:00:00Z"
    #expect(try ask(both) { $0.strictness.refusesBrackets = false }.ids == [3, 2])
    #expect(
      try ask("/v3/jobs?colour=red") { $0.strictness.refusesUnknownParameters = false }.ids.count
        == 5)
    let fields = "created_at=gte%7C2026-02-01T00:00:00Z&updated_at=gte%7C2026-04-01T00:00:00Z"
    #expect(
      try ask("/v3/jobs?" + fields) { $0.strictness.refusesCreatedWithUpdated = false }.ids == [2])
  }

  @Test func `shows empty lists to whoever is no Site Admin`() throws {
    #expect(try ask("/v3/jobs") { $0.admins = .nobody }.text == "[]")
    try withServer(five, { $0.admins = .users([77]) }) { _, caller in
      #expect(caller.v3("/v3/jobs", caller.token()).text == "[]")
      #expect(caller.v3("/v3/jobs", caller.token(sub: 77)).ids.count == 5)
    }
  }

  @Test func `sends the documented headers and the company's date`() throws {
    let reply = try ask("/v3/jobs")
    #expect(reply.header("Content-Type") == "application/json;charset=utf-8")
    #expect(reply.header("X-Request-Id") == "91a55000-0000-4000-8000-000000000002")
    #expect(reply.header("Date") == "Mon, 02 Nov 2026 09:00:00 GMT")
  }

  @Test func `has the company move on between requests`() throws {
    let world: Server.World = { now in
      { _, _ in Rows(rows: fiveRows.rows.filter { moment($0.created) <= now }) }
    }
    try withServer(world) { server, caller in
      let token = caller.token()
      server.move(to: moment("2026-03-10T00:00:00Z"))
      let reply = caller.v3("/v3/jobs", token)
      #expect(reply.ids == [3, 2, 1])
      #expect(reply.header("Date") == "Tue, 10 Mar 2026 00:00:00 GMT")
    }
  }
}
