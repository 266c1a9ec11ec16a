import FoundationEssentials
import Testing

@testable import Harvest

struct ClientTests {
  @Test func `a page has its body, its continuation and Greenhouse's clock`() async throws {
    let greenhouse = FakeGreenhouse { _, _ in
      .json(
        #"[{"id":1}]"#,
        [
          "Link": "<https://harvest.greenhouse.io/v3/jobs?cursor=eyJ%3D>; rel=\"next\"",
          "Date": "Mon, 02 Nov 2026 09:00:00 GMT",
        ])
    }
    let page = try await greenhouse.page()
    #expect(String(decoding: page.body, as: UTF8.self) == #"[{"id":1}]"#)
    #expect(page.next == "/v3/jobs?cursor=eyJ%3D")
    #expect(page.serverDate == "2026-11-02T09:00:00.000Z")
    #expect(page.lastPage == nil && !page.isEmpty)
    let request = try #require(greenhouse.requests.entries.first)
    #expect(request.url == "https://harvest.greenhouse.io/v3/jobs?per_page=500")
    #expect(request.headers["Authorization"] == "Bearer eyJtoken0")
    #expect(request.headers["User-Agent"] == "glasshouse/test")
  }

  @Test func `v1 sends the key as a user name and tells the last page`() async throws {
    let greenhouse = FakeGreenhouse { _, _ in
      .json(
        "[{}]",
        [
          "Link": """
          <https://harvest.greenhouse.io/v1/jobs?page=2&per_page=500>; rel="next",\
          <https://harvest.greenhouse.io/v1/jobs?page=474&per_page=500>; rel="last"
          """
        ])
    }
    let page = try await greenhouse.page("jobs", FakeGreenhouse.v1)
    #expect(page.lastPage == 474)
    #expect(page.next == "/v1/jobs?page=2&per_page=480")
    #expect(page.overlap == 20)
    let basic = Data("\(FakeGreenhouse.key):".utf8).base64EncodedString()
    #expect(greenhouse.requests.entries.first?.headers["Authorization"] == "Basic \(basic)")
    #expect(greenhouse.mints.entries.isEmpty)
  }

  @Test(arguments: ["", " "])
  func `an empty Link header ends the list`(link: String) async throws {
    let greenhouse = FakeGreenhouse { _, _ in .json("[]", ["Link": link]) }
    #expect(try await greenhouse.page().next == nil)
  }

  @Test func `a refused token is replaced once, and the request made again`() async throws {
    let greenhouse = FakeGreenhouse { request, count in
      count == 1
        ? .json(
          #"{"message":"Unauthorized","errors":["Token has already been refreshed"]}"#, status: 401)
        : .json("[]")
    }
    let client = greenhouse.client()
    for _ in 0..<2 { _ = try await client.page(.first("jobs", .v3)) }
    #expect(greenhouse.mints.entries.count == 2)
    #expect(
      greenhouse.requests.entries.map { $0.headers["Authorization"] }
        == ["Bearer eyJtoken0", "Bearer eyJtoken0", "Bearer eyJtoken1"])
  }

