import FoundationEssentials
import Testing

@testable import Harvest

/// Nothing that is shown, told or stored holds a secret, but the one token file.
struct SecretTests {
  private static let hidden = [
    FakeGreenhouse.id, FakeGreenhouse.secret, FakeGreenhouse.key, "eyJtoken0",
  ]

  private func shown(_ value: Any) -> String {
    var text = "\(value)\n\(String(reflecting: value))\n"
    dump(value, to: &text)
    return text
  }

  @Test(arguments: [FakeGreenhouse.v3, FakeGreenhouse.v1])
  func `an account shows no secret`(account: Account) {
    let text = shown(account)
    #expect(!text.contains(FakeGreenhouse.secret) && !text.contains(FakeGreenhouse.key))
    #expect(!account.fingerprint.contains(FakeGreenhouse.key))
  }

  @Test(arguments: [400, 401, 403, 404, 422, 429, 500, 503])
  func `no error and no event repeats a secret that Greenhouse echoes`(status: Int) async {
    let pairs = [
      Authorization.pair(FakeGreenhouse.id, FakeGreenhouse.secret),
      Authorization.pair(FakeGreenhouse.key, ""),
    ]
    let echo = (Self.hidden + pairs).joined(separator: " ")
    let body = #"{"message":"client_id=\#(echo)","errors":["\#(echo)"]}"#
    for account in [FakeGreenhouse.v3, FakeGreenhouse.v1] {
      let greenhouse = FakeGreenhouse { _, _ in .json(body, status: status) }
      guard let error = await greenhouse.error("jobs", account) else {
        Issue.record("no error")
        continue
      }
      let own =
        account.dialect == .v1
        ? [FakeGreenhouse.key] : Self.hidden.filter { $0 != FakeGreenhouse.key }
      let told =
        shown(error) + (error.errorDescription ?? "") + (error.recoverySuggestion ?? "")
        + greenhouse.events.entries.map(shown).joined()
      for secret in own + [pairs[account.dialect == .v1 ? 1 : 0]] {
        #expect(!told.contains(secret))
      }
    }
  }

  @Test func `a request shows its address and no header`() async throws {
    let greenhouse = FakeGreenhouse { _, _ in .json("[]") }
    _ = try await greenhouse.page()
    let text = (greenhouse.requests.entries + greenhouse.mints.entries).map(shown).joined()
    #expect(!text.contains("eyJ") && !text.contains("Basic") && !text.contains("Bearer"))
    #expect(text.contains("POST https://auth.greenhouse.io/token"))
  }

  @Test func `only the token file holds the token, and no file the client secret`() async throws {
    let folder = Folder()
    let greenhouse = FakeGreenhouse { _, _ in .json("[]") }
    let store = TokenStore.folder(folder.path)
    _ = try await greenhouse.client(tokens: store).page(.first("jobs", .v3))
    _ = try await greenhouse.client(FakeGreenhouse.v1, tokens: store).page(.first("jobs", .v1))
    let files = folder.contents
    let holders = files.filter { name, text in
      Self.hidden.contains { name.contains($0) || text.contains($0) }
    }
    #expect(holders.keys.map { String($0.prefix(6)) } == ["token-"])
    #expect(!files.values.contains { $0.contains(FakeGreenhouse.secret) })
    #expect(!shown(store).contains(FakeGreenhouse.secret))
  }
}
