import FoundationEssentials
import Testing

/// Greenhouse behind a company's proxy, which looks into what passes with a certificate of its own.
@Suite(.serialized) struct `A company's proxy` {
  /// The proxy, in Python, since nothing of ours can serve TLS; it ends with its standard input.
  private static let script = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/proxy.py").path

  /// What the program says with these variables, and what the proxy saw; `PROXY` is where it listens.
  private func asked(
    _ variables: [String: String], login: String = ""
  ) async throws -> (outcome: Outcome, seen: String) {
    let greenhouse = try Greenhouse(candidates: 5)
    var program = try Program(asking: greenhouse.server)
    let port = greenhouse.server.url.split(separator: ":").last ?? ""
    program.environment["GREENHOUSE_API_URL"] = "https://harvest.company.example"
    program.environment["GREENHOUSE_AUTH_URL"] = "https://auth.company.example"
    let exports = variables.map { "export \($0.key)=\"\($0.value)\"" }.joined(separator: "\n")
    let outcome = try await program.bash(
      """
      cd; : > log; mkfifo in out
      python3 \(Self.script) \(port) log \(login) < in > out & exec 3> in
      read -r port < out; PROXY=127.0.0.1:$port
      \(exports)
      glasshouse query 'select count(*) from offices' 3>&-; status=$?
      exec 3>&-; wait; cat log >&1; exit $status
      """)
    return (Outcome(stdout: "", stderr: outcome.stderr, status: outcome.status), outcome.stdout)
  }

  @Test(arguments: ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])
  func `is asked where the environment names it, and must be trusted`(
    variable: String
  ) async throws {
    let (outcome, seen) = try await asked([variable: "http://$PROXY"])
    #expect(seen.hasPrefix("CONNECT auth.company.example:443 200\n"))
    #expect(outcome.stderr.contains("auth.company.example could not prove who it is: SSL "))
    #expect(
      outcome.stderr.contains(
        "hint:  If your company's proxy signs with an authority of its own, add its certificate to "
          + "the system's: sudo cp AUTHORITY.crt /usr/local/share/ca-certificates/"))
    #expect(outcome.status == 3)
  }

  @Test(arguments: ["company.example", ".company.example", "auth.company.example,x", "*"])
  func `is left out for the names in NO_PROXY`(names: String) async throws {
    let (outcome, seen) = try await asked(["HTTPS_PROXY": "http://$PROXY", "NO_PROXY": names])
    #expect(seen == "")
    #expect(
      outcome.stderr.contains("auth.company.example cannot be reached: its name is not known."))
    #expect(outcome.status == 3)
  }

  @Test func `that wants a password is told of, and gets it from its address`() async throws {
    let refused = try await asked(["HTTPS_PROXY": "http://$PROXY"], login: "me:secret-word")
    #expect(refused.seen.hasPrefix("CONNECT auth.company.example:443 407\n"))
    #expect(refused.outcome.stderr.contains("(HTTPS_PROXY): it wants a user and password (407)."))
    #expect(refused.outcome.status == 3)
    let given = try await asked(
      ["HTTPS_PROXY": "http://me:secret-word@$PROXY"], login: "me:secret-word")
    #expect(given.seen.contains("CONNECT auth.company.example:443 200\n"))
    #expect(!given.outcome.stderr.contains("secret-word"))
  }

  @Test(arguments: [
    ("http://127.0.0.1:9", "it does not accept the connection."),
    ("http://proxy.invalid:3128", "its name is not known."),
  ])
  func `that cannot be reached is named`(proxy: String, sentence: String) async throws {
    let (outcome, _) = try await asked(["HTTPS_PROXY": proxy])
    #expect(
      outcome.stderr.contains(
        "auth.company.example cannot be reached through the proxy \(proxy) (HTTPS_PROXY): "
          + sentence), "\(outcome.stderr)")
    #expect(outcome.status == 3)
  }
}
