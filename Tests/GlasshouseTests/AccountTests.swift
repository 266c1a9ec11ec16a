import Glibc
import Simulator
import Testing

/// Credentials that do not do, and hosts that do not answer.
@Suite(.serialized) struct `An account` {
  private static let sql = "select count(*) from jobs"

  @Test func `whose secret is wrong is refused, with the place to look`() async throws {
    let greenhouse = try Greenhouse(candidates: 5)
    var program = try Program(asking: greenhouse.server)
    program.environment["GREENHOUSE_CLIENT_SECRET"] = "not-the-secret"
    let outcome = try await program("query", Self.sql)
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.contains("Greenhouse refused the client credentials (401)"))
    #expect(outcome.stderr.contains("API Credential Management, then run: glasshouse login\n"))
    #expect(!outcome.stderr.contains("not-the-secret"))
    #expect(outcome.status == 3)
  }

  @Test(arguments: [
    (V1Fault.wrongKey, "Greenhouse refused the API key (401)"),
    (.retired(410), "Harvest v1 did not answer (410)"),
    (.retired(404), "Harvest v1 did not answer (404)"),
  ])
  func `of v1 that is refused hears that v1 is retired`(
    fault: V1Fault, sentence: String
  ) async throws {
    let greenhouse = try Greenhouse(candidates: 5) {
      if case .retired(let status) = fault { $0.v1 = .retired(status) }
    }
    var program = try Program(asking: greenhouse.server, .v1)
    if case .wrongKey = fault { program.environment["GREENHOUSE_API_KEY"] = "not-the-key" }
    let outcome = try await program("query", Self.sql)
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.contains(sentence))
    #expect(outcome.stderr.contains("Greenhouse retired Harvest v1 on 2026-08-31."))
    #expect(outcome.stderr.contains("hint:  Create Harvest V3 (OAuth) credentials in Greenhouse"))
    #expect(outcome.status == 3)
  }

  enum V1Fault: Sendable {
    case wrongKey
    case retired(Int)
  }

  @Test func `that lacks a scope fails for that table alone`() async throws {
    let greenhouse = try Greenhouse(candidates: 5) { $0.forbidden = [.v3: ["offers"]] }
    let program = try Program(asking: greenhouse.server)
    let offers = try await program("query", "select count(*) from offers")
    #expect(offers.stdout == "")
    #expect(offers.stderr.contains("the scope harvest:offers:list is missing"))
    #expect(offers.stderr.contains("hint:  Tick harvest:offers:list under Manage Scopes"))
    #expect(offers.status == 3)
    let jobs = try await program("query", Self.sql)
    #expect(jobs.stderr == "")
    #expect(jobs.status == 0)
    let both = try await program("sync", "offers", "users")
    #expect(both.stderr.contains("harvest:offers:list"))
    #expect(both.status == 3)
    let users = try await program("query", "select count(*) > 0 from users", "--offline")
    #expect(users.stdout == "count(*) > 0\n1\n")
  }

  @Test func `at a host that nobody answers for names the host`() async throws {
    let greenhouse = try Greenhouse(candidates: 5)
    let program = try Program(asking: greenhouse.server)
    let host = greenhouse.server.url.split(separator: "/").last.map(String.init) ?? ""
    greenhouse.server.stop()
    let outcome = try await program("query", Self.sql)
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.contains(host.prefix { $0 != ":" } + ""))
    #expect(outcome.stderr.contains("cannot be reached"))
    #expect(outcome.status == 3)
  }

  @Test func `that is sent elsewhere does not follow`() async throws {
    let greenhouse = try Greenhouse(candidates: 5)
    greenhouse.server.arm(
      .status(302, headers: ["Location": "https://elsewhere.example/"]), when: .init("jobs"))
    let program = try Program(asking: greenhouse.server)
    let outcome = try await program("query", Self.sql)
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.contains("sent the request elsewhere; redirects are not followed."))
    #expect(outcome.status == 3)
  }

  @Test func `does not answer from another account's warehouse`() async throws {
    let greenhouse = try Greenhouse(candidates: 5)
    var program = try Program(asking: greenhouse.server)
    let path = program.home.path + "/w.sqlite"
    #expect(try await program("sync", "jobs", "--warehouse", path).status == 0)
    program.environment["GREENHOUSE_CLIENT_ID"] = "another.s1"
    let outcome = try await program("query", Self.sql, "--warehouse", path)
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.contains("another Greenhouse account"))
    #expect(outcome.status == 2)
    #expect(try await program("query", Self.sql, "--warehouse", path, "--offline").status == 0)
  }

  @Test func `of which half is given names the other half`() async throws {
    var program = try Program()
    program.environment["GREENHOUSE_CLIENT_ID"] = "some-id"
    let outcome = try await program("query", "select 1")
    #expect(
      outcome
        == Outcome(
          stdout: "",
          stderr: """
            error: GREENHOUSE_CLIENT_SECRET is missing beside GREENHOUSE_CLIENT_ID.
            hint:  Set GREENHOUSE_CLIENT_ID and GREENHOUSE_CLIENT_SECRET, or run: glasshouse login

            """, status: 2))
  }

  @Test func `that is not there is asked for only when a table must be synced`() async throws {
    let outcome = try await Program()("query", Self.sql)
    #expect(outcome.stdout == "")
    #expect(
      outcome.stderr.hasPrefix("error: jobs must be synced, and no Greenhouse account is known.\n"))
    #expect(outcome.status == 2)
  }
}

/// `login` and `logout`.
@Suite(.serialized) struct `Logging in` {
  private let secret = "pretend-client-secret"

