import FoundationEssentials
import Glibc
import Testing

/// Typing at the prompt of the program, as a terminal has it.
@Suite(.serialized) struct `Typing` {
  private static let prompt = "glasshouse> "

  private func demo(_ program: Program) async throws -> Screen {
    let screen = try Screen(program, "--demo")
    try await screen.wait(for: Self.prompt)
    return screen
  }

  private func answer(_ line: String, on screen: Screen) async throws -> String {
    screen.type(line + "\r")
    try await screen.wait(for: line + "\n")
    return try await screen.wait(for: Self.prompt)
  }

  @Test func `I7: Ctrl-Z stops the shell, and fg brings the line back`() async throws {
    let screen = try Screen(try Program(), command: ["/bin/bash", "--norc", "-i"])
    screen.type("PS1='bash: '\r")
    try await screen.wait(for: "\nbash: ")
    screen.type("glasshouse --demo\r")
    try await screen.wait(for: Self.prompt)
    screen.type("select 6 * 7")
    try await screen.wait(for: "6 * 7")
    screen.type("\u{1A}")
    try await screen.wait(for: "Stopped")
    try await screen.wait(for: "bash: ")
    screen.type("fg\r")
    try await screen.wait(for: "glasshouse> select 6 * 7")
    screen.type(" as still;\r")
    #expect(try await screen.wait(for: Self.prompt).contains("│    42 │"))
  }

  @Test func `I8: a resize draws the line again, and the next table fits it`() async throws {
    let screen = try await demo(try Program())
    screen.type("select '\(String(repeating: "x", count: 100))' as x, 1 as y")
    try await screen.wait(for: "as y")
    screen.resize(columns: 40)
    try await screen.wait(for: "glasshouse> select 'xxx")
    screen.type(";\r")
    let narrow = try await screen.wait(for: Self.prompt)
    #expect(narrow.contains("shortened to fit 40 columns"))
    screen.resize(columns: 160)
    try await screen.wait(for: Self.prompt)
    #expect(
      try await answer("select * from _;", on: screen).contains(
        String(repeating: "x", count: 100) + " │ 1 │"))
  }

  @Test func `I9, I12: fifty lines are pasted whole, with tabs, run on Enter, and are kept`()
    async throws
  {
    let program = try Program()
    let screen = try await demo(program)
    let sums = (1...48).map { "\t\($0) +" }.joined(separator: "\n")
    screen.type("\u{1B}[200~select\n\(sums)\n\t0 as total;\nselect 'second' as word;\u{1B}[201~")
    let pasted = try await screen.wait(for: "as word;")
    #expect(!pasted.contains("│"))
    screen.type("\r")
    try await screen.wait(for: "│  1176 │")
    try await screen.wait(for: "│ second │")
    try await screen.wait(for: Self.prompt)
    screen.kill()
    let history = String(
      decoding: try #require(try program.home.files()["data/glasshouse/demo.sqlite-history"]),
      as: UTF8.self)
    #expect(history.split(separator: "\n").count { $0.hasPrefix("#") } == 2)
    #expect(history.contains("\t48 +\n"), "I9: tabs are kept")
    #expect(history.hasSuffix("select 'second' as word;\n"), "I12: a killed shell has lost nothing")
  }

  @Test func `I13: a line with a leading space is not kept`() async throws {
    let program = try Program()
    let screen = try await demo(program)
    _ = try await answer(" select 'secret' as a;", on: screen)
    _ = try await answer("select 'plain' as b;", on: screen)
    let history = String(
      decoding: try #require(try program.home.files()["data/glasshouse/demo.sqlite-history"]),
      as: UTF8.self)
    #expect(!history.contains("secret"))
    #expect(history.contains("plain"))
  }

  @Test func `an editor of one's own changes what is typed, and the last statement`() async throws {
    var program = try Program()
    program.environment["EDITOR"] = "sed -i s/41/42/"
    let screen = try await demo(program)
    screen.type("select 41 as n;\u{18}\u{5}")
    try await screen.wait(for: "select 42 as n;")
    screen.type("\r")
    #expect(try await screen.wait(for: Self.prompt).contains("│ 42 │"))
    _ = try await answer("select 4 || '1' as m;", on: screen)
    _ = try await answer("select 41 as k;", on: screen)
    screen.type("\\e\r")
    try await screen.wait(for: "select 42 as k;")
    screen.type("\r")
    #expect(try await screen.wait(for: Self.prompt).contains("│ 42 │"))
  }

  @Test func `the words of sqlite3 and psql are understood`() async throws {
    let screen = try await demo(try Program())
    #expect(try await answer("\\dt", on: screen).contains("│ applications"))
    #expect(try await answer("\\d offices", on: screen).contains("│ parent_id"))
    _ = try await answer("\\x", on: screen)
    #expect(try await answer("select 1 as one;", on: screen).contains("one │ 1\n"))
    _ = try await answer("\\x", on: screen)
    #expect(try await answer("\\g", on: screen).contains("│ one │"))
    #expect(try await answer("?", on: screen).contains(".describe [TABLE]"))
    #expect(try await answer("\\zz", on: screen).contains("There is no command “\\zz”."))
    #expect(try await answer(".help quit", on: screen).contains("Also: .exit, \\q"))
    screen.type(".exit\r")
    #expect(try await screen.end() == 0)
  }

  @Test func `P14: what is typed is coloured, unless NO_COLOR or a plain terminal forbids it`()
    async throws
  {
    var program = try Program()
    program.environment["NO_COLOR"] = nil
    let colored = try await demo(program)
    colored.type("select 'a' as b;\r")
    try await colored.wait(for: "1 row")
    let blue = Array("\u{1B}[0;34mselect\u{1B}[0m".utf8)
    #expect(
      String(decoding: colored.bytes, as: UTF8.self).contains(String(decoding: blue, as: UTF8.self))
    )
    program.environment["TERM"] = "dumb"
    let plain = try await demo(program)
    plain.type("select count(*) from offices;\r")
    try await plain.wait(for: "row")
    #expect(!plain.bytes.contains(0x1B))
  }
}
