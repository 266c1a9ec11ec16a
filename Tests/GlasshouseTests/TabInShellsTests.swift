import FoundationEssentials
import Testing

@testable import glasshouse

/// Tab in the shells that people call the program from.
@Suite(.serialized) struct `Tab in bash` {
  /// Types into a bash that knows the program, and gives the command that is on its line at the end.
  private func line(_ keys: String, in program: Program) async throws -> String {
    var program = program
    program.environment["PS1"] = "$ "
    program.limit = .seconds(20)
    let screen = try Screen(program, command: ["/bin/bash", "--norc", "-i"], columns: 200)
    screen.type(
      "cd && source <(glasshouse --generate-completion-script bash); bind 'set bell-style none'; clear; echo rea\\dy\r"
    )
    try await screen.wait(for: "ready\n")
    screen.type(keys + "\u{1}printf '<%s>' \r")
    try await screen.wait(for: "\n<glasshouse>")
    let shown = try await screen.wait(for: "$ ")
    screen.type("exit\r")
    _ = try await screen.end()
    return String(shown.dropLast(2))
  }

  @Test(arguments: [
    ("des\toffer\t", "<describe><offers>"),
    ("run time-to-hi\t--dem\t", "<run><time-to-hire><--demo>"),
    ("run time-to-hire sin\t2026-01-01", "<run><time-to-hire><since=2026-01-01>"),
    ("run time-to-hire by=dep\tp\t", "<run><time-to-hire><by=department><period=>"),
    ("run time-to-hire -p da\tb\t", "<run><time-to-hire><-p><days=business>"),
    ("compare funnel-by-st\t--with pa\ta\t", "<compare><funnel-by-stage><--with><pass=actual>"),
    ("query --format js\t", "<query><--format><json>"),
    ("sync sched\t--method fu\t", "<sync><scheduled_interviews><--method><full>"),
    ("queries list stale\t", "<queries><list><stale-candidates>"),
    ("report -p da\tb\t", "<report><-p><days=business>"),
    ("report withd\tsin\t-30d", "<report><withdrawals><since=-30d>"),
  ])
  func `completes commands, options, saved queries and their parameters`(
    keys: String, words: String
  ) async throws {
    #expect(try await line("glasshouse " + keys, in: try Program()) == words)
  }

  @Test func `completes values of the warehouse, and evaluates none`() async throws {
    let program = try Program()
    #expect(try await program("sync", "departments", "--demo", "--quiet").status == 0)
    try program.alter(
      "data/glasshouse/demo.sqlite",
      by: """
        update departments set name = 'R&D $(touch ~/pwned) `touch ~/pwned` O''Neil'
        where id = (select min(id) from departments)
        """)
    let words = try await line(
      "glasshouse run time-to-hire --demo department=R\t", in: program)
    #expect(
      words
        == "<run><time-to-hire><--demo><department=R&D $(touch ~/pwned) `touch ~/pwned` O'Neil>")
    #expect(try program.home.files()["pwned"] == nil)
  }

  @Test func `is told every word so that bash takes it as typed, and evaluates none`() async throws
  {
    let program = try Program()
    var random = SystemRandomNumberGenerator()
    let parts = [
      "`touch pwned`", "$(touch pwned)", "'", "\"", "\\", "`", "$", "(", "!", "*", "~", "{a,b}",
      "<", "&", "|",
      ";", "#", " ", "é", "e\u{301}", "\u{301}", "\u{600}", "\u{200D}", "👩‍👧", "日本", "ﷺ", "a", "=",
      "%",
    ]
    for _ in 0..<40 {
      let word = "w" + (0..<6).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      let told = CompletionScript.doubly(word)
      try Data(told.utf8).write(to: URL(filePath: program.home.path + "/told"))
      let outcome = try await program.bash(
        #"IFS=$'\n'; set -f; line=$(compgen -W "$(cat ~/told)" -- w); eval "printf %s $line""#)
      #expect(
        Array(outcome.stdout.utf8) == Array(word.utf8), "\(word), told \(told): \(outcome.stderr)")
    }
    #expect(try program.home.files()["pwned"] == nil)
  }

  @Test func `completes the names of stored accounts`() async throws {
    let program = try Program()
    _ = try await program.bash(
      "mkdir -p ~/config/glasshouse; cd ~/config/glasshouse; echo {} | tee credentials{,-europe,-asia}.json"
    )
    #expect(
      try await line("glasshouse sync --account eu\t", in: program) == "<sync><--account><europe>")
  }

  @Test func `completes your own queries, by name and by path`() async throws {
    let program = try Program()
    let script = """
      mkdir -p ~/config/glasshouse/queries ~/elsewhere
      printf -- '-- param shade choice(light, dark) -- which\\nselect :shade as s;' |
        tee ~/config/glasshouse/queries/wanted.sql > ~/elsewhere/other.sql
      """
    _ = try await program.bash(script)
    #expect(
      try await line("glasshouse run wan\tsh\tl\t", in: program) == "<run><wanted><shade=light>")
    #expect(
      try await line("glasshouse run elsewhere/o\tsh\td\t", in: program)
        == "<run><elsewhere/other.sql><shade=dark>")
  }
}

/// The manual pages, which are made of the declarations.
@Suite(.serialized) struct `The manual` {
  @Test func `has a page for the program and each subcommand, without a slip`() async throws {
    let program = try Program()
    let outcome = try await program.bash(
      "mkdir ~/man && glasshouse manual ~/man && mandoc -T lint -W warning ~/man/*.1")
    #expect(outcome == Outcome(stdout: "", stderr: "", status: 0))
    let help = try await program("--help").stdout
    let listed = help.split(separator: "SUBCOMMANDS:")[1].split(separator: "\n")
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first }
    let pages = try program.home.files().keys.filter { $0.hasPrefix("man/") }
    #expect(listed.count > 15)
    for name in listed where name != "help" && name.first?.isLowercase == true {
      #expect(pages.contains("man/glasshouse-\(name).1"))
    }
    #expect(pages.contains("man/glasshouse-queries-check.1"))
  }

  @Test func `says of a command what its help says`() async throws {
    let program = try Program()
    let page = try await program.bash(
      "mkdir ~/man && SOURCE_DATE_EPOCH=1700000000 glasshouse manual ~/man && cd ~/man && "
        + "mandoc -T utf8 -O width=100 glasshouse-run.1 | sed 's/.\u{8}//g'")
    #expect(page.status == 0)
    for text in [
      "glasshouse-run – Run a saved query, syncing first what it reads",
      "glasshouse run name [name=value ...] [options]", "-p name=value, --param name=value",
      "Example: glasshouse run time-to-hire -p since=2026-01-01 --demo", "   Warehouse and sync",
      "3 sync or network", "November 14, 2023", "glasshouse(1)",
    ] {
      #expect(page.stdout.contains(text), "\(text)")
    }
    let root = try await program.bash(
      "mandoc -T utf8 -O width=100 ~/man/glasshouse.1 | sed 's/.\u{8}//g'")
    for text in ["GREENHOUSE_CLIENT_ID", "~/.config/glasshouse/config.toml", "glasshouse-sync(1)"] {
      #expect(root.stdout.contains(text), "\(text)")
    }
  }
}
