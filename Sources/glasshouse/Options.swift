import ArgumentParser
import FoundationEssentials
import Sync

/// The options that every subcommand takes.
struct Options: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "One of several stored accounts (GLASSHOUSE_ACCOUNT, or account in config.toml).",
      valueName: "name"),
    completion: .accounts)
  var account: String?

  @Option(
    help: ArgumentHelp("The warehouse file; by default one per account.", valueName: "file"),
    completion: .file())
  var warehouse: String?

  @Flag(help: "Create the warehouse file if it does not exist.")
  var create = false

  @Flag(
    help: ArgumentHelp(
      "Make a warehouse that never stores names, addresses, notes or free text; fixed once made."))
  var withoutPersonalData = false

  @Flag(help: "Use an invented company: a pretend Greenhouse inside the program, no account.")
  var demo = false

  @Flag(
    help:
      "Sync the sensitive tables, too: what applicants said of themselves, notes, files, pay.")
  var sensitive = false

  @Flag(help: "Never sync: answer from what the warehouse holds.")
  var offline = false

  @Option(
    help: ArgumentHelp(
      "How old a table may be: 30s, 15m, 1h, 2d, 0 (always sync) or never.", valueName: "age"),
    completion: .list(["0", "15m", "1h", "1d", "never"]))
  var maxAge: String?

  @Option(
    help: ArgumentHelp(
      "Bound first loads: ask for no record created before this day.", valueName: "date"))
  var since: String?

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Tell every request and decision on standard error.")
  var verbose = false

  @Flag(help: "Sync without asking, however many requests it takes.")
  var yes = false

  @Flag(help: "Answer from a table whose first load is not complete, and mark the answer.")
  var allowPartial = false

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Option(
    help: ArgumentHelp("A folder of saved queries, before your own.", valueName: "dir"),
    completion: .directory)
  var queries: [String] = []

  /// The same where `--account` names something other than an account that is stored here.
  var withoutAccount: Options {
    var options = self
    options.account = nil
    return options
  }

  /// How old an answer may be.
  ///
  /// - Throws: `DoorError.option` when the age cannot be read.
  func freshness() throws -> Freshness {
    guard let maxAge else { return .hour }
    guard let freshness = Freshness(maxAge) else {
      throw DoorError.option(
        "--max-age", typed: maxAge, wanted: "an age such as 15m, 1h, 0 or never")
    }
    return freshness
  }

  /// Names of the options that take a value, for moving global options behind the subcommand.
  static let valued = [
    "--generate-completion-script", "--account", "--warehouse", "--max-age", "--since", "--queries",
    "--format",
    "-o", "--output", "--null",
    "--lake", "--limit", "--log", "--on", "--timeout", "--stats", "--color", "--json-nonfinite",
    "--result",
  ]
}
