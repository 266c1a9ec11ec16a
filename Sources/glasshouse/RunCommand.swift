import ArgumentParser
import FoundationEssentials

/// `glasshouse run`: a saved query by name or path.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a saved query, syncing first what it reads.",
    discussion: """
      Example: glasshouse run time-to-hire -p since=2026-01-01 --demo
      See what there is: glasshouse queries; and one of them: glasshouse queries time-to-hire
      """)

  @Argument(help: "The name of a saved query, or the path of a .sql file.")
  var name: String

  @Argument(
    help: ArgumentHelp("Values for its parameters, as with -p.", valueName: "name=value"))
  var values: [String] = []

  @Option(
    name: [.customShort("p"), .customLong("param")],
    help: ArgumentHelp("A value for a parameter of the query.", valueName: "name=value"))
  var parameters: [String] = []

  @Option(
    help: ArgumentHelp(
      "Of a query with several statements: last, all, or the number of one.", valueName: "which"))
  var result: String = "last"

  @OptionGroup(title: "Answer")
  var output: OutputOptions

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    let setting = try Setting(options)
    guard let result = ResultChoice(result) else {
      throw DoorError.option("--result", typed: self.result, wanted: "last, all or a number")
    }
    try await Inquiry(setting, output).run { session in
      await session.choose(result)
      try await session.answer(name, typed: values + parameters)
    }
  }
}
