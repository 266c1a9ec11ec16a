import Charts
import Rendering
import SavedQueries
import Shell
import Warehouse

/// The page of all that can be typed, made of the declarations and nothing else.
struct ReferenceDocument {
  private let commands: [CommandDescription]
  private let shared: SharedOptions
  private var page = MarkdownPage()

  /// The page as Markdown.
  static var text: String {
    get throws {
      var document = ReferenceDocument(try CommandDescription.program().all)
      document.write()
      return document.page.text
    }
  }

  private init(_ commands: [CommandDescription]) {
    self.commands = commands
    shared = SharedOptions(commands)
  }

  private mutating func write() {
    page.heading(1, "Reference")
    page.paragraph(
      """
      Made by `glasshouse manual reference` from the declarations behind `--help`, the manual pages and \
      `.help`; edit them, not this page. The tables are in `Docs/Tables.md`, the saved queries in \
      `Docs/Metrics.md`.
      """
    )
    page.list(
      [
        "Commands", "Options in common", "Commands of the prompt", "Saved queries", "Formats",
        "Pictures", "SQL functions", "Settings",
      ].map(MarkdownPage.link) + Surroundings.all.map { MarkdownPage.link(to: $0.words) })
    page.heading(2, "Commands")
    for command in commands { write(command) }
    page.heading(2, "Options in common")
    page.paragraph("Every command takes these.")
    page.table(["option", "what"], shared.everywhere.map(line))
    for group in shared.groups {
      page.heading(3, group.title)
      page.table(["option", "what"], group.options.map(line))
    }
    writePrompt()
    writeAnswers()
    page.heading(2, "Settings")
    page.code(ConfigCommand.sample, in: "toml")
    for section in Surroundings.all {
      page.heading(2, section.words)
      page.table(
        ["name", "what"], section.facts.map { [MarkdownPage.typed($0.names), $0.sentence] })
    }
  }

  private mutating func write(_ command: CommandDescription) {
    page.heading(3, command.call)
    var usage = ["**\(command.call)**"]
    if !command.parts.isEmpty { usage.append("[*subcommand*]") }
    for argument in command.shown where argument.kind == .positional {
      let name = "*\(argument.valueName ?? "")*" + (argument.isRepeating ? " …" : "")
      usage.append(argument.isOptional ? "[\(name)]" : name)
    }
    page.paragraph((usage + ["[*options*]"]).joined(separator: " "))
    page.paragraph(command.abstract ?? "")
    for block in (command.discussion ?? "").split(separator: "\n\n") {
      if block.hasPrefix("-- ") {
        page.code(String(block), in: "sql")
      } else {
        for line in block.split(separator: "\n") { page.paragraph(String(line)) }
      }
    }
    page.table(["argument or option", "what"], shared.own(of: command).map(line))
    let groups = shared.groups(of: command).map { MarkdownPage.link(to: $0.title) }
    if !groups.isEmpty { page.paragraph("And those of " + groups.joined(separator: ", ") + ".") }
  }

  private func line(_ argument: CommandDescription.Argument) -> [String] {
    let value = argument.valueName ?? ""
    let names = (argument.names ?? []).map(\.typed).sorted { $0.count < $1.count }
    let form =
      switch argument.kind {
      case .positional: "*\(value)*"
      case .option: MarkdownPage.typed(names) + " *\(value)*"
      case .flag: MarkdownPage.typed(names)
      }
    let usual = argument.defaultValue.map { " Usually \(MarkdownPage.typed($0))." } ?? ""
    return [form, (argument.abstract ?? "") + usual]
  }

  private mutating func writePrompt() {
    page.heading(2, "Commands of the prompt")
    page.paragraph(
      """
      SQL ends with `;`, a command with its line. The beginning of its name will do, as far as it is clear.
      """
    )
    page.table(
      ["command", "what", "for example", "also"],
      Specification.Command.all.map { command in
        [
          MarkdownPage.typed(command.usage), command.sentence,
          MarkdownPage.typed(command.example), MarkdownPage.typed(command.otherNames),
        ]
      })
  }

  private mutating func writeAnswers() {
    page.heading(2, "Saved queries")
    page.table(
      ["query", "what"],
      Catalogue().all.map { query in
        ["[\(query.name)](Metrics.md#\(query.name))", query.title + "."]
      })
    page.heading(2, "Formats")
    page.table(
      ["format", "what"],
      Format.allCases.map { [MarkdownPage.typed($0.rawValue), $0.sentence] })
    page.heading(2, "Pictures")
    page.table(
      ["kind", "what"],
      ChartKind.allCases.map { [MarkdownPage.typed($0.rawValue), $0.sentence] })
    page.heading(2, "SQL functions")
    page.paragraph("Those of SQLite, and these.")
    page.table(
      ["function", "what"],
      SQLFunction.all.map { [MarkdownPage.typed($0.signature), $0.sentence] })
  }
}
