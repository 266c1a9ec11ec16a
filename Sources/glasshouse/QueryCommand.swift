import ArgumentParser
import FoundationEssentials
import Glibc
import Shell

/// `glasshouse query`: SQL from an argument, a file or standard input.
struct QueryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Run SQL, syncing first what it reads.",
    discussion: "Example: glasshouse query 'select status, count(*) from jobs group by 1' --demo")

  @Argument(help: "The SQL; from standard input when it is left out.")
  var sql: String?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Read the SQL from a file.", valueName: "file"),
    completion: .file(extensions: ["sql"]))
  var file: String?

  @Option(
    name: [.customShort("p"), .customLong("param")],
    help: ArgumentHelp(
      "A value for :name in the SQL: 5, true, -30d or text; name:text=5 forces a kind.",
      valueName: "name=value"))
  var parameters: [String] = []

  @Flag(help: "Run the statements behind one that fails, too; the exit code is 1 all the same.")
  var keepGoing = false

  @OptionGroup(title: "Answer")
  var output: OutputOptions

  @OptionGroup(title: "Picture")
  var picture: ChartOptions

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    let text = try text()
    // Comments alone are a text without an answer; nothing at all is a mistake.
    guard text.contains(where: { !$0.isWhitespace }) else { throw DoorError.noStatement }
    let setting = try Setting(options)
    try await Inquiry(setting, output, picture, keepsGoing: keepGoing).run { session in
      let origin = sql == nil ? Misstep.Origin(name: file ?? "standard input") : nil
      let asking = try Asking(text, from: origin, typed: parameters, today: try await session.today)
      try await session.answer(asking)
    }
  }

  private func text() throws -> String {
    if sql != nil, file != nil { throw DoorError.contradiction("the SQL argument", "--file") }
    if let sql { return sql }
    return try TextFile.read(file ?? "-")
  }
}