  @Test func `tokens that are refused again and again are an error`() async {
    let greenhouse = FakeGreenhouse { _, _ in .json(#"{"message":"Unauthorized"}"#, status: 401) }
    #expect(await greenhouse.error() == .unauthorized(.v3, message: "Unauthorized"))
    #expect(greenhouse.mints.entries.count == 2)
    #expect(greenhouse.requests.entries.count == 2)
  }

  @Test func `a token is renewed a minute before it ends`() async throws {
    let greenhouse = FakeGreenhouse { _, _ in .json("[]") }
    let client = greenhouse.client()
    for seconds in [0.0, 3500, 50] {
      greenhouse.time.pass(seconds)
      _ = try await client.page(.first("jobs", .v3))
    }
    #expect(greenhouse.mints.entries.count == 2)
  }

  @Test func `many tables at once ask for one token`() async throws {
    let greenhouse = FakeGreenhouse { _, _ in .json("[]") }
    let client = greenhouse.client()
    try await withThrowingTaskGroup { group in
      for resource in Resource.all(.v3) {
        group.addTask { _ = try await client.page(.first(resource.name, .v3)) }
      }
      try await group.waitForAll()
    }
    #expect(greenhouse.mints.entries.count == 1)
  }

  @Test func `a 429 is waited for as long as it says, and told`() async throws {
    let greenhouse = FakeGreenhouse { _, count in
      count == 0
        ? HTTPResponse(status: 429, headers: ["Retry-After": "12"], body: Data("Retry later".utf8))
        : .json("[]")
    }
    let start = greenhouse.time.now
    _ = try await greenhouse.page()
    #expect(greenhouse.time.slept == [12])
    #expect(
      greenhouse.events.entries.contains(
        .waiting(resource: "jobs", until: start.addingTimeInterval(12), reason: .throttled)))
  }

  @Test func `a 429 that goes on is given up, never in a hurry`() async {
    let greenhouse = FakeGreenhouse { _, _ in
      HTTPResponse(status: 429, headers: ["Retry-After": "0"], body: Data())
    }
    #expect(await greenhouse.error() == .throttled(resource: "jobs", seconds: 1))
    #expect(greenhouse.requests.entries.count == Patience().throttles + 1)
    #expect(greenhouse.time.slept.allSatisfy { $0 >= 1 })
  }

  @Test func `a wait beyond all patience is an error at once`() async {
    let greenhouse = FakeGreenhouse { _, _ in
      HTTPResponse(status: 429, headers: ["Retry-After": "86400"], body: Data())
    }
    #expect(await greenhouse.error() == .throttled(resource: "jobs", seconds: 3600))
    #expect(greenhouse.requests.entries.count == 1)
    #expect(greenhouse.time.slept.isEmpty)
  }

  @Test(arguments: [502, 503, 504])
  func `what passes by itself is tried again with growing pauses`(status: Int) async throws {
    let greenhouse = FakeGreenhouse { _, count in
      count < 3 ? .json("busy", status: status) : .json("[]")
    }
    _ = try await greenhouse.page()
    #expect(greenhouse.time.slept == [1, 2, 4])
  }

  @Test func `retries end`() async {
    let greenhouse = FakeGreenhouse { _, _ in .json(#"{"message":"Busy"}"#, status: 503) }
    #expect(
      await greenhouse.error() == .unavailable(resource: "jobs", status: 503, message: "Busy"))
    #expect(greenhouse.requests.entries.count == 6)
  }

  @Test func `a plain 500 is not hammered`() async {
    let greenhouse = FakeGreenhouse { _, _ in .json("{}", status: 500) }
    guard case .unavailable? = await greenhouse.error() else { return #expect(Bool(false)) }
    #expect(greenhouse.requests.entries.count == 3)
  }

  @Test(arguments: [
    TransportFailure.interrupted("Connection reset by peer"), .timedOut,
  ])
  func `a broken connection is tried again`(failure: TransportFailure) async throws {
    let greenhouse = FakeGreenhouse { _, count in
      if count == 0 { throw failure }
      return .json("[]")
    }
    _ = try await greenhouse.page()
    #expect(greenhouse.requests.entries.count == 2)
  }

  @Test(arguments: [
    (HTTPResponse.json("[{\"id\":1},"), "it is cut short"),
    (.json("{\"message\":\"ok\"}"), "it is not a JSON array"),
    (.json("<p>Down</p>", ["content-type": "text/html"]), "it is no JSON"),
    (
      .json("[]", ["Link": "</v3/jobs?cursor=b>; rel=next"]),
      "a page without records names a next one"
    ),
    (.json("[1]", ["Link": "<::>; rel=next"]), "its next link cannot be read"),
  ])
  func `a damaged page is asked for again, up to a limit`(
    answer: HTTPResponse, reason: String
  ) async {
    let greenhouse = FakeGreenhouse { _, _ in answer }
    #expect(await greenhouse.error() == .badBody(resource: "jobs", reason: reason))
    #expect(greenhouse.requests.entries.count == 6)
  }

  @Test(arguments: [
    "https://evil.example/v3/jobs?cursor=a", "http://harvest.greenhouse.io/v3/jobs?cursor=a",
    "https://harvest.greenhouse.io:8443/v3/jobs", "https://harvest.greenhouse.io@evil.example/",
    "https://harvest.greenhouse.io.evil.example/", "//evil.example/v3/jobs",
  ])
  func `a next link to anywhere else is not followed`(link: String) async {
    let greenhouse = FakeGreenhouse { _, _ in .json("[1]", ["Link": "<\(link)>; rel=next"]) }
    switch await greenhouse.error() {
    case .foreignLink, .badBody: break
    case let other: Issue.record("\(String(describing: other))")
    }
    #expect(
      greenhouse.requests.entries.allSatisfy { $0.url.hasPrefix("https://harvest.greenhouse.io/") })
  }

  @Test func `a page that names itself as the next is an error`() async {
    let greenhouse = FakeGreenhouse { _, _ in
      .json("[1]", ["Link": "</v3/jobs?cursor=a>; rel=next"])
    }
    #expect(await greenhouse.error(next: "/v3/jobs?cursor=a") == .looping(resource: "jobs"))
  }

  @Test func `a list that leads round in a circle is noticed`() async throws {
    let greenhouse = FakeGreenhouse { request, _ in
      let other = request.url.hasSuffix("=a") ? "b" : "a"
      return .json("[1]", ["Link": "</v3/jobs?cursor=\(other)>; rel=next"])
    }
    var request = PageRequest.first("jobs", .v3)
    var trail = Trail(of: request.resource)
    let client = greenhouse.client()
    await #expect(throws: HarvestError.looping(resource: "jobs")) {
      while let next = try trail.next(after: try await client.page(request)) {
        request.next = next
      }
    }
    #expect(greenhouse.requests.entries.count == 3)
  }

  @Test(arguments: [400, 404, 410, 422])
  func `a refused cursor is its own error`(status: Int) async {
    let greenhouse = FakeGreenhouse { _, _ in .json(#"{"message":"Expired"}"#, status: status) }
    #expect(
      await greenhouse.error(next: "/v3/jobs?cursor=a")
        == .cursorRefused(resource: "jobs", message: "Expired"))
    #expect(
      await greenhouse.error() == .rejected(resource: "jobs", status: status, message: "Expired"))
  }

  @Test func `a cursor with which the whole list is forbidden is not to blame`() async {
    let greenhouse = FakeGreenhouse { _, _ in .json("{}", status: 403) }
    guard case .forbidden? = await greenhouse.error(next: "/v3/jobs?cursor=a") else {
      return #expect(Bool(false))
    }
  }

  @Test func `a missing scope is named, with the place to grant it`() async throws {
    let greenhouse = FakeGreenhouse { _, _ in .json(#"{"message":"Forbidden"}"#, status: 403) }
    let error = try #require(await greenhouse.error("interviews"))
    #expect(
      error.errorDescription?.contains("the scope harvest:interviews:list is missing") == true)
    #expect(error.recoverySuggestion?.contains("Manage Scopes") == true)
  }

  @Test(arguments: [401, 403, 404, 410, 302])
  func `v1 refused says that Greenhouse retired it and what to do`(status: Int) async throws {
    let greenhouse = FakeGreenhouse { _, _ in
      .json(#"{"message":"Gone"}"#, status: status, ["Location": "https://elsewhere"])
    }
    let error = try #require(await greenhouse.error("jobs", FakeGreenhouse.v1))
    #expect(
      error.errorDescription?.contains("Greenhouse retired Harvest v1 on 2026-08-31") == true)
    #expect(error.recoverySuggestion?.contains("Harvest V3 (OAuth)") == true)
    #expect(
      error.recoverySuggestion?.contains("Configure › Dev Center › API Credential Management")
        == true)
    #expect(greenhouse.requests.entries.count == 1)
  }

  @Test func `an unreachable host is named, and not waited for at the start`() async throws {
    let greenhouse = FakeGreenhouse { _, _ in
      throw TransportFailure.unreachable("its name is not known")
    }
    let error = try #require(await greenhouse.error())
    #expect(
      error.errorDescription
        == "harvest.greenhouse.io cannot be reached: its name is not known.")
    #expect(greenhouse.requests.entries.count == 1)
  }

