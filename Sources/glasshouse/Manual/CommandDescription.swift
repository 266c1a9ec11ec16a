import FoundationEssentials

/// A command as the argument parser describes it, with all that a manual page says of it.
struct CommandDescription: Decodable {
  let commandName: String
  let superCommands: [String]?
  let shouldDisplay: Bool
  let abstract: String?
  let discussion: String?
  let subcommands: [CommandDescription]?
  let arguments: [Argument]?

  /// An argument, option or flag.
  struct Argument: Decodable, Hashable {
    enum Kind: String, Decodable {
      case positional, option, flag
    }

    struct Name: Decodable, Hashable {
      let kind: String
      let name: String

      /// The name as it is typed.
      var typed: String { (kind == "long" ? "--" : "-") + name }
    }

    let kind: Kind
    let shouldDisplay: Bool
    let sectionTitle: String?
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let abstract: String?
  }

  /// The program, with every subcommand below it.
  static func program() throws -> CommandDescription {
    struct Dump: Decodable { let command: CommandDescription }
    return try JSONDecoder().decode(Dump.self, from: Data(Glasshouse._dumpHelp().utf8)).command
  }

  /// The words by which it is called: `glasshouse queries check`.
  var call: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }

  /// The name of its manual page: `glasshouse-queries-check`.
  var page: String { call.replacing(" ", with: "-") }

  /// The subcommands that are shown; `help` is the parser's own.
  var parts: [CommandDescription] {
    (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }

  /// The command and all below it.
  var all: [CommandDescription] { [self] + parts.flatMap(\.all) }

  /// The arguments that are shown.
  var shown: [Argument] { (arguments ?? []).filter(\.shouldDisplay) }
}
