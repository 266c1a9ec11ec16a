import FoundationEssentials
import Simulator
import Testing

@testable import Warehouse

/// What `doctor` says of a house in order, and of one with a fault.
@Suite(.serialized) struct `The doctor` {
  /// A fault, what is said of it, and by which check.
  struct Fault: Sendable, CustomTestStringConvertible {
    let check: String
    let result: String
    let sentence: String
    let status: Int32
    let inject: @Sendable (inout Program, Greenhouse) async throws -> Void
    var testDescription: String { sentence }

    init(
      _ check: String, _ result: String, _ sentence: String, _ status: Int32,
      inject: @escaping @Sendable (inout Program, Greenhouse) async throws -> Void
    ) {
      (self.check, self.result, self.sentence) = (check, result, sentence)
      (self.status, self.inject) = (status, inject)
    }
  }

  static let faults = [
    Fault("settings", "problem", "“max_age” is not an age", 2) { program, _ in
      _ = try await program.bash(
        "mkdir -p ~/config/glasshouse; echo 'max_age = \"soon\"' > ~/config/glasshouse/config.toml")
    },
    Fault("settings", "problem", "is not UTF-8 text", 5) { program, _ in
      _ = try await program.bash(
        "mkdir -p ~/config/glasshouse; printf '\\377' > ~/config/glasshouse/config.toml")
    },
    Fault("proxy", "problem", "“nowhere” is not the address of a service.", 2) { program, _ in
      program.environment["GREENHOUSE_CLIENT_ID"] = nil
      program.environment["GREENHOUSE_CLIENT_SECRET"] = nil
      program.environment["GREENHOUSE_API_URL"] = "nowhere"
    },
    Fault("folders", "problem", "cannot be made", 5) { program, _ in
      program.environment["XDG_STATE_HOME"] = "/dev/null"
    },
    Fault("permissions", "problem", "Others can read “", 5) { program, _ in
      _ = try await program.bash("chmod 644 ~/data/glasshouse/account-*.sqlite")
    },
    Fault("credentials", "problem", "GREENHOUSE_CLIENT_SECRET is missing", 2) { program, _ in
      program.environment["GREENHOUSE_CLIENT_SECRET"] = nil
    },
    Fault("credentials", "problem", "Others can read the credentials", 2) { program, _ in
      let login = "pretend-client.s1\npretend-client-secret\n"
      program.environment["GREENHOUSE_CLIENT_ID"] = nil
      program.environment["GREENHOUSE_CLIENT_SECRET"] = nil
      _ = try await program("login", input: login)
      _ = try await program.bash("chmod 640 ~/config/glasshouse/credentials.json")
    },
    Fault("credentials", "warning", "No Greenhouse account is known. Run: glasshouse login", 0) {
      program, _ in
      program.environment["GREENHOUSE_CLIENT_ID"] = nil
      program.environment["GREENHOUSE_CLIENT_SECRET"] = nil
    },
    Fault("network", "problem", "cannot be reached: it does not accept the connection.", 3) {
      _, greenhouse in
      greenhouse.server.stop()
    },
    Fault("network", "problem", "cannot be reached through the proxy 127.0.0.1:9 (HTTPS_PROXY)", 3)
    { program, _ in
      program.environment["HTTPS_PROXY"] = "http://user:word@127.0.0.1:9"
      program.environment["GREENHOUSE_API_URL"] = "https://harvest.company.example"
      program.environment["GREENHOUSE_AUTH_URL"] = "https://harvest.company.example"
    },
    Fault("access", "problem", "Greenhouse refused the client credentials (401)", 3) { program, _ in
      program.environment["GREENHOUSE_CLIENT_SECRET"] = "another-secret"
    },
    Fault("warehouse", "problem", "is damaged", 5) { program, _ in
      _ = try await program.bash(
        "cd ~/data/glasshouse && head -c 9000 account-*.sqlite > x && mv x account-*.sqlite && rm -f *-wal *-shm; chmod 600 *.sqlite"
      )
    },
    Fault("warehouse", "problem", "not a Glasshouse warehouse", 5) { program, _ in
      try program.alter(try Self.warehouse(program), by: "pragma application_id = 7")
    },
    Fault("warehouse", "warning", "has the tables of another Glasshouse", 0) { program, _ in
      try program.alter(
        try Self.warehouse(program), by: "update _meta set value = 'older' where key = 'schema'")
    },
    Fault("warehouse", "problem", "another Greenhouse account", 2) { program, _ in
      try program.alter(
        try Self.warehouse(program), by: "update _meta set value = 'x' where key = 'account'")
    },
    Fault("syncs", "warning", "The last sync of offers failed: ", 0) { program, greenhouse in
      let fault = greenhouse.server.arm(.status(403), when: .init("offers"))
      _ = try await program("sync", "offers")
      greenhouse.server.disarm(fault)
    },
  ]

