import Glibc
import Testing

/// Files with people in them, in places where others may look.
@Suite(.serialized) struct `A file that names people` {
  private static let house = Task {
    let program = try Program()
    let synced = try await program("sync", "users", "jobs", "--demo", "--quiet")
    #expect(synced.status == 0, "\(synced)")
    _ = try await program.bash(
      """
      mkdir -m 755 ~/open && mkdir -m 700 ~/open/shut ~/repository
      cd ~/repository && git init --quiet && echo '*.secret.csv' > .gitignore && mkdir deep
      chmod 711 ~
      """)
    return program
  }

  private static let people = "select id, name, upper(first_name) as first from users"

  private static func ask(
    _ sql: String, _ more: String...
  ) async throws -> Outcome {
    try await house.value(["query", sql, "--demo", "--offline", "--allow-partial"] + more)
  }

  @Test(arguments: [
    ("open/a.csv", "is in “HOME/open”, which others can look into"),
    ("open/shut/../a.json", "is in “HOME/open”, which others can look into"),
    ("repository/a.csv", "is in the git repository “HOME/repository”, which does not ignore it"),
    (
      "repository/deep/a.md", "is in the git repository “HOME/repository”, which does not ignore it"
    ),
  ])
  func `is written with a warning where others can look`(file: String, place: String) async throws {
    let home = try await Self.house.value.home.path
    let path = "\(home)/\(file)"
    let outcome = try await Self.ask(Self.people, "-o", path, "--strict")
    #expect(
      outcome.stderr.hasPrefix(
        "warning: name, first may name people, and “\(path)” \(place.replacing("HOME", with: home)). "
          + "--redact numbers them (.redact on), or "), "\(outcome)")
    #expect(outcome.status == 0)
    #expect(outcome.stderr.split(separator: "\n").count { $0.hasPrefix("warning") } == 1)
    let redacted = try await Self.ask(Self.people, "-o", path, "--redact", "--quiet")
    #expect(redacted.stderr == "", "\(redacted)")
  }

  @Test(arguments: ["a.csv", "open/shut/a.csv", "repository/a.secret.csv"])
  func `is written without a word where only its owner looks`(file: String) async throws {
    let path = try await Self.house.value.home.path + "/" + file
    #expect(try await Self.ask(Self.people, "-o", path).stderr == "")
  }

  @Test func `is spoken of once, and not where nobody is named`() async throws {
    let program = try await Self.house.value
    let counts =
      "select u.name is null as n, count(*) as c, max(j.status) as s from users u, jobs j"
    let home = program.home.path
    #expect(try await Self.ask(counts, "-o", home + "/open/b.csv").stderr == "")
    let twice = try await program.bash(
      "glasshouse --demo --offline --allow-partial",
      input: ".output \(home)/open/c.csv\n\(Self.people);\n\(Self.people);\n.output\n")
    #expect(twice.stderr.split(separator: "\n").count { $0.hasPrefix("warning") } == 1, "\(twice)")
    #expect(twice.status == 0)
  }

  @Test func `that is a report is spoken of when it names them`() async throws {
    let program = try Program()
    _ = try await program.bash("chmod 755 ~")
    let path = program.home.path + "/r.html"
    let named = try await program(
      "report", "interviewer-load", "-o", path, "--demo", "--personal", "--quiet")
    #expect(
      named.stderr.hasPrefix("warning: interviewer may name people, and “\(path)” is in "),
      "\(named)")
    #expect(named.status == 0)
    let numbered = try await program("report", "interviewer-load", "-o", path, "--demo", "--quiet")
    #expect(numbered.stderr == "")
  }
}