  @Test func `a host that was there before is waited for`() async throws {
    let greenhouse = FakeGreenhouse { _, count in
      if count == 1 { throw TransportFailure.unreachable("it does not accept the connection") }
      return .json("[]")
    }
    let client = greenhouse.client()
    for _ in 0..<2 { _ = try await client.page(.first("jobs", .v3)) }
    #expect(greenhouse.requests.entries.count == 3)
  }

  @Test func `a request that takes too long is cancelled and counted as failed`() async {
    let time = FakeTime()
    var timing = time.timing
    timing.deadline = { _ in }
    let ended = Log<Bool>()
    let client = Client(
      FakeGreenhouse.v1, tokens: .memory,
      transport: { _ in
        do {
          try await Task.sleep(for: .seconds(3600))
        } catch {
          ended.add(true)
        }
        throw TransportFailure.cancelled
      }, timing: timing)
    await #expect(throws: HarvestError.timedOut(host: "harvest.greenhouse.io")) {
      try await client.page(.first("jobs", .v1))
    }
    #expect(ended.entries.count == 6)
  }

  @Test func `a cancelled wait for the budget ends at once`() async {
    let time = FakeTime()
    var timing = time.timing
    timing.sleep = { _ in try await Task.sleep(for: .seconds(3600)) }
    let (waits, waiting) = AsyncStream.makeStream(of: Void.self)
    let client = Client(
      FakeGreenhouse.v1, tokens: .memory,
      transport: { _ in HTTPResponse(status: 429, headers: ["Retry-After": "60"], body: Data()) },
      timing: timing,
      events: { if case .waiting = $0 { waiting.yield() } })
    let task = Task { try await client.page(.first("jobs", .v1)) }
    for await _ in waits { break }
    task.cancel()
    await #expect(throws: HarvestError.cancelled) { try await task.value }
  }

  @Test func `a probe tells what can be read from what is forbidden`() async throws {
    let greenhouse = FakeGreenhouse { request, _ in
      if request.url.contains("/offers") { return .json("{}", status: 403) }
      return .json(request.url.contains("/jobs") ? "[1]" : "[]")
    }
    let client = greenhouse.client()
    var answers: [Access] = []
    for name in ["jobs", "users", "offers"] {
      let resource = try #require(Resource.named(name, .v3))
      answers.append(try await client.probe(resource))
    }
    #expect(
      answers == [
        .readable(isEmpty: false), .readable(isEmpty: true),
        .forbidden(scope: "harvest:offers:list"),
      ])
    #expect(greenhouse.requests.entries.allSatisfy { $0.url.contains("per_page=1") })
  }

  @Test func `v1 is asked for a single record to see whether it is gone`() async throws {
    let greenhouse = FakeGreenhouse { request, _ in
      request.url.hasSuffix("/8") ? .json("{}", status: 404) : .json("[]")
    }
    let client = greenhouse.client(FakeGreenhouse.v1)
    let candidates = try #require(Resource.named("candidates", .v1))
    #expect(try await client.record(7, in: candidates) != nil)
    #expect(try await client.record(8, in: candidates) == nil)
    #expect(greenhouse.requests.entries.last?.url.hasSuffix("/v1/candidates/8") == true)
    let jobs = try #require(Resource.named("jobs", .v3))
    #expect(try await greenhouse.client().record(7, in: jobs) == nil)
  }
}
