import FoundationEssentials
import Simulator
import Testing

@testable import Warehouse

/// What applicants said of themselves, what was written about them, and pay is fetched when somebody asks for it, and never else.
@Suite(.serialized) struct `Sensitive tables` {
  private static let count = "select count(*) > 0 as some from eeoc"

  /// The sensitive lists that were asked for since the last look.
  private func asked(_ greenhouse: Greenhouse) -> [String] {
    greenhouse.asked().filter {
      $0.hasPrefix("demographic") || Schema.greenhouse.sensitive.contains($0)
    }
  }

  @Test(arguments: Dialect.allCases)
  func `are left out by a sync, a login and a question`(dialect: Dialect) async throws {
    let greenhouse = try Greenhouse()
    let program = try Program(asking: greenhouse.server, dialect)
    let sync = try await program("sync", "--yes")
    #expect(sync.status == 0)
    #expect(try await program("sync", "--sweep").status == 0)
    let lines = dialect == .v3 ? "pretend-client.s1\npretend-client-secret\n" : "pretend-v1-key\n"
    let login = try await program(
      dialect == .v3 ? ["login"] : ["login", "--v1"], input: lines)
    #expect(!login.stderr.contains("eeoc"))
    let question = try await program("query", Self.count)
    #expect(
      question
        == Outcome(
          stdout: "",
          stderr: """
            error: eeoc is sensitive (what applicants said of themselves, what was written about them, pay): never synced unasked, and not loaded.
            hint:  Ask for it with --sensitive, once with: glasshouse sync eeoc, or always with sync = "auto" under [tables.eeoc] in config.toml.

            """, status: 3))
    let query = try await program(
      "run", "adverse-impact-by-survey", "-p", "question=How old are you?")
    #expect(query.status == 3)
    #expect(
      query.stderr.hasPrefix(
        "error: demographic_questions, demographic_answer_options, demographic_answers are sens"))
    #expect(asked(greenhouse) == [])
    let status = try await program("status", "--csv")
    #expect(status.stdout.contains("\neeoc,,,,,,,0,sensitive: synced only when asked for\n"))
    let partial = try await program("query", "select count(*) n from eeoc", "--allow-partial")
    #expect(partial.stdout == "n\n0\n")
    #expect(partial.stderr.contains("PARTIAL: eeoc not loaded whole"))
    #expect(asked(greenhouse) == [])
  }

  @Test(arguments: Dialect.allCases)
  func `come when they are named, and are not refreshed unasked`(dialect: Dialect) async throws {
    let greenhouse = try Greenhouse()
    let program = try Program(asking: greenhouse.server, dialect)
    #expect(try await program("sync", "eeoc").status == 0)
    #expect(asked(greenhouse) == ["eeoc"])
    let later = try await program("query", Self.count, "--max-age", "0")
    #expect(later.stdout == "some\n1\n")
    #expect(
      later.stderr.contains("eeoc is not refreshed, being sensitive: --sensitive does."))
    #expect(try await program("sync", "--yes").status == 0)
    #expect(asked(greenhouse) == [])
    let fresh = try await program("query", Self.count, "--max-age", "0", "--sensitive")
    #expect(fresh.stdout == "some\n1\n")
    #expect(!fresh.stderr.contains("not refreshed"))
    #expect(asked(greenhouse) == ["eeoc"])
  }

  @Test func `come all with the option`() async throws {
    let greenhouse = try Greenhouse()
    let program = try Program(asking: greenhouse.server)
    #expect(try await program("sync", "--sensitive", "--yes").status == 0)
    #expect(
      asked(greenhouse)
        == Schema.greenhouse.sensitive.subtracting(Schema.greenhouse.further).sorted())
    #expect(try await program("sync", "notes").status == 0)
    #expect(asked(greenhouse) == ["notes"])
    let answer = try await program(
      "run", "adverse-impact", "-p", "since=2020-01-01", "-p", "gate=interviewed", "--csv")
    #expect(answer.status == 0)
    #expect(answer.stdout.hasPrefix("answer,pool,selected,selected_rate,"))
  }

  @Test func `come when the settings say so, those and no others`() async throws {
    let greenhouse = try Greenhouse()
    let program = try Program(asking: greenhouse.server)
    let folder = program.home.path + "/config/glasshouse"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("[tables.eeoc]\nsync = \"auto\"\n".utf8)
      .write(to: URL(filePath: folder + "/config.toml"))
    #expect(try await program("query", Self.count).stdout == "some\n1\n")
    #expect(asked(greenhouse) == ["eeoc"])
    #expect(try await program("query", "select count(*) from demographic_answers").status == 3)
    #expect(try await program("sync", "--yes").status == 0)
    #expect(asked(greenhouse) == ["eeoc"])
  }

  @Test func `are refused by a warehouse without personal data`() async throws {
    let greenhouse = try Greenhouse()
    let program = try Program(asking: greenhouse.server)
    #expect(try await program("sync", "jobs", "--without-personal-data").status == 0)
    _ = asked(greenhouse)
    for call in [
      ["sync", "eeoc"], ["sync", "--sensitive", "--yes"], ["query", Self.count, "--sensitive"],
      ["query", Self.count], ["run", "adverse-impact", "--sensitive"],
    ] {
      let outcome = try await program(call)
      #expect(outcome.status == 2, "\(call)")
      #expect(
        outcome.stderr.hasPrefix("error: This warehouse stores no personal data, and "), "\(call)")
    }
    #expect(asked(greenhouse) == [])
  }

  @Test func `tell of nobody in a saved query`() async throws {
    let program = try Program()
    for (name, parameters) in [
      ("adverse-impact", ["-p", "attribute=race"]),
      ("adverse-impact-by-survey", ["-p", "question=Which gender do you identify with?"]),
    ] {
      let call = ["run", name, "--demo", "--sensitive", "--csv"] + parameters
      let answer = try await program(call + ["-p", "gate=interviewed"])
      let lines = NumbersCSV(answer.stdout).rows
      #expect(!lines[0].contains { $0.hasSuffix("id") })
      // Ids of people and applications have ten digits and more.
      let numbers = lines.dropFirst().joined().compactMap { Int($0) }
      #expect(!numbers.isEmpty && numbers.allSatisfy { $0 < 1_000_000 })
      let drill = try await program(call + ["--drill", "1"])
      #expect(drill.status == 2 && drill.stdout == "")
      #expect(drill.stderr.contains("“\(name)” never lists the rows behind a line."))
      let low = try await program(call + ["-p", "least=4"])
      #expect(low.status == 2 && low.stdout == "")
      #expect(low.stderr.contains("is not an integer of 5 or more."))
    }
  }

  @Test(arguments: [
    ("adverse-impact", ["--with", "gate=offered"]),
    ("adverse-impact", ["since=2026-01-01", "until=2026-04-01"]),
    ("adverse-impact-by-survey", ["question=How old are you?", "--with", "until=2026-11-01"]),
  ])
  func `tell of nobody by the difference of two answers`(
    name: String, words: [String]
  ) async throws {
    let program = try Program()
    let outcome = try await program(["compare", name, "--demo", "--sensitive"] + words)
    #expect(outcome.status == 2 && outcome.stdout == "")
    #expect(outcome.stderr.hasPrefix("error: Answers of “\(name)” are never compared: "))
    #expect(outcome.stderr.contains("told in groups alone, never person by person."))
    #expect(outcome.stderr.contains("Run it twice, over periods that do not overlap: glasshouse"))
  }

  @Test func `tell of nobody by what differs from the answer before`() async throws {
    let program = try Program()
    let withheld = try await program(
      ["--demo", "--sensitive", "--quiet"],
      input: ".run adverse-impact\n.run adverse-impact\n.diff\n")
    #expect(withheld.stderr.contains(": Answers of “adverse-impact” are never compared: "))
    let others = try await program(
      ["--demo", "--quiet"], input: "select 1 as x;\nselect 1 as x;\n.diff\n")
    #expect(others.stderr.contains("0 added, 0 removed, 0 changed"))
  }
}
