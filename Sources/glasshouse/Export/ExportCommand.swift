import ArgumentParser
import Rendering
import Warehouse

/// `glasshouse export`: the tables as files, for other programs.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write every table as a file into a folder, with a schema.",
    discussion: """
      Example: glasshouse export hiring --format csv --demo

      Tables are synced first as a question would. Without names these are written: the tables that \
      saved queries read, and all that were synced before; sensitive ones only when they are named. \
      The folder gets a file for each and datapackage.json, which says what is in them. It appears \
      whole, for its owner alone, and takes the place of an earlier export; any other folder is refused.

      With --lake the folder is one that many accounts fill, and that Spark reads: JSON lines compressed \
      by gzip, in partitions by account and year. Each time only the partitions that changed are written.
      """)

  @Argument(
    help: ArgumentHelp("The folder.", valueName: "dir"), completion: .directory)
  var folder: String

  @Argument(help: "The tables; when none is named, all that are in use.", completion: .tables)
  var tables: [String] = []

  @Option(
    help: ArgumentHelp(
      "csv, which is usual, or jsonl, a JSON object on each line.", valueName: "format"),
    completion: .list(ExportOrder.formats.map(\.rawValue)))
  var format: String?

  @Flag(help: "Bring this account's part of a lake up to date; it begins in a new or empty folder.")
  var lake = false

  @Option(
    help: ArgumentHelp(
      "A table beside those that are written without names, such as eeoc.", valueName: "table"),
    completion: .tables)
  var also: [String] = []

  @Option(
    help: ArgumentHelp("Stop after this long, sync included (30s, 5m): exit 4.", valueName: "time"))
  var timeout: String?

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    if lake, format != nil { throw DoorError.contradiction("--format", "--lake") }
    let word = format ?? "csv"
    guard let format = Format(named: word), ExportOrder.formats.contains(format) else {
      throw DoorError.option("--format", typed: word, wanted: "csv or jsonl")
    }
    guard !folder.isEmpty else {
      throw DoorError.option("The folder", typed: folder, wanted: "a name")
    }
    var answer = try OutputOptions.parse([])
    answer.timeout = timeout
    // To name a sensitive table is to ask for it; those that nobody names are not touched.
    var options = options
    options.sensitive =
      options.sensitive
      || (tables + also).contains { Schema.greenhouse.sensitive.contains($0.lowercased()) }
    let order = ExportOrder(folder: folder, format: format, tables: tables, also: also)
    try await Inquiry(try Setting(options), answer).run { [lake] session in
      if lake { try await session.fillLake(order) } else { try await session.export(order) }
    }
  }
}

/// What is to be written where.
struct ExportOrder: Sendable {
  let folder: String
  let format: Format
  /// The tables by name; those in use when there are none.
  let tables: [String]
  /// Tables beside these.
  let also: [String]

  /// The forms that an export may have.
  static let formats: [Format] = [.csv, .jsonl]
}
