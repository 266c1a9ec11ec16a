import FoundationEssentials
import Testing

@testable import glasshouse

/// The documents say what the program does.
///
/// The word behind a fence says what becomes of a block. `console` is run, and prints what stands below each `$`,
/// where `…` is whatever is there; a file that is named behind a fence is made before. `sh` and `cron` need an
/// account or a system, so that their calls are only read, as the program reads them. What is typed at the prompt in
/// `text` is answered as it says there.
@Suite(.serialized) struct `The documents` {
  private static let records = ProcessInfo.processInfo.environment["RECORD"] != nil

  @Test func `show what their commands print`() async throws {
    var count = 0
    for document in try Document.all {
      let program = try Program()
      var recorded = document.text
      for block in document.blocks {
        if let file = block.file {
          try Data(block.text.utf8).write(to: URL(filePath: program.home.path + "/" + file))
        }
        guard block.language == "console" else { continue }
        var anew: [Substring] = []
        for run in DocumentRun.all(in: block.text) {
          count += 1
          let outcome = try await program.bash("cd ~; { \(run.command)\n} 2>&1")
          let printed = outcome.stdout.split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast()
          #expect(outcome.status == 0, "\(document.name): \(run.command)\n\(outcome.stdout)")
          let isTold = run.tells(Array(printed))
          #expect(
            isTold || Self.records,
            """
            \(document.name): \(run.command)
            prints:
            \(outcome.stdout)
            To write it: RECORD=1 swift test --filter 'The documents'
            """)
          anew += ["$ " + run.command] + (isTold ? run.shown : Array(printed))
        }
        recorded = recorded.replacing(
          "```console\n\(block.text)\n```", with: "```console\n\(anew.joined(separator: "\n"))\n```"
        )
      }
      if Self.records, recorded != document.text { try document.record(recorded) }
    }
    #expect(count > 10)
  }

  @Test func `call only what there is`() throws {
    var count = 0
    for document in try Document.all {
      let blocks = document.blocks.filter { ["console", "cron", "sh"].contains($0.language) }
      let spans = document.spans.filter { $0.hasPrefix("glasshouse ") }
      let scripts =
        blocks.map { (text: $0.text, isSpoken: false) } + spans.map { (text: $0, isSpoken: true) }
      for script in scripts {
        for call in DocumentCall.all(in: script.text) {
          count += 1
          if let problem = call.problem(inSentence: script.isSpoken) {
            Issue.record(
              "\(document.name): glasshouse \(call.arguments.joined(separator: " ")): \(problem)")
          }
        }
      }
    }
    #expect(count > 30)
  }

  @Test(arguments: [
    ("Docs/Metrics.md", ["queries", "document"]), ("Docs/Reference.md", ["manual", "reference"]),
    ("Docs/Tables.md", ["manual", "tables"]),
  ])
  func `that are made of declarations are as these say`(name: String, call: [String]) async throws {
    let printed = try await Program()(call).stdout
    let document = try Document(name)
    if Self.records { return try document.record(printed) }
    // The whole text would bury the word on what to do.
    let isFresh = document.text == printed
    #expect(
      isFresh,
      "It is stale. To renew it: swift run glasshouse \(call.joined(separator: " ")) > \(name)")
  }

  @Test func `answer at the prompt what their dialogues show`() async throws {
    var count = 0
    for document in try Document.all {
      for block in document.blocks where block.text.contains("\nglasshouse> ") {
        let dialogue = DocumentDialogue(block.text)
        let outcome = try await Program().bash(
          "cd ~; glasshouse --demo --format table 2>&1", input: dialogue.typed)
        count += 1
        #expect(dialogue.shown == DocumentDialogue.plain(outcome.stdout), "\(document.name)")
      }
    }
    #expect(count > 0)
  }

  /// What the program says of itself with `--spec`, as far as a document must name it.
  private struct Specification: Decodable {
    struct Named: Decodable { let name: String }
    struct Root: Decodable { let command: Command }
    struct Command: Decodable {
      struct Argument: Decodable {
        struct Name: Decodable { let name: String }
        let shouldDisplay: Bool
        let names: [Name]?
      }
      let commandName: String
      let shouldDisplay: Bool
      let subcommands: [Command]?
      let arguments: [Argument]?
    }
    let dotCommands: [Named]
    let formats: [Named]
    let functions: [Named]
    let queries: [Named]
    let commands: Root
  }

  @Test func `name all that can be typed and asked`() async throws {
    let program = try Program()
    let text = try await program("--spec").stdout
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let all = try decoder.decode(Specification.self, from: Data(text.utf8))
    let relations = try await program.bash(
      """
      glasshouse query --demo --offline --csv --no-header \
        "select name from sqlite_master where type in ('table', 'view') and substr(name, 1, 1) <> '_'"
      """
    ).stdout.split(separator: "\n")
    #expect(relations.count > 50)
    var missing: [String] = []
    let reference = try Document("Docs/Reference.md").text
    func demand(_ words: [String], _ form: (String) -> String, in text: String) {
      missing += words.filter { !text.contains(form($0)) }
    }
    func demand(_ command: Specification.Command, below call: String) {
      let call = call + command.commandName
      demand([call], { "\n### \($0)\n" }, in: reference)
      let options = (command.arguments ?? []).filter(\.shouldDisplay).flatMap { $0.names ?? [] }
      demand(options.map(\.name), { ($0.count == 1 ? "`-" : "`--") + $0 + "`" }, in: reference)
      for part in command.subcommands ?? []
      where part.shouldDisplay && part.commandName != "help" {
        demand(part, below: call + " ")
      }
    }
    demand(all.commands.command, below: "")
    for named in [all.dotCommands, all.formats, all.functions] {
      demand(named.map(\.name), { "| `\($0)" }, in: reference)
    }
    let metrics = try Document("Docs/Metrics.md").text
    demand(all.queries.map(\.name), { "\n## \($0)\n" }, in: metrics)
    let tables = try Document("Docs/Tables.md").text
    demand(relations.map(String.init), { "\n### \($0)\n" }, in: tables)
    #expect(missing == [], "No document names them; each page of Docs says how it is made.")
  }

  @Test func `of which the first is short`() throws {
    #expect(
      try Document("README.md").text.split(separator: "\n", omittingEmptySubsequences: false).count
        <= 120)
  }
}
