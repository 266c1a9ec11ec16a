import FoundationEssentials
import Testing

@testable import Simulator

@Suite struct `The server` {
  @Test func `logs every request`() throws {
    let clock = TestClock("2026-11-23T10:00:00Z")
    try withServer(five, { $0.clock = clock.read }) { server, caller in
      let token = caller.token()
      let first = caller.v3("/v3/jobs?per_page=2&created_at=gte%7C2026-01-01T00:00:00Z", token)
      _ = caller.v3(try #require(first.link("next")), token)
      _ = caller.ask("GET", "/v1/offers?page=3")
      let log = server.requests
      #expect(log.map(\.number) == [1, 2, 3, 4])
      #expect(log.map(\.method) == ["POST", "GET", "GET", "GET"])
      #expect(log.map(\.path) == ["/token", "/v3/jobs", "/v3/jobs", "/v1/offers"])
      #expect(log.map(\.list) == ["token", "jobs", "jobs", "offers"])
      #expect(log.map(\.dialect) == [nil, .v3, .v3, .v1])
      #expect(log.map(\.page) == [1, 1, 2, 3])
      #expect(log.map(\.status) == [200, 200, 200, 401])
      #expect(log.map(\.hasCredentials) == [true, true, true, false])
      #expect(log[1].value("created_at") == "gte|2026-01-01T00:00:00Z")
      #expect(log[1].at == moment("2026-11-23T10:00:00Z"))
      server.clearRequests()
      #expect(server.requests.isEmpty)
    }
  }

  @Test func `keeps a connection, answers requests sent at once, and closes when asked to`() throws
  {
    try withServer { _, caller in
      caller.say("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\nConnection: close\r\n\r\n")
      #expect(caller.reply().header("Connection") == "keep-alive")
      #expect(caller.reply().header("Connection") == "close")
      #expect(caller.reply().status == 0)
    }
  }

  @Test(
    arguments: [
      ("nonsense\r\n\r\n", 400), ("GET /%zz HTTP/1.1\r\n\r\n", 400),
      ("GET / HTTP/2\r\n\r\n", 400), ("GET / HTTP/1.1\r\nodd\r\n\r\n", 400),
      ("\r\n\r\n", 400), ("GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
      ("POST /token HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
      ("POST /token HTTP/1.1\r\nContent-Length: 70000\r\n\r\n", 413),
      ("GET / HTTP/1.1\r\nX: " + String(repeating: "x", count: 40_000), 431),
    ])
  func `refuses what is not a small HTTP request`(text: String, status: Int) throws {
    try withServer { _, caller in
      caller.say(text)
      #expect(caller.reply().status == status)
      #expect(caller.reply().status == 0)
    }
  }

  @Test func `survives callers who leave in the middle`() throws {
    try withServer { server, caller in
      for text in ["", "GET /v3/jo", "POST /token HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc"] {
        let other = Caller(server)
        other.say(text)
        other.hangUp()
      }
      #expect(caller.v1("/v1/jobs").status == 200)
    }
  }

  @Test func `serves many callers at once and stops with their connections open`() throws {
    try withServer { server, _ in
      let callers = (1...20).map { _ in Caller(server) }
      #expect(callers.allSatisfy { $0.v1("/v1/jobs").status == 200 })
      server.stop()
      #expect(callers.allSatisfy { $0.reply().status == 0 })
    }
  }

  @Test func `says when its port is taken`() throws {
    try withServer { server, _ in
      var options = Options()
      options.port = UInt16(server.url.split(separator: ":").last ?? "") ?? 0
      let second = Server(world: five, moment: presentDay, options: options)
      let error = #expect(throws: SimulatorError.self) { try second.start() }
      #expect(
        error?.errorDescription
          == "The pretend Greenhouse cannot listen on 127.0.0.1, port \(options.port): Address already in use."
      )
    }
  }

  @Test func `waits before each answer when it is told to be slow`() throws {
    try withServer(five, { $0.latencyMilliseconds = 1 }) { _, caller in
      #expect(caller.v1("/v1/jobs").status == 200)
    }
  }

  @Test func `understands percent-encoding and plus signs`() throws {
    try withServer { server, caller in
      _ = caller.v1("/v1/jobs?a=1%7C2&b=x+y&c&d=%C3%A9&e=1=2")
      #expect(
        server.requests.last?.items
          == [
            QueryItem("a", "1|2"), QueryItem("b", "x y"), QueryItem("c", ""), QueryItem("d", "é"),
            QueryItem("e", "1=2"),
          ])
    }
  }
}
