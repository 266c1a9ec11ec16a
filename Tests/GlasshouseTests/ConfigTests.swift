import FoundationEssentials
import Testing

@testable import glasshouse

/// What the user has written down in `config.toml`.
@Suite(.serialized) struct `The settings` {
  private func program(_ settings: String) throws -> Program {
    let program = try Program()
    let folder = program.home.path + "/config/glasshouse"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(settings.utf8).write(to: URL(filePath: folder + "/config.toml"))
    return program
  }

  @Test func `are checked, and every slip is named with file, line and key`() async throws {
    let program = try program(
      """
      max_age = "soon"
      promt = "> "

      [tables.jobs]
      method = "fast"

      [tables.aplications]
      sync = "never"

      """)
    let outcome = try await program("config", "check")
    let path = program.home.path + "/config/glasshouse/config.toml"
    #expect(outcome.status == 2)
    #expect(
      outcome.stderr
        == """
        error: \(path):1: “max_age” is not an age such as "15m", "1h", "0" or "never".
        hint:  For example: max_age = "15m"
        error: \(path):2: “promt” is no setting.
        hint:  Did you mean “prompt”?
        error: \(path):5: “method” is not incremental or full.
        hint:  For example: method = "full"
        error: \(path):7: “aplications” is no setting.
        hint:  Did you mean “applications”?

        """)
    let query = try await program("query", "--demo", "select 1")
    #expect(query.stderr.hasPrefix("error: \(path):1: “max_age”"))
    #expect(query.status == 2)
    let broken = try await self.program("a = \n").callAsFunction("config", "check")
    #expect(broken.stderr.contains("/config.toml:1: "))
    #expect(broken.status == 2)
  }

  @Test func `hold unless an option says otherwise`() async throws {
    let program = try program(
      """
      mode = "json"
      prompt = "gh> "
      history = 0
      max_age = "0"

      [tables.offices]
      sync = "never"

      [tables.jobs]
      method = "full"

      """)
    #expect(try await program("config", "check").stderr.hasSuffix("is well written.\n"))
    let never = try await program("query", "--demo", "select count(*) from offices")
    #expect(never.stderr.hasPrefix("error: offices is never synced, as config.toml says"))
    #expect(never.status == 3)
    #expect(try await program("sync", "sources", "jobs", "--demo").status == 0)
    let methods = try await program(
      "query", "--demo", "--csv", "--no-header",
      "select table_name, method from _sync_state where table_name in ('jobs', 'offices')")
    #expect(methods.stdout == "jobs,full\n")
    try Data("select 'begun' as start;\n".utf8)
      .write(to: URL(filePath: program.home.path + "/config/glasshouse/startup.sql"))
    let screen = try Screen(program, "--demo")
    let begun = try await screen.wait(for: "gh> ")
    #expect(begun.contains(#"{"start":"begun"}"#))
    screen.type("select 2 as two;\r")
    try await screen.wait(for: #"{"two":2}"#)
    try await screen.wait(for: "gh> ")
    screen.type("\u{4}")
    #expect(try await screen.end() == 0)
    #expect(try program.home.files().keys.filter { $0.hasSuffix("-history") } == [])
  }

  @Test func `can be copied from what config prints`() {
    let sample = ConfigCommand.sample.split(separator: "\n").map { line in
      line.hasPrefix("# ") && (line.contains(" = ") || line.hasPrefix("# ["))
        ? line.dropFirst(2) : ""
    }
    #expect(Configuration.parse(sample.joined(separator: "\n")).1 == [])
  }
}
