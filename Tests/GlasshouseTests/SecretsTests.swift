import FoundationEssentials
import Glibc
import Simulator
import Synchronization
import Testing

/// The key, the client secret and the token are nowhere but in their own files.
@Suite(.serialized) struct `A secret` {
  private static let id = "pretend-id-5d1f.s1"
  private static let secret = "pretend-secret-8c40b7e2"
  private static let key = "pretend-key-77aa31c9"

  @Test(arguments: [Dialect.v3, .v1])
  func `is in no file but its own, on no screen and in no argument`(dialect: Dialect) async throws {
    let greenhouse = try Greenhouse(candidates: 5) {
      $0.credentials.clientID = Self.id
      $0.credentials.clientSecret = Self.secret
      $0.credentials.v1Key = Self.key
    }
    let server = greenhouse.server
    var program = try Program(asking: server, dialect)
    let secrets = Self.texts(dialect)
    for name in ["GREENHOUSE_CLIENT_ID", "GREENHOUSE_CLIENT_SECRET", "GREENHOUSE_API_KEY"] {
      program.environment[name] = nil
    }
    var told: [Outcome] = []
    told.append(
      dialect == .v3
        ? try await program("login", "--verbose", input: "\(Self.id)\n\(Self.secret)\n")
        : try await program("login", "--v1", "--verbose", input: "\(Self.key)\n"))
    #expect(told[0].status == 0, "\(told[0])")
    // Greenhouse echoes what it was sent, in all the ways in which it refuses.
    let echo = "{\"message\":\"no: \(secrets.joined(separator: " "))\"}"
    let commandLines = Mutex<[String]>([])
    for (list, status) in [("jobs", 500), ("offers", 422), ("users", 400)] {
      server.arm(.status(status, body: echo), when: .init(list, numbers: 1...1))
    }
    server.arm(
      .event { _ in
        let lines = Self.commandLines()
        commandLines.withLock { $0 += lines }
      }, when: .init("departments", dialect: dialect))
    told.append(try await program("sync", "--verbose", "jobs", "offers", "users", "departments"))
    #expect(told[1].stderr.contains("no: …"))
    server.arm(.tokenRevoked, when: .init("jobs", numbers: 1...1))
    for arguments in [
      ["sync", "--verbose"], ["query", "select count(*) from jobs", "--verbose", "--max-age", "0"],
      ["status", "--check", "--verbose"], ["describe", "jobs"],
    ] {
      told.append(try await program(arguments))
    }
    let shell = try await program.bash(
      "glasshouse --verbose --max-age 0", input: "select count(*) from offers;\n.status\n")
    told.append(shell)
    server.arm(.status(401, body: echo), when: .init("jobs"))
    told.append(try await program("sync", "jobs", "--verbose"))
    #expect(told.last?.status == 3)

    var all = secrets
    let files = try program.home.files()
    if dialect == .v3 { all.append(try #require(Self.token(in: files))) }
    let shown = told.map { $0.stdout + $0.stderr } + commandLines.withLock { $0 }
    #expect(commandLines.withLock { $0.contains { $0.contains("glasshouse\0sync\0--verbose") } })
    for secret in all where secret != Self.id {
      #expect(!shown.contains { $0.contains(secret) }, "\(secret) is shown")
    }
    for (name, bytes) in files {
      let text = String(decoding: bytes, as: UTF8.self)
      let held = all.filter { text.contains($0) && $0 != Self.id }
      guard !held.isEmpty else { continue }
      #expect(name == "config/glasshouse/credentials.json" || name.contains("/token-"), "\(name)")
      var facts = stat()
      #expect(lstat(program.home.path + "/" + name, &facts) == 0 && facts.st_mode & 0o777 == 0o600)
    }
    for name in files.keys where all.contains(where: { name.contains($0) }) {
      Issue.record("a secret names the file \(name)")
    }
  }

  /// What must not be seen: the credentials, and as HTTP carries them.
  private static func texts(_ dialect: Dialect) -> [String] {
    let pair = dialect == .v3 ? "\(id):\(secret)" : "\(key):"
    return [dialect == .v3 ? secret : key, Data(pair.utf8).base64EncodedString()]
  }

  /// The token in the file that processes share it by.
  private static func token(in files: [String: [UInt8]]) -> String? {
    struct Shared: Decodable { let token: String }
    return files.first { $0.key.contains("/token-") && !$0.key.hasSuffix(".lock") }
      .flatMap { try? JSONDecoder().decode(Shared.self, from: Data($0.value)).token }
  }

  /// The arguments of every process of this machine, as `ps` shows them to everybody.
  private static func commandLines() -> [String] {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return processes.filter { Int($0) != nil }.compactMap { id in
      guard let file = fopen("/proc/\(id)/cmdline", "r") else { return nil }
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 65_536)
      let count = fread(&bytes, 1, bytes.count, file)
      return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
  }
}
