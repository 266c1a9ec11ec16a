import Glibc
import Simulator
import Testing

/// Several accounts, each by its name.
@Suite(.serialized) struct `Several accounts` {
  private static let sql = "select count(*) > 0 a, count(*) > 20 b from candidates"

  /// Two companies of different sizes, and a program that is logged in at both, by name.
  private static func house() async throws -> (Program, [Greenhouse]) {
    let companies = [try Greenhouse(candidates: 5), try Greenhouse(candidates: 40)]
    var program = try Program()
    for (name, company) in zip(["europe", "asia"], companies) {
      program.environment["GREENHOUSE_API_URL"] = company.server.url
      program.environment["GREENHOUSE_AUTH_URL"] = company.server.url
      let login = try await program("login", "--account", name, input: credentials)
      #expect(login.status == 0, "\(login)")
      #expect(login.stderr.contains("Next: glasshouse --account \(name)"))
    }
    program.environment["GREENHOUSE_API_URL"] = nil
    program.environment["GREENHOUSE_AUTH_URL"] = nil
    return (program, companies)
  }

  private static let credentials = "pretend-client.s1\npretend-client-secret\n"

  @Test func `have warehouses of their own, and are chosen for a call, a shell or for good`()
    async throws
  {
    var (program, companies) = try await Self.house()
    let none = try await program("query", Self.sql)
    #expect(none.status == 2)
    #expect(none.stderr.contains("no Greenhouse account is named, of those that are stored."))
    #expect(none.stderr.contains("Name one: --account asia, --account europe; or for good"))
    let europe = try await program("query", Self.sql, "--account", "europe")
    #expect(europe.stdout == "a,b\n1,0\n", "\(europe)")
    #expect(try await program("--account", "asia", "query", Self.sql).stdout == "a,b\n1,1\n")
    // A setting is for all calls, a variable goes before it, and an option before both.
    _ = try await program.bash(
      "echo 'account = \"asia\"' > ~/config/glasshouse/config.toml")
    #expect(try await program("query", Self.sql, "--offline").stdout == "a,b\n1,1\n")
    program.environment["GLASSHOUSE_ACCOUNT"] = "europe"
    #expect(try await program("query", Self.sql, "--offline").stdout == "a,b\n1,0\n")
    let asia = try await program("query", Self.sql, "--offline", "--account", "asia")
    #expect(asia.stdout == "a,b\n1,1\n")
    // Credentials of the environment go before a setting, and an option before them.
    program.environment["GLASSHOUSE_ACCOUNT"] = nil
    program.environment["GREENHOUSE_CLIENT_ID"] = "other.s1"
    program.environment["GREENHOUSE_CLIENT_SECRET"] = "other"
    #expect(try await program("query", Self.sql, "--offline").status == 3)
    let named = try await program("query", Self.sql, "--offline", "--account", "europe")
    #expect(named.stdout == "a,b\n1,0\n")
    program.environment["GLASSHOUSE_ACCOUNT"] = "europe"
    let both = try await program("query", Self.sql, "--offline")
    #expect(
      both.stderr.hasPrefix(
        "error: GLASSHOUSE_ACCOUNT and GREENHOUSE_CLIENT_ID contradict each other.\n"))
    #expect(both.status == 2)
    companies.removeAll()
  }

  @Test func `are never mixed in one warehouse, which the settings give to one of them alone`()
    async throws
  {
    let (program, companies) = try await Self.house()
    let path = program.home.path + "/w.sqlite"
    _ = try await program.bash(
      "printf 'account = \"asia\"\\nwarehouse = \"%s\"\\n' ~/w.sqlite > ~/config/glasshouse/config.toml"
    )
    #expect(try await program("sync", "candidates").status == 0)
    #expect(try program.home.files()["w.sqlite"] != nil)
    // The other one has its own file, and may not use this one.
    #expect(try await program("query", Self.sql, "--account", "europe").stdout == "a,b\n1,0\n")
    let mixed = try await program("sync", "--account", "europe", "--warehouse", path)
    #expect(mixed.stderr.contains("another Greenhouse account"))
    #expect(mixed.status == 2)
    #expect(try await program("query", Self.sql, "--offline").stdout == "a,b\n1,1\n")
    withExtendedLifetime(companies) {}
  }

  @Test func `are listed without a secret, each can be logged out, and each forgotten`()
    async throws
  {
    let (program, companies) = try await Self.house()
    #expect(try await program("query", Self.sql, "--account", "europe").status == 0)
    let listed = try await program("accounts", "--account", "europe")
    let lines = listed.stdout.split(separator: "\n").map {
      $0.split(separator: ",").map(String.init)
    }
    #expect(lines.map { $0[0] } == ["account", "asia", "europe"], "\(listed)")
    #expect(lines[2][1...3] == ["yes", "v3", "file"])
    #expect(lines[2][5].hasPrefix(program.home.path + "/data/glasshouse/account-"))
    #expect(!listed.stdout.contains("pretend-client-secret"))

    let out = try await program("logout", "--account", "europe")
    #expect(out.stderr.contains("credentials-europe.json.\nIts data stays in "))
    let fingerprint = try #require(
      lines[2][5].split(separator: "/").last?.dropFirst("account-".count).dropLast(7))
    let after = try await program("accounts", "--json")
    #expect(after.stdout.contains("\"account\":\"\(fingerprint)\""), "\(after)")
    #expect(after.stdout.contains("\"credentials\":\"removed\""))
    let forgotten = try await program("forget", "--account", String(fingerprint), "--yes")
    #expect(forgotten.status == 0, "\(forgotten)")
    #expect(try await program("forget", "--account", "asia", "--yes").status == 0)
    let none = try await program("accounts")
    #expect(none.stdout == "account,used,harvest,credentials,last_sync,warehouse\n")
    #expect(try program.home.files().keys.filter { $0.contains("credentials") } == [])
    withExtendedLifetime(companies) {}
  }

  @Test(arguments: [
    (["query", "select 1", "--account", "euorpe"], "No account “euorpe” is stored."),
    (["logout", "--account", "euorpe"], "No account “euorpe” is stored."),
    (["forget", "--account", "euorpe", "--yes"], "Nothing is kept of an account “euorpe”."),
    (["login", "--account", "../x"], "“../x” cannot be the name of an account."),
    (["query", "select 1", "--account", ""], "“” cannot be the name of an account."),
    (
      ["query", "select 1", "--account", "europe", "--demo"],
      "--account and --demo contradict each other."
    ),
  ])
  func `are refused by a name that none has`(arguments: [String], sentence: String) async throws {
    let program = try Program()
    _ = try await program.bash(
      "mkdir -p ~/config/glasshouse; echo '{}' > ~/config/glasshouse/credentials-europe.json")
    let outcome = try await program(arguments)
    #expect(outcome.stderr.hasPrefix("error: \(sentence)\nhint:  "), "\(outcome)")
    #expect(outcome.status == 2)
  }

  @Test func `with a name that is misspelt is asked whether the nearest was meant`() async throws {
    let program = try Program()
    _ = try await program.bash(
      "mkdir -p ~/config/glasshouse; echo '{}' > ~/config/glasshouse/credentials-europe.json")
    let outcome = try await program("status", "--account", "euorpe")
    #expect(outcome.stderr.contains("Did you mean “europe”?"))
  }
}
