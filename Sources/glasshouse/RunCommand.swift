import ArgumentParser
import Engines
import FoundationEssentials
import Glibc
import SavedQueries

/// `glasshouse run`: a saved query by name or path.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a saved query, syncing first what it reads.",
    discussion: """
      Example: glasshouse run time-to-hire -p since=2026-01-01 --demo
      A value that holds spaces goes in quotes: -p 'department=Sales, EMEA'
      On Spark, over what export brought into a lake: glasshouse run time-to-hire --on spark --lake lake
      See what there is: glasshouse queries; and one of them: glasshouse queries time-to-hire
      """)

  @Argument(
    help: "The name of a saved query, or the path of a .sql file.", completion: .savedQueries)
  var name: String

  @Argument(
    help: ArgumentHelp("Values for its parameters, as with -p.", valueName: "name=value"),
    completion: .queryValues)
  var values: [String] = []

  @Option(
    name: [.customShort("p"), .customLong("param")],
    help: ArgumentHelp("A value for a parameter of the query.", valueName: "name=value"),
    completion: .queryValues)
  var parameters: [String] = []

  @Option(help: ArgumentHelp("List the rows behind this line of the answer.", valueName: "line"))
  var drill: Int?

  @Flag(
    help: ArgumentHelp(
      "Write definition, parameters and what was left out below the answer, not to standard error.")
  )
  var withNotes = false

  @Option(
    help: ArgumentHelp(
      "Of a query with several statements: last, all, or the number of one.", valueName: "which"),
    completion: .list(["last", "all"]))
  var result: String = "last"

  @Option(
    help: ArgumentHelp(
      "Ask the PostgreSQL server that the warehouse was published to, postgresql://user@host/database; or spark, with --lake.",
      valueName: "engine"))
  var on: String?

  @Option(
    help: ArgumentHelp(
      "With --on spark: the lake that export filled. --account names one of several accounts in it.",
      valueName: "dir"),
    completion: .directory)
  var lake: String?

  @Flag(help: "With --on spark: ask all accounts of the lake together.")
  var allAccounts = false

  @Flag(help: "With --on: write the script for psql or spark-sql, and ask nothing.")
  var printScript = false

  @OptionGroup(title: "Answer")
  var output: OutputOptions

  @OptionGroup(title: "Picture")
  var picture: ChartOptions

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    let setting = try Setting(lake == nil ? options : options.withoutAccount)
    guard let result = ResultChoice(result) else {
      throw DoorError.option("--result", typed: self.result, wanted: "last, all or a number")
    }
    if withNotes {
      let isTerminal = Terminal.isTerminal(STDOUT_FILENO)
      let delivery = try output.delivery(setting, isTerminal: isTerminal)
      try picture.apply(to: delivery, output)
      if [.json, .jsonl, .svg].contains(delivery.format) {
        throw DoorError.contradiction("--with-notes", "--format \(delivery.format.rawValue)")
      }
    }
    let typed = values + parameters
    if on != nil { return try await runElsewhere(setting, typed: typed) }
    try await Inquiry(setting, output, picture).run { [name, drill, withNotes, options] session in
      try await session.noteBound(options, name, typed)
      await session.choose(result)
      guard let drill else {
        return try await session.answer(name, typed: typed, withNotes: withNotes)
      }
      let query = try await session.catalogue.find(name)
      let arguments = try Arguments(typed, for: query, today: try await session.today)
      try await session.drill(query, arguments, line: drill)
    }
  }

  func validate() throws {
    if printScript, on == nil {
      throw ValidationError(
        "--print-script needs an engine: --on ADDRESS, or --on spark --lake DIR.")
    }
    if on == Self.spark, lake == nil {
      throw ValidationError("--on spark needs the folder that export filled: --lake DIR.")
    }
    if lake != nil || allAccounts, on != Self.spark {
      throw ValidationError("\(lake == nil ? "--all-accounts" : "--lake") needs --on spark.")
    }
    if allAccounts, options.account != nil {
      throw ValidationError("--account and --all-accounts contradict each other.")
    }
  }

  private static let spark = "spark"

  /// The engine that is asked.
  private func target() throws -> any EngineTarget {
    guard let lake else { return try ServerAddress(on ?? "") }
    return try LakeReading(
      Lake(path: lake), account: options.account ?? (options.demo ? "demo" : nil), all: allAccounts)
  }

  /// Asks the engine.
  private func runElsewhere(_ setting: Setting, typed: [String]) async throws {
    // What these tell of, or look into, is the warehouse of this machine.
    let local = [
      ("--drill", drill != nil), ("--manifest", output.manifest), ("--result", result != "last"),
      ("--redact", output.redact),
    ]
    for (option, isGiven) in local where isGiven { throw DoorError.contradiction(option, "--on") }
    let target = try target()
    try await Inquiry(setting, output, picture).run { [name, withNotes, printScript] session in
      try await session.answer(
        name, typed: typed, on: target, withNotes: withNotes, isPrinted: printScript)
    }
  }
}
