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
      """)

  @Argument(
    help: ArgumentHelp("The folder.", valueName: "dir"), completion: .directory)
  var folder: String

  @Argument(help: "The tables; when none is named, all that are in use.", completion: .tables)
  var tables: [String] = []

  @Option(
    help: ArgumentHelp("csv or jsonl, a JSON object on each line.", valueName: "format"),
    completion: .list(ExportOrder.formats.map(\.rawValue)))
  var format: String = "csv"

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
    guard let format = Format(named: format), ExportOrder.formats.contains(format) else {
      throw DoorError.option("--format", typed: format, wanted: "csv or jsonl")
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
    try await Inquiry(try Setting(options), answer).run { try await $0.export(order) }
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