  private static func warehouse(_ program: Program) throws -> String {
    try #require(
      try program.home.files().keys.first {
        $0.hasPrefix("data/glasshouse/account-") && $0.hasSuffix(".sqlite")
      })
  }

  @Test func `finds nothing in a house in order`() async throws {
    let greenhouse = try Greenhouse(candidates: 5, at: .now())
    let program = try Program(asking: greenhouse.server)
    #expect(try await program("sync", "jobs", "offices", "--quiet").status == 0)
    let outcome = try await program("doctor", "--json")
    #expect(outcome.status == 0)
    #expect(!outcome.stdout.contains("problem") && !outcome.stdout.contains("warning"))
    for check in [
      "version", "settings", "folders", "permissions", "credentials", "proxy", "network", "clock",
      "access", "warehouse", "syncs",
    ] {
      #expect(outcome.stdout.contains("{\"check\":\"\(check)\",\"result\":\"ok\""), "\(check)")
    }
    #expect(outcome.stderr == "")
  }

  @Test(arguments: faults)
  func `names what is wrong and what to do, and looks at the rest all the same`(
    fault: Fault
  ) async throws {
    let greenhouse = try Greenhouse(candidates: 5, at: .now())
    var program = try Program(asking: greenhouse.server)
    if ["permissions", "warehouse", "syncs"].contains(fault.check) {
      #expect(try await program("sync", "jobs", "--quiet").status == 0)
    }
    try await fault.inject(&program, greenhouse)
    let outcome = try await program("doctor", "--format", "jsonl")
    let lines = outcome.stdout.split(separator: "\n")
    let found = lines.filter {
      $0.hasPrefix("{\"check\":\"\(fault.check)\",\"result\":\"\(fault.result)\"")
    }
    #expect(found.contains { $0.contains(fault.sentence) }, "\(outcome)")
    #expect(outcome.status == fault.status, "\(outcome)")
    #expect(lines.contains { $0.hasPrefix("{\"check\":\"version\"") })
    #expect(lines.contains { $0.hasPrefix("{\"check\":\"syncs\"") })
    #expect(!outcome.stdout.contains("pretend-client-secret"))
    #expect(!outcome.stdout.contains("user:word"))
  }

  @Test func `names a scope that is missing, and a clock that stands elsewhere`() async throws {
    // Greenhouse's answers are dated 2026-11-02, when the invented company's last day is.
    let greenhouse = try Greenhouse(candidates: 5) { $0.forbidden = [.v3: ["offers", "users"]] }
    let outcome = try await Program(asking: greenhouse.server)("doctor", "--format", "tsv")
    #expect(
      outcome.stdout.contains(
        "access\tproblem\toffers cannot be read: harvest:offers:list is missing. Tick "))
    #expect(outcome.stdout.contains("access\tproblem\tusers cannot be read"))
    #expect(outcome.stdout.contains("clock\tproblem\tThe clock is "))
    #expect(outcome.status == 3)
  }

  @Test func `says when the acting user sees nothing`() async throws {
    let greenhouse = try Greenhouse(candidates: 5, at: .now()) { $0.admins = .nobody }
    let outcome = try await Program(asking: greenhouse.server)("doctor", "--format", "tsv")
    #expect(outcome.stdout.contains("access\twarning\tEvery list is empty. The acting user must"))
    #expect(outcome.status == 0)
  }

  @Test func `asks nobody when that is forbidden`() async throws {
    let greenhouse = try Greenhouse(candidates: 5)
    let outcome = try await Program(asking: greenhouse.server)("doctor", "--offline", "--json")
    #expect(outcome.status == 0)
    #expect(greenhouse.server.requests.isEmpty)
    #expect(outcome.stdout.contains("\"check\":\"network\",\"result\":\"skipped\""))
  }

  @Test func `makes nothing that is not there`() async throws {
    let program = try Program()
    let outcome = try await program("doctor", "--demo", "--json")
    #expect(outcome.status == 0, "\(outcome)")
    #expect(
      outcome.stdout.contains("There is no “~/data/glasshouse/demo.sqlite” yet"))
    #expect(try program.home.files() == [:])
  }
}

/// Where a warehouse may lie.
@Suite struct `A file system` {
  @Test(arguments: [(0x6969, "NFS"), (0xFF53_4D42, "CIFS"), (-0xAC_B2BE, "CIFS")])
  func `of a network is refused, by its name`(type: Int, name: String) throws {
    let fileSystem = FileSystem(type: type, free: 0)
    #expect(fileSystem.network == name)
    let file = WarehouseFile("/data/w.sqlite")
    let error = #expect(throws: WarehouseError.self) { try file.refuseNetwork(fileSystem) }
    #expect(
      error?.errorDescription
        == "“/data/w.sqlite” is on a network file system (\(name)), where programs that share a "
        + "warehouse damage it.")
  }

  @Test(arguments: [0xEF53, 0x0102_1994, 0x9123_683E])
  func `of a disk is none of a network`(type: Int) throws {
    let fileSystem = FileSystem(type: type, free: 0)
    #expect(fileSystem.network == nil)
    try WarehouseFile("/data/w.sqlite").refuseNetwork(fileSystem)
  }

  @Test func `is told of a path that is not there yet`() throws {
    let home = try Home()
    let here = try #require(FileSystem(holding: home.path))
    let there = try #require(FileSystem(holding: home.path + "/a/b/c.sqlite"))
    #expect(here.free > 0 && here.network == there.network)
    #expect(WarehouseFile("w.sqlite").fileSystem != nil)
  }
}
