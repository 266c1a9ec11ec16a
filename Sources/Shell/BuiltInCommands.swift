extension CommandList {
  /// Words of other shells that are commands when they stand alone at the prompt, as in psql.
  private static let words = ["help": ".help", "exit": ".quit", "quit": ".quit"]

  /// The command that a text alone at the prompt stands for, with or without a semicolon.
  static func command(for text: String) -> String? {
    words[text.filter { !$0.isWhitespace && $0 != ";" }.lowercased()]
  }
}

extension DotCommand {
  /// The commands that every conversation has, as they are listed.
  package static var builtIn: [DotCommand] { [help([], say: { _ in }), .read, .quit] }

  static let quit = DotCommand(
    "quit", otherNames: ["exit", "\\q"], usage: ".quit", sentence: "Leaves, as Ctrl-D does.",
    example: ".quit"
  ) { _ in
    .leave
  }

  static let read = DotCommand(
    "read", otherNames: ["\\i"], usage: ".read FILE",
    sentence: "Runs the statements and commands of a file, up to the first that fails.",
    example: ".read weekly.sql", completes: .files
  ) { call in
    guard call.arguments.count == 1 else {
      throw ShellError.usage("One file can be read at a time.", usage: ".read FILE")
    }
    return .read(call.arguments[0])
  }

  static func help(_ others: [DotCommand], say: @escaping @Sendable (String) -> Void) -> DotCommand
  {
    let usage = ".help [NAME]"
    let help = DotCommand(
      "help", otherNames: ["?", "\\?", "h"], usage: usage,
      sentence: "Lists the commands, or explains one.",
      example: ".help read", completes: .commands
    ) { _ in .goOn }
    let all = CommandList(all: (others + [help, .read, .quit]).sorted { $0.name < $1.name })
    return DotCommand(
      "help", otherNames: help.otherNames, usage: usage, sentence: help.sentence,
      example: help.example, completes: .commands
    ) { call in
      switch call.arguments.count {
      case 0: say(all.listing)
      case 1: say(try all.find(String(call.arguments[0].drop { $0 == "." })).explanation)
      default: throw ShellError.usage("One command is explained at a time.", usage: usage)
      }
      return .goOn
    }
  }

  /// A name as it is typed: behind a dot, unless it begins with a sign of its own.
  package static func typed(_ name: String) -> String {
    name.first?.isLetter == true ? "." + name : name
  }

  fileprivate var explanation: String {
    let others = otherNames.map(Self.typed).joined(separator: ", ")
    return "\(usage)\n  \(sentence)\n  For example: \(example)"
      + (others.isEmpty ? "" : "\n  Also: \(others)")
  }
}

extension CommandList {
  fileprivate var listing: String {
    // A long call stands on a line of its own, so that one does not push all sentences to the right.
    let width = all.map(\.usage.count).filter { $0 <= 24 }.max() ?? 0
    return all.map { command in
      let gap = width - command.usage.count
      let space =
        gap >= 0
        ? String(repeating: " ", count: gap + 2) : "\n" + String(repeating: " ", count: width + 2)
      return command.usage + space + command.sentence
    }.joined(separator: "\n")
  }
}
