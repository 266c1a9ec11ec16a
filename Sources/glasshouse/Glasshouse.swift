import ArgumentParser
import FoundationEssentials
import Glibc
import SavedQueries
import Shell

/// The program: its subcommands, its errors, its exit code.
@main
struct Glasshouse: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glasshouse",
    abstract: "Ask SQL questions of your company's Greenhouse data.",
    discussion: """
      Tables are synced when a question needs them, into one local SQLite file. Without a \
      subcommand the shell opens. Try everything without an account: glasshouse --demo

      Every subcommand takes --warehouse FILE, --demo, --offline, --max-age AGE, --quiet and \
      --verbose. --spec prints all commands, queries and parameters as JSON.

      Exit codes: \(ExitStatus.line).
      """,
    version: Version.number,
    subcommands: [
      ShellCommand.self, QueryCommand.self, RunCommand.self, ReportCommand.self, SyncCommand.self,
      ExportCommand.self, MetadataCommand.self, PublishCommand.self,
      StatusCommand.self, TablesCommand.self, DescribeCommand.self, QueriesCommand.self,
      LoginCommand.self,
      LogoutCommand.self, AccountsCommand.self, DoctorCommand.self, ForgetCommand.self,
      ResetCommand.self,
      ConfigCommand.self,
      CompareCommand.self, LintCommand.self, SimulateCommand.self, ManualCommand.self,
    ],
    defaultSubcommand: ShellCommand.self)

  static func main() async {
    Interrupt.reserveStandardDescriptors()
    Interrupt.install()
    // A write past a file size limit is then an error that is told, as a full disk is.
    signal(SIGXFSZ, SIG_IGN)
    let typed = CommandLine.arguments.dropFirst()
    if typed == ["--spec"] { return specify() }
    if let script = CompletionScript.asked(typed) { return answer(script) }
    // What Tab asks has the words of an unfinished command in it, which are not this one's.
    if typed.first == "---completion" { leave(completing: Array(typed)) }
    Log.begin(asked: Array(typed))
    let command = parsed(understood(Array(typed)), subcommands: names)
    do {
      try await perform(command)
    } catch {
      ExitStatus.leave(after: error)
    }
  }

  private static let names = configuration.subcommands.compactMap { $0.configuration.commandName }

  /// The arguments as the parser takes them.
  static func understood(_ typed: [String]) -> [String] {
    Leading.moved(
      ChartOptions.completed(typed.map(Leading.marked)), subcommands: names, valued: Options.valued)
  }

  private static func specify() {
    do {
      let paths = Paths(environment: ProcessInfo.processInfo.environment)
      answer(try Specification(Catalogue(folders: [paths.queries])).json)
    } catch {
      ExitStatus.leave(after: error)
    }
  }

  private static func answer(_ text: String) {
    do { try StandardOutput.say(text) } catch { ExitStatus.leave(after: error) }
  }

  /// The parser answers by an error, as it does with help.
  private static func leave(completing arguments: [String]) -> Never {
    do { _ = try parseAsRoot(arguments) } catch { leave(parsing: error) }
    Glibc.exit(ExitStatus.usage.rawValue)
  }

  /// The parser takes a word that is no subcommand for an argument of the shell; here it is called
  /// what it is, unless an option before it is what was misspelt.
  private static func parsed(
    _ arguments: [String], subcommands: [String]
  ) -> any ParsableCommand {
    if let help = RunHelp.asked(arguments) { return help }
    if let command = named(arguments) { return command }
    do {
      return try parseAsRoot(arguments)
    } catch {
      if let misplaced = ParameterAsOption.found(in: arguments, message(for: error)) {
        ExitStatus.leave(after: misplaced)
      }
      guard !message(for: error).hasPrefix("Unknown option"),
        let name = Leading.command(arguments, valued: Options.valued),
        !subcommands.contains(name), name != "help"
      else { leave(parsing: error) }
      ExitStatus.leave(
        after: DoorError.unknownCommand(name, nearest: name.nearest(in: subcommands)))
    }
  }

  /// The subcommand that the first word names, when all that follows is rightly typed.
  ///
  /// The parser would make the options of every command first, at each start. What it has to say of a mistake it
  /// says when it is asked for the whole program.
  private static func named(_ arguments: [String]) -> (any ParsableCommand)? {
    let named = configuration.subcommands.first {
      $0.configuration.commandName == arguments.first && $0.configuration.subcommands.isEmpty
    }
    return named.flatMap { try? $0.parse(Array(arguments.dropFirst())) }
  }

  private static func perform(_ command: any ParsableCommand) async throws {
    if var command = command as? any AsyncParsableCommand { return try await command.run() }
    // The parser's own commands, such as help, end by throwing their answer.
    var command = command
    do {
      try command.run()
    } catch {
      leave(parsing: error)
    }
  }

  /// Help and version are answers; anything else was typed wrongly.
  private static func leave(parsing error: any Error) -> Never {
    let message = fullMessage(for: error)
    guard exitCode(for: error) != .success else {
      answer(message)
      Glibc.exit(0)
    }
    guard Log.isJSON else {
      Talk.say(message.hasPrefix("Error: ") ? "error: " + message.dropFirst(7) : message)
      Glibc.exit(ExitStatus.usage.rawValue)
    }
    ExitStatus.leave(after: ValidationError(Self.message(for: error)))
  }
}

/// Arguments as people write them: options before the subcommand, as git takes them, and SQL that
/// begins with a comment.
enum Leading {
  /// An argument, with a space before SQL that would be taken for an option since it begins with `--`.
  ///
  /// No option has a space in its name, so what has one is a comment.
  static func marked(_ argument: String) -> String {
    let name = argument.prefix { $0 != "=" }
    return argument.hasPrefix("--") && name.contains(where: \.isWhitespace)
      ? " " + argument : argument
  }

  /// The first word that is neither an option nor the value of one.
  static func command(_ arguments: [String], valued: [String]) -> String? {
    let index = end(of: arguments, valued: valued)
    return index < arguments.count && arguments[index] != "--" ? arguments[index] : nil
  }

  /// The place behind the leading options.
  private static func end(of arguments: [String], valued: [String]) -> Int {
    var index = 0
    while index < arguments.count, arguments[index].hasPrefix("-"), arguments[index] != "--" {
      index += valued.contains(arguments[index]) ? 2 : 1
    }
    return index
  }

  /// The arguments with leading options moved behind the subcommand that they belong to.
  static func moved(_ arguments: [String], subcommands: [String], valued: [String]) -> [String] {
    let index = end(of: arguments, valued: valued)
    guard index > 0, index < arguments.count, subcommands.contains(arguments[index]) else {
      return arguments
    }
    return [arguments[index]] + arguments[..<index] + arguments[(index + 1)...]
  }
}
