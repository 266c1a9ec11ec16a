import ArgumentParser
import FoundationEssentials
import Rendering
import SavedQueries
import Shell
import Warehouse

/// What `glasshouse --spec` prints: everything that can be called, for programs.
struct Specification: Encodable {
  struct Named: Encodable {
    let name: String
    let sentence: String
  }

  /// A command of the prompt.
  struct Command: Encodable {
    let name: String
    let usage: String
    let sentence: String
    let example: String
    let otherNames: [String]

    /// Every command, those of every conversation among them, by name.
    static var all: [Command] {
      let own = SessionCommand.all.map { command in
        Command(
          name: "." + command.name, usage: command.usage, sentence: command.sentence,
          example: command.example, otherNames: command.otherNames.map(DotCommand.typed))
      }
      let builtIn = DotCommand.builtIn.map { command in
        Command(
          name: "." + command.name, usage: command.usage, sentence: command.sentence,
          example: command.example, otherNames: command.otherNames.map(DotCommand.typed))
      }
      return (own + builtIn).sorted { $0.name < $1.name }
    }
  }

  struct Query: Encodable {
    struct Value: Encodable {
      let name: String
      let kind: String
      let choices: [String]
      let defaultText: String?
      let isRequired: Bool
      let example: String?
      let sentence: String

      init(_ parameter: Parameter) {
        name = parameter.name
        kind = parameter.kind.word
        choices = parameter.choices
        defaultText = parameter.defaultText
        isRequired = parameter.isRequired
        example = parameter.example
        sentence = parameter.sentence
      }
    }

    let name: String
    let title: String
    let description: String
    let definition: String
    let origin: String
    let parameters: [Value]
  }

  let version = Version.number
  let exitCodes: [String: Int32] = Dictionary(
    uniqueKeysWithValues: ExitStatus.allCases.map { ("\($0)", $0.rawValue) })
  let formats = Format.allCases.map { Named(name: $0.rawValue, sentence: $0.sentence) }
  let functions = SQLFunction.all.map { Named(name: $0.signature, sentence: $0.sentence) }
  let dotCommands = Command.all
  let queries: [Query]

  init(_ catalogue: Catalogue) {
    queries = catalogue.all.map { query in
      Query(
        name: query.name, title: query.title, description: query.description,
        definition: query.definition, origin: query.origin.description,
        parameters: query.parameters.map(Query.Value.init))
    }
  }

  /// The whole of it; the subcommands are as the argument parser describes them.
  var json: String {
    get throws {
      let own = try jsonText(self, isPretty: true)
      let commands = Glasshouse._dumpHelp()
      return own.dropLast(2) + ",\n  \"commands\" : " + commands + "\n}"
    }
  }
}
