import FoundationEssentials
import Testing

@testable import Harvest

/// The transport over real sockets.
struct WireTests {
  private let time = FakeTime()

  private func client(_ server: TinyServer) throws -> Client {
    Client(
      try server.account(), tokens: .memory, timing: time.timing, userAgent: "glasshouse/9.9.9")
  }

  private func error(_ server: TinyServer) async throws -> HarvestError? {
    let client = try client(server)
    do throws(HarvestError) {
      _ = try await client.page(.first("jobs", .v1))
      return nil
    } catch {
      return error
    }
  }

  @Test func `a page comes over the wire, asked for with our name and no cookie`() async throws {
    let server = TinyServer { _, _ in
      .json(
        "[{\"id\":1}]", "Set-Cookie: a=b", "Date: Mon, 02 Nov 2026 09:00:00 GMT",
        "Link: </v1/jobs?page=2>; rel=\"next\"", "Link: </v1/jobs?page=9>; rel=\"last\"")
    }
    let client = try client(server)
    let page = try await client.page(.first("jobs", .v1))
    _ = try await client.page(.first("jobs", .v1, next: "/v1/jobs?page=5"))
    #expect(String(decoding: page.body, as: UTF8.self) == "[{\"id\":1}]")
    #expect(page.next == "/v1/jobs?page=2" && page.lastPage == 9)
    #expect(page.serverDate == "2026-11-02T09:00:00.000Z")
    let requests = server.requests.entries
    #expect(requests[0].hasPrefix("GET /v1/jobs?per_page=500 HTTP/1.1\r\n"))
    #expect(requests[1].hasPrefix("GET /v1/jobs?page=5 HTTP/1.1\r\n"))
    #expect(requests.allSatisfy { $0.contains("User-Agent: glasshouse/9.9.9\r\n") })
    #expect(requests.allSatisfy { $0.contains("gzip") && !$0.lowercased().contains("cookie") })
  }

  @Test func `a compressed page is unpacked`() async throws {
    let body: [UInt8] = [
      31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 139, 174, 86, 202, 76, 81,
      178, 50, 212, 81, 202, 75, 204, 77, 85, 178, 82, 114, 204, 203, 83, 170,
      141, 5, 0, 170, 64, 54, 38, 23, 0, 0, 0,
    ]
    let server = TinyServer { _, _ in
      let head = """
        HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n\
        Content-Length: \(body.count)\r\nConnection: close\r\n\r\n
        """
      return TinyServer.Reply(pieces: [Array(head.utf8), body])
    }
    let page = try await client(server).page(.first("jobs", .v1))
    #expect(String(decoding: page.body, as: UTF8.self) == "[{\"id\":1,\"name\":\"Ann\"}]")
  }

  @Test func `a redirect is refused, and the other host never asked`() async throws {
    let other = TinyServer { _, _ in .json("[]") }
    let server = TinyServer { _, _ in
      .json("{}", status: "302 Found", "Location: \(other.url)/v1/jobs")
    }
    #expect(try await error(server) == .retired(status: 302, message: nil))
    #expect(other.requests.entries.isEmpty)
    #expect(server.requests.entries.count == 1)
  }

  @Test(arguments: [
    TinyServer.Reply.text("", end: .reset),
    .text(
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n[{\"id\":"),
    .text(
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n[",
      end: .reset),
    .text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n[{\"id\":\r\n"),
    .text(""),
  ])
  func `a connection that breaks is tried again until it holds`(
    broken: TinyServer.Reply
  ) async throws {
    let server = TinyServer { _, count in count < 2 ? broken : .json("[]") }
    _ = try await client(server).page(.first("jobs", .v1))
    #expect(server.requests.entries.count == 3)
    #expect(time.slept == [1, 2])
  }

  @Test func `a port that nobody listens on is named as unreachable`() async throws {
    let account = Account(.key(Secret("k")), apiURL: try Endpoint("http://127.0.0.1:1"))
    let client = Client(account, tokens: .memory, timing: time.timing)
    await #expect(
      throws: HarvestError.unreachable(
        host: "127.0.0.1", reason: "it does not accept the connection")
    ) { try await client.page(.first("jobs", .v1)) }
  }

  @Test(.timeLimit(.minutes(1)))
  func `cancelling ends a request that hangs`() async throws {
    let (asked, asking) = AsyncStream.makeStream(of: Void.self)
    let server = TinyServer { _, _ in
      asking.yield()
      return .text("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[", end: .hang)
    }
    let client = try client(server)
    let task = Task { try await client.page(.first("jobs", .v1)) }
    for await _ in asked { break }
    task.cancel()
    await #expect(throws: HarvestError.cancelled) { try await task.value }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a body that never ends is given up at the deadline`() async throws {
    let (asked, asking) = AsyncStream.makeStream(of: Void.self)
    let server = TinyServer { _, _ in
      asking.yield()
      return .text("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[", end: .hang)
    }
    var timing = time.timing
    timing.deadline = { _ in for await _ in asked { return } }
    var patience = Patience()
    patience.retries = 0
    let client = Client(
      try server.account(), tokens: .memory, timing: timing, patience: patience)
    await #expect(throws: HarvestError.timedOut(host: "127.0.0.1")) {
      try await client.page(.first("jobs", .v1))
    }
  }
}
