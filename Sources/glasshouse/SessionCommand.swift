import Shell

/// One dot-command of a session, as data: what it is called, what it takes, and doing it.
struct SessionCommand: Sendable {
  /// What a command works on.
  struct Desk: Sendable {
    let session: Session
    let editor: LineEditor
  }

  let name: String
  /// What other programs call it.
  let otherNames: [String]
  let usage: String
  let sentence: String
  let example: String
  /// How many arguments it takes.
  let takes: ClosedRange<Int>
  let completes: DotCommand.Completes
  let run: @Sendable (DotCommand.Call, Desk) async throws -> DotCommand.Next

  /// A command, which lets the conversation go on; its name is what follows the dot in its usage.
  init(
    _ usage: String, _ sentence: String, example: String, takes: ClosedRange<Int> = 0...0,
    completes: DotCommand.Completes = .nothing, otherNames: [String] = [],
    _ run: @escaping @Sendable (DotCommand.Call, Desk) async throws -> Void
  ) {
    self.init(
      usage: usage, sentence: sentence, example: example, takes: takes, completes: completes,
      otherNames: otherNames
    ) { call, desk in
      try await run(call, desk)
      return .goOn
    }
  }

  /// A command that decides how the conversation goes on.
  init(
    usage: String, sentence: String, example: String, takes: ClosedRange<Int> = 0...0,
    completes: DotCommand.Completes = .nothing, otherNames: [String] = [],
    deciding run: @escaping @Sendable (DotCommand.Call, Desk) async throws -> DotCommand.Next
  ) {
    name = String(usage.dropFirst().prefix { $0 != " " })
    self.otherNames = otherNames
    self.usage = usage
    self.sentence = sentence
    self.example = example
    self.takes = takes
    self.completes = completes
    self.run = run
  }

  /// Any number of arguments, but so many at least.
  static func atLeast(_ count: Int) -> ClosedRange<Int> { count...Int.max }

  /// The commands of every session; `.help`, `.read` and `.quit` are the shell's own.
  static let all: [SessionCommand] = data + answers + again + own

  /// The commands as the shell takes them.
  static func commands(at desk: Desk) -> [DotCommand] {
    all.map { command in
      DotCommand(
        command.name, otherNames: command.otherNames, usage: command.usage,
        sentence: command.sentence, example: command.example,
        completes: command.completes
      ) { call in
        try call.expect(command)
        return try await command.run(call, desk)
      }
    }
  }
}

extension DotCommand.Call {
  /// Makes sure that the number of arguments fits.
  ///
  /// - Throws: `ShellError.usage`.
  fileprivate func expect(_ command: SessionCommand) throws {
    let (least, most) = (command.takes.lowerBound, command.takes.upperBound)
    if arguments.count < least {
      throw ShellError.usage(
        ".\(command.name) needs \(least == 1 ? "an argument" : "more arguments").",
        usage: command.usage)
    }
    // What follows a | is one command, whatever is in it.
    let count = arguments.firstIndex { $0.hasPrefix("|") }.map { $0 + 1 } ?? arguments.count
    if count > most {
      throw ShellError.usage(
        "“\(arguments[most])” is one argument too many for .\(command.name).",
        usage: command.usage)
    }
  }

  /// Where something is sent: a file, or a `|command` with all that follows.
  var destination: String? { rest.hasPrefix("|") ? rest : arguments.first }

  /// Whether the first argument is `on` or `off`.
  ///
  /// - Throws: `DoorError.option` when it is neither.
  func isOn() throws -> Bool {
    let word = arguments.first ?? ""
    guard ["on", "off"].contains(word) else {
      throw DoorError.option(".\(name)", typed: word, wanted: "on or off")
    }
    return word == "on"
  }
}
