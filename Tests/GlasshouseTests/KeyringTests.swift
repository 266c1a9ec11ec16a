import Glibc
import Simulator
import Testing

/// Where the secret of a stored account is: in the desktop's keyring, or in a file.
@Suite(.serialized) struct `A keyring` {
  private static let secret = "pretend-client-secret"
  private static let login = "pretend-client.s1\n\(secret)\n"
  private static let sql = "select count(*) > 0 a from departments"

  /// A program in a session whose `secret-tool` is this script, which writes down how it was called.
  private static func house(
    _ greenhouse: Greenhouse, secretTool: String
  ) async throws -> Program {
    var program = try Program(asking: greenhouse.server)
    program.environment["GREENHOUSE_CLIENT_ID"] = nil
    program.environment["GREENHOUSE_CLIENT_SECRET"] = nil
    program.environment["GLASSHOUSE_KEYRING"] = nil
    program.environment["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nowhere"
    program.environment["PATH"] = "\(program.home.path)/bin:/usr/bin:/bin:\(Program.folder)"
    let made = try await program.bash(
      "mkdir -p ~/bin ~/ring && cat > ~/bin/secret-tool && chmod +x ~/bin/secret-tool",
      input: "#!/bin/bash\necho \"$*\" >> ~/calls\nid=${!#}\n" + secretTool)
    #expect(made.status == 0)
    return program
  }

  /// What `secret-tool` does, with a file for each secret.
  private static let faithful = """
    case $1 in
      store) cat > ~/ring/$id ;;
      lookup) cat ~/ring/$id 2> /dev/null ;;
      clear) rm ~/ring/$id 2> /dev/null ;;
    esac
    """

  private func files(holding text: String, in program: Program) throws -> [String] {
    try program.home.files().filter { String(decoding: $0.value, as: UTF8.self).contains(text) }
      .keys.sorted()
  }

  @Test func `keeps the secret, gives it when Greenhouse is asked, and is emptied by logout`()
    async throws
  {
    let greenhouse = try Greenhouse(candidates: 5)
    let program = try await Self.house(greenhouse, secretTool: Self.faithful)
    let login = try await program("login", "--account", "europe", input: Self.login)
    #expect(
      login.stderr.contains("Stored in the desktop's keyring; what is not secret in "), "\(login)")
    let held = try files(holding: Self.secret, in: program)
    #expect(held.count == 1 && held[0].hasPrefix("ring/"), "\(held)")
    #expect(
      try await program("query", Self.sql, "--account", "europe").stdout == "a\n1\n")
    #expect(try await program("accounts").stdout.contains("\neurope,,v3,keyring,"))
    let healthy = try await program("doctor", "--account", "europe")
    #expect(
      healthy.stdout.contains("the secret in the desktop's keyring as “europe”."), "\(healthy)")
    // Another login leaves nothing of the one before.
    #expect(try await program("login", "--account", "europe", input: Self.login).status == 0)
    let again = try files(holding: Self.secret, in: program)
    #expect(again.count == 1 && again != held)
    #expect(try await program("logout", "--account", "europe").status == 0)
    #expect(try files(holding: Self.secret, in: program) == [])
    // The secret is in no argument either: the files, in which it is not, tell them all.
    #expect(try #require(program.home.files()["calls"]).count > 100)
  }

  @Test func `that does not answer, or will not, is left for the file with a word`() async throws {
    let greenhouse = try Greenhouse(candidates: 5)
    for (script, word) in [
      ("exec sleep 60", "it did not answer within 0.3 s"), ("exit 1", "it refused"),
      ("[ $1 = store ]", "it refused"),
    ] {
      var program = try await Self.house(greenhouse, secretTool: script)
      program.environment["GLASSHOUSE_KEYRING"] = "0.3"
      let login = try await program("login", input: Self.login)
      #expect(
        login.stderr.contains(
          "did not take the secret: \(word). It goes into the file.\nStored in /"),
        "\(login)")
      #expect(
        try files(holding: Self.secret, in: program) == ["config/glasshouse/credentials.json"])
      #expect(try await program("query", Self.sql).stdout == "a\n1\n")
    }
  }

  @Test func `that is locked later stops a sync, and no answer from what is there`() async throws {
    let greenhouse = try Greenhouse(candidates: 5)
    let program = try await Self.house(greenhouse, secretTool: Self.faithful)
    _ = try await program("login", input: Self.login)
    _ = try await program("query", Self.sql)
    _ = try await program.bash("printf '#!/bin/sh\\nexit 1' > ~/bin/secret-tool")
    #expect(try await program("query", Self.sql).stdout == "a\n1\n")
    let sync = try await program("sync", "departments")
    #expect(
      sync.stderr.contains(
        "is in the desktop's keyring, and cannot be had: it refused.\nhint:  Unlock"),
      "\(sync)")
    #expect(sync.status == 2)
    let doctor = try await program("doctor", "--offline")
    #expect(doctor.stdout.contains("cannot be had"))
    #expect(doctor.status == 2)
    let logout = try await program("logout")
    #expect(logout.stderr.contains("secret-tool clear service glasshouse id "))
  }

  @Test func `is not looked for where there is no session, nor where it is switched off`()
    async throws
  {
    let greenhouse = try Greenhouse(candidates: 5)
    var program = try await Self.house(greenhouse, secretTool: Self.faithful)
    program.environment["GLASSHOUSE_KEYRING"] = "off"
    #expect(try await program("login", input: Self.login).stderr.contains("Stored in /"))
    program.environment["GLASSHOUSE_KEYRING"] = nil
    program.environment["DBUS_SESSION_BUS_ADDRESS"] = nil
    program.environment["XDG_RUNTIME_DIR"] = program.home.path
    #expect(try await program("login", input: Self.login).stderr.contains("Stored in /"))
    #expect(try program.home.files()["calls"] == nil)
    program.environment["GLASSHOUSE_KEYRING"] = "perhaps"
    let slip = try await program("login", input: Self.login)
    #expect(
      slip.stderr.hasPrefix(
        "error: GLASSHOUSE_KEYRING “perhaps” is not off or a number of seconds.\n"))
    #expect(slip.status == 2)
  }
}
