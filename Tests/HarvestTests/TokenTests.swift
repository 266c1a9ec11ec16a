import FoundationEssentials
import Glibc
import Testing

@testable import Harvest

struct TokenTests {
  private let now = Date(timeIntervalSince1970: 1_793_610_000)

  @Test(arguments: [
    (#"{"access_token":"t","expires_at":"2026-11-02T10:00:00Z"}"#, 3600.0),
    (#"{"access_token":"t","expires_at":"2026-11-02T10:00:00+0000"}"#, 3600),
    (#"{"access_token":"t","expires_in":1800,"token_type":"Bearer"}"#, 1800),
    (#"{"access_token":"t","expires":"2026-11-02T09:30:00Z"}"#, 1800),
    (#"{"access_token":"t","expires_at":"2026-11-02T10:00:00Z","expires_in":5}"#, 3600),
    (#"{"access_token":"t","expires_at":"soon","expires_in":90}"#, 90),
    (#"{"access_token":"t"}"#, 3600),
  ])
  func `the end of a token is read from every answer seen`(
    body: String, lifetime: Double
  ) throws {
    let token = try Token(answer: .json(body), now: now)
    #expect(token.secret == Secret("t"))
    #expect(token.expires.timeIntervalSince(now) == lifetime)
  }

  @Test func `a lifetime is measured by the clock that set it`() throws {
    let answer = HTTPResponse.json(
      #"{"access_token":"t","expires_at":"2026-11-02T10:00:00Z"}"#,
      ["Date": "Mon, 02 Nov 2026 09:00:00 GMT"])
    let later = now.addingTimeInterval(7200)
    #expect(try Token(answer: answer, now: later).expires == later.addingTimeInterval(3600))
  }

  @Test(arguments: ["", "[]", "{}", #"{"access_token":""}"#, #"{"access_token":"a\r\nb"}"#])
  func `what is no token is none`(body: String) {
    #expect(throws: Token.TokenProblem.self) { try Token(answer: .json(body), now: now) }
  }

  private func error(minting answer: HTTPResponse) async -> HarvestError? {
    let client = Client(
      FakeGreenhouse.v3, tokens: .memory, transport: { _ in answer }, timing: FakeTime().timing)
    do throws(HarvestError) {
      _ = try await client.page(.first("jobs", .v3))
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    (
      400, #"{"message":"client_id=the-client-id-0123 has no valid suffix"}"#,
      "… has no valid suffix"
    ),
    (401, #"{"error":"invalid_client"}"#, "invalid_client"),
  ])
  func `refused client credentials say where to look, without the id`(
    status: Int, body: String, message: String
  ) async throws {
    let error = try #require(await error(minting: .json(body, status: status)))
    #expect(error == .credentialsRefused(status: status, message: message))
    #expect(error.recoverySuggestion?.contains("API Credential Management") == true)
  }

  @Test func `a token service that only talks nonsense is an error in the end`() async {
    #expect(
      await error(minting: .json("<html>"))
        == .badToken(
          host: "auth.greenhouse.io", reason: "the answer is not the JSON that was expected"))
  }

  @Test func `the user to act as is sent along`() async throws {
    let greenhouse = FakeGreenhouse { _, _ in .json("[]") }
    let account = Account(.client(id: "id", secret: Secret("hush"), actAs: 5_414_812_002))
    _ = try await greenhouse.client(account).page(.first("jobs", .v3))
    let mint = try #require(greenhouse.mints.entries.first)
    #expect(mint.url == "https://auth.greenhouse.io/token")
    #expect(
      mint.body.map { String(decoding: $0, as: UTF8.self) }
        == "grant_type=client_credentials&sub=5414812002")
    #expect(mint.headers["Authorization"] == "Basic " + Data("id:hush".utf8).base64EncodedString())
  }
}

/// Several processes with one credential, each a client of its own over one folder.
struct SharingTests {
  private let folder = Folder()
  private var store: TokenStore { .folder(folder.path) }

  private var tokenPath: String { "\(folder.path)/token-\(FakeGreenhouse.v3.credentialName)" }

  @Test func `a token that one process minted is used by the next`() async throws {
    let greenhouse = FakeGreenhouse { _, _ in .json("[]") }
    for _ in 0..<3 {
      _ = try await greenhouse.client(tokens: store).page(.first("jobs", .v3))
    }
    #expect(greenhouse.mints.entries.count == 1)
  }

  @Test func `processes that start together mint once`() async throws {
    let greenhouse = FakeGreenhouse { _, _ in .json("[]") }
    try await withThrowingTaskGroup { group in
      for _ in 0..<8 {
        group.addTask {
          _ = try await greenhouse.client(tokens: store).page(.first("jobs", .v3))
        }
      }
      try await group.waitForAll()
    }
    #expect(greenhouse.mints.entries.count == 1)
  }

  @Test func `a token that a peer has replaced is taken over without a mint`() async throws {
    let greenhouse = FakeGreenhouse { request, count in
      count == 0 || request.headers["Authorization"] == "Bearer eyJtoken1"
        ? .json("[]") : .json("{}", status: 401)
    }
    let first = greenhouse.client(tokens: store)
    _ = try await first.page(.first("jobs", .v3))
    let second = greenhouse.client(tokens: store)
    _ = try await second.page(.first("jobs", .v3))
    _ = try await first.page(.first("jobs", .v3))
    #expect(greenhouse.mints.entries.count == 2)
  }

  @Test func `a stale peer's token is replaced by one mint`() async throws {
    let greenhouse = FakeGreenhouse { request, _ in
      request.headers["Authorization"] == "Bearer eyJtoken0"
        ? .json("[]") : .json("{}", status: 401)
    }
    try OwnerFile.makeFolder(folder.path)
    let stale = Token(
      secret: Secret("eyJstale"), expires: greenhouse.time.now.addingTimeInterval(3600))
    try TokenFile(path: tokenPath).write(stale)
    _ = try await greenhouse.client(tokens: store).page(.first("jobs", .v3))
    #expect(greenhouse.mints.entries.count == 1)
    #expect(TokenFile(path: tokenPath).read()?.secret == Secret("eyJtoken0"))
  }

  @Test func `the files are their owner's alone`() async throws {
    let greenhouse = FakeGreenhouse { _, _ in .json("[]") }
    _ = try await greenhouse.client(tokens: store).page(.first("jobs", .v3))
    for path in [folder.path] + folder.contents.keys.map({ "\(folder.path)/\($0)" }) {
      var facts = stat()
      #expect(stat(path, &facts) == 0)
      #expect(facts.st_mode & 0o077 == 0, "\(path)")
    }
  }

  @Test func `a token file that others may read is not trusted`() async throws {
    let greenhouse = FakeGreenhouse { _, _ in .json("[]") }
    _ = try await greenhouse.client(tokens: store).page(.first("jobs", .v3))
    chmod(tokenPath, 0o644)
    _ = try await greenhouse.client(tokens: store).page(.first("jobs", .v3))
    #expect(greenhouse.mints.entries.count == 2)
  }

  @Test func `a damaged token file is replaced`() async throws {
    try OwnerFile.makeFolder(folder.path)
    try OwnerFile(path: tokenPath).write(Data("{".utf8))
    let greenhouse = FakeGreenhouse { _, _ in .json("[]") }
    _ = try await greenhouse.client(tokens: store).page(.first("jobs", .v3))
    #expect(TokenFile(path: tokenPath).read() != nil)
  }

  @Test func `waiting for another process's mint can be cancelled`() async throws {
    try OwnerFile.makeFolder(folder.path)
    let lock = try #require(try FileLock.tryToTake("\(tokenPath).lock"))
    defer { lock.release() }
    let greenhouse = FakeGreenhouse { _, _ in .json("[]") }
    let client = greenhouse.client(tokens: store)
    let task = Task { try await client.page(.first("jobs", .v3)) }
    task.cancel()
    await #expect(throws: HarvestError.cancelled) { try await task.value }
    #expect(greenhouse.mints.entries.isEmpty)
  }

  @Test func `a folder that cannot be made is named`() async throws {
    let greenhouse = FakeGreenhouse { _, _ in .json("[]") }
    let client = greenhouse.client(tokens: .folder("/dev/null/x"))
    let error = await #expect(throws: HarvestError.self) {
      try await client.page(.first("jobs", .v3))
    }
    #expect(error?.errorDescription?.contains("“/dev/null/x”") == true)
  }

  @Test func `a logout leaves no token`() async throws {
    let greenhouse = FakeGreenhouse { _, _ in .json("[]") }
    _ = try await greenhouse.client(tokens: store).page(.first("jobs", .v3))
    store.forget(FakeGreenhouse.v3.credentialName)
    #expect(!folder.contents.values.contains { $0.contains("eyJtoken0") })
  }
}