  /// A program that knows where Greenhouse is, and not who asks.
  private func stranger(to greenhouse: Greenhouse) throws -> Program {
    var program = try Program(asking: greenhouse.server)
    program.environment["GREENHOUSE_CLIENT_ID"] = nil
    program.environment["GREENHOUSE_CLIENT_SECRET"] = nil
    return program
  }

  /// The files that hold a text.
  private func files(holding text: String, in program: Program) throws -> [String] {
    try program.home.files().filter {
      String(decoding: $0.value, as: UTF8.self).contains(text)
    }.keys.sorted()
  }

  @Test func `hides the secret, tries every table, and stores it for its owner alone`() async throws
  {
    let greenhouse = try Greenhouse(candidates: 5) { $0.forbidden = [.v3: ["offers"]] }
    let program = try stranger(to: greenhouse)
    let screen = try Screen(program, "login", "--verbose")
    try await screen.wait(for: "Client id: ")
    screen.type("pretend-client.s1\r")
    try await screen.wait(for: "Client secret (not shown): ")
    screen.type("\(secret)\r")
    let checks = try await screen.wait(for: "Stored in ")
    #expect(checks.contains("scope missing  tick harvest:offers:list; needed by "))
    #expect(checks.contains("can be read."))
    #expect(checks.contains("reads"))
    #expect(!checks.contains(secret))
    #expect(try await screen.end() == 0)

    let path = program.home.path + "/config/glasshouse/credentials.json"
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    let answer = try await program("query", "select count(*) > 0 a from jobs", "--verbose")
    #expect(answer.stdout == "a\n1\n")
    #expect(!answer.stderr.contains(secret))
    #expect(try files(holding: secret, in: program) == ["config/glasshouse/credentials.json"])

    let logout = try await program("logout")
    #expect(logout.stderr.hasPrefix("Removed \(path).\nIts data stays in "))
    #expect(try files(holding: secret, in: program) == [])
    #expect(try await program("query", "select count(*) from users").status == 2)
  }

  @Test func `takes both lines from a pipe`() async throws {
    let greenhouse = try Greenhouse(candidates: 5)
    let program = try stranger(to: greenhouse)
    let outcome = try await program("login", input: "pretend-client.s1\n\(secret)\n")
    #expect(outcome.stdout == "")
    #expect(outcome.status == 0)
    #expect(try await program("query", "select count(*) > 0 a from jobs").stdout == "a\n1\n")
  }

  @Test func `stores by the name that the settings give, which choose among what is stored`()
    async throws
  {
    let greenhouse = try Greenhouse(candidates: 5)
    let program = try stranger(to: greenhouse)
    let settings =
      "mkdir -p ~/config/glasshouse && echo 'account = \"NAME\"' > ~/config/glasshouse/config.toml"
    _ = try await program.bash(settings.replacing("NAME", with: "europe"))
    #expect(try await program("login", input: "pretend-client.s1\n\(secret)\n").status == 0)
    let stored = ["config/glasshouse/credentials-europe.json"]
    #expect(try files(holding: secret, in: program) == stored)
    let sql = "select count(*) > 0 a from jobs"
    #expect(try await program("query", sql).stdout == "a\n1\n")
    _ = try await program.bash(settings.replacing("NAME", with: "asia"))
    let other = try await program("query", sql)
    #expect(other.stderr.contains("no Greenhouse account “asia” is stored, as config.toml asks."))
    #expect(other.status == 2)
    #expect(try await program("logout").stderr == "Nobody was logged in.\n")
    #expect(try files(holding: secret, in: program) == stored)
    _ = try await program.bash(settings.replacing("NAME", with: "../x"))
    let check = try await program("config", "check")
    #expect(check.stderr.contains("“account” is not a name of letters, digits, - and _."))
    #expect(check.status == 2)
  }

  @Test func `stores nothing that is refused`() async throws {
    let greenhouse = try Greenhouse(candidates: 5)
    let program = try stranger(to: greenhouse)
    let outcome = try await program("login", input: "pretend-client.s1\nwrong-secret\n")
    #expect(outcome.stderr.contains("Greenhouse refused the client credentials (401)"))
    #expect(outcome.status == 3)
    #expect(try files(holding: "wrong-secret", in: program) == [])
    #expect(try files(holding: "pretend-client.s1", in: program) == [])
  }

  @Test func `ends at Ctrl-C while the secret is typed, and shows what is typed again`()
    async throws
  {
    let greenhouse = try Greenhouse(candidates: 5)
    let screen = try Screen(try stranger(to: greenhouse), "login")
    try await screen.wait(for: "Client id: ")
    screen.type("pretend-client.s1\r")
    try await screen.wait(for: "Client secret (not shown): ")
    screen.type("half\u{3}")
    #expect(try await screen.end() == 130)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT])
  func `that a signal ends shows what is typed again`(signal: Int32) async throws {
    let greenhouse = try Greenhouse(candidates: 5)
    let screen = try Screen(try stranger(to: greenhouse), "login")
    try await screen.wait(for: "Client id: ")
    screen.type("pretend-client.s1\r")
    try await screen.wait(for: "Client secret (not shown): ")
    #expect(!screen.showsTyping)
    screen.send(signal)
    #expect(try await screen.end() == 128 + signal)
    #expect(screen.showsTyping)
  }

  @Test func `refuses credentials that others can read`() async throws {
    let greenhouse = try Greenhouse(candidates: 5)
    let program = try stranger(to: greenhouse)
    _ = try await program("login", input: "pretend-client.s1\n\(secret)\n")
    let path = program.home.path + "/config/glasshouse/credentials.json"
    chmod(path, 0o644)
    let outcome = try await program("query", "select 1")
    #expect(
      outcome.stderr == """
        error: Others can read the credentials in “\(path)”.
        hint:  Run: chmod 600 \(path)

        """)
    #expect(outcome.status == 2)
  }
}
