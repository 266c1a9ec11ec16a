import Digests
import Testing

@testable import Harvest

struct AccountTests {
  private let full = ["GREENHOUSE_CLIENT_ID": "id", "GREENHOUSE_CLIENT_SECRET": "hush"]

  @Test func `no variable is no account`() throws {
    #expect(try Account.fromEnvironment(["PATH": "/bin", "GREENHOUSE_API_KEY": " "]) == nil)
  }

  @Test func `a client id and secret open v3 at Greenhouse's own addresses`() throws {
    let account = try #require(try Account.fromEnvironment(full))
    #expect(account.dialect == .v3)
    #expect(account.apiURL.description == "https://harvest.greenhouse.io")
    #expect(account.authURL.description == "https://auth.greenhouse.io")
  }

  @Test func `a user to act as and other addresses are taken over`() throws {
    let account = try #require(
      try Account.fromEnvironment(
        full.merging([
          "GREENHOUSE_SUB": "5414812002", "GREENHOUSE_API_URL": "http://127.0.0.1:8080/",
          "GREENHOUSE_AUTH_URL": "http://[::1]:9/auth",
        ]) { $1 }))
    #expect(
      account.credentials == .client(id: "id", secret: Secret("hush"), actAs: 5_414_812_002))
    #expect(account.apiURL.description == "http://127.0.0.1:8080")
    #expect(account.authURL.description == "http://[::1]:9/auth")
  }

  @Test func `an API key opens v1, and v3 wins over it`() throws {
    let key = ["GREENHOUSE_API_KEY": "key\n"]
    #expect(try Account.fromEnvironment(key)?.credentials == .key(Secret("key")))
    #expect(try Account.fromEnvironment(key.merging(full) { $1 })?.dialect == .v3)
  }

  @Test(arguments: [
    (["GREENHOUSE_CLIENT_ID": "id"], "GREENHOUSE_CLIENT_SECRET is missing"),
    (["GREENHOUSE_CLIENT_SECRET": "hush"], "GREENHOUSE_CLIENT_ID is missing"),
    (
      ["GREENHOUSE_CLIENT_ID": "id", "GREENHOUSE_API_KEY": "key"],
      "GREENHOUSE_CLIENT_SECRET is missing"
    ),
    (["GREENHOUSE_SUB": "1"], "GREENHOUSE_SUB needs GREENHOUSE_CLIENT_ID"),
    (["GREENHOUSE_API_KEY": "two words"], "GREENHOUSE_API_KEY holds a space"),
  ])
  func `half-given settings name what is missing`(
    settings: [String: String], sentence: String
  ) throws {
    let error = #expect(throws: HarvestError.self) { try Account.fromEnvironment(settings) }
    #expect(error?.errorDescription?.hasPrefix(sentence) == true)
    #expect(error?.errorDescription?.contains("hush") == false)
    #expect(error?.recoverySuggestion?.contains("glasshouse login") == true)
  }

  @Test func `a user that is no number is quoted`() {
    let settings = full.merging(["GREENHOUSE_SUB": "ann"]) { $1 }
    let error = #expect(throws: HarvestError.self) { try Account.fromEnvironment(settings) }
    #expect(error?.errorDescription?.contains("“ann”") == true)
  }

  @Test(arguments: [
    "harvest.greenhouse.io", "ftp://host", "https://",
    "https://host/#x", "https://ho st", "https://host:0", "https://host:70000", "",
  ])
  func `what is no address is refused`(text: String) {
    #expect(throws: HarvestError.malformedURL(text)) { try Endpoint(text) }
  }

  @Test func `a password in an address, or behind its question mark, is not repeated`() {
    #expect(throws: HarvestError.malformedURL("…@host")) { try Endpoint("https://me:pw@host") }
    #expect(throws: HarvestError.malformedURL("https://host?…")) {
      try Endpoint("https://host?key=pw")
    }
  }

  @Test(arguments: ["http://harvest.greenhouse.io", "http://127.0.0.1.evil.com", "http://10.0.0.1"])
  func `plain HTTP is refused to another machine`(text: String) {
    #expect(throws: HarvestError.insecureURL(text)) { try Endpoint(text) }
  }

  @Test(arguments: [
    "http://127.0.0.1:80", "http://127.8.8.8", "http://LOCALHOST:1", "http://[::1]:8080",
  ])
  func `plain HTTP is accepted to this machine`(text: String) throws {
    #expect(try Endpoint(text).isLoopback)
  }

  @Test func `a renewed secret keeps the fingerprint but not the shared token`() {
    let old = Account(.client(id: "id", secret: Secret("old"), actAs: nil))
    let new = Account(.client(id: "id", secret: Secret("new"), actAs: nil))
    #expect(old.fingerprint == new.fingerprint)
    #expect(old.credentialName != new.credentialName)
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `the digest agrees with FIPS 180-4`(text: String, digest: String) {
    var sha256 = SHA256()
    for byte in text.utf8 { sha256.take([byte]) }
    #expect(sha256.finish() == digest)
  }
}
