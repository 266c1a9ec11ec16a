import ArgumentParser
import FoundationEssentials
import Rendering
import Warehouse

/// `glasshouse metadata`: what the tables mean, for Datasette.
struct MetadataCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metadata",
    abstract: "Write what tables and columns mean as metadata.json for Datasette.",
    discussion: """
      Example: glasshouse metadata -o metadata.json --demo
      Then: datasette FILE --metadata metadata.json, with the file that glasshouse status names.
      """)

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The file; standard output when it is left out.", valueName: "file"))
  var output: String?

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    let setting = try Setting(options)
    let text = try jsonText(DatasetteMetadata(.greenhouse, of: setting.file), isPretty: true)
    guard let output, output != "-" else { return try StandardOutput.say(text) }
    let file = try OutputFile(path: output)
    try file.sink.write(text + "\n")
    try file.commit()
  }
}

/// What Datasette shows beside a warehouse.
struct DatasetteMetadata: Encodable {
  /// A database, called as its file is.
  struct Database: Encodable {
    let tables: [String: Relation]
  }

  /// A table or view.
  struct Relation: Encodable {
    var description: String?
    var columns: [String: String]?
    /// Whether it is listed only under the others.
    var hidden: Bool?
  }

  let title = "Greenhouse, as Glasshouse keeps it"
  let databases: [String: Database]

  init(_ schema: Schema, of file: WarehouseFile) {
    var tables: [String: Relation] = [:]
    for table in schema.tables {
      tables[table.name] = Relation(
        description: table.sentence,
        columns: Dictionary(
          uniqueKeysWithValues: table.columns.map { column in
            let target = column.references.map { " It is an id of \($0)." } ?? ""
            return (column.name, column.sentence + target)
          }))
    }
    for view in schema.views {
      tables[view.name] = Relation(
        description: view.sentence,
        columns: Dictionary(uniqueKeysWithValues: view.columns.map { ($0.name, $0.sentence) }))
    }
    for name in schema.ledgerTables { tables[name] = Relation(hidden: true) }
    let name = file.path.split(separator: "/").last ?? "warehouse"
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    databases = [String(stem): Database(tables: tables)]
  }
}
