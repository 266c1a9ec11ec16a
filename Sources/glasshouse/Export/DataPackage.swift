import FoundationEssentials
import Rendering
import Warehouse

/// What an export says of itself: the files that count, with every column's kind and meaning.
///
/// It is a Data Package (https://datapackage.org), which other programs read. A resource may have more
/// than one path, and a file that no resource names is none of the export's.
struct DataPackage: Codable {
  /// One table, in one file or more.
  struct Resource: Codable {
    let name: String
    let path: [String]
    let description: String
    let format: String
    let encoding: String
    let bytes: Int
    let hash: String
    /// How many rows the files have together.
    let rows: Int
    /// When the table was last as Greenhouse had it.
    let syncedAt: String?
    /// The day from which on the table was loaded, if not whole.
    let since: String?
    /// True where rows are missing, as the first load was never finished; else nothing.
    let partial: Bool?
    let schema: Schema
  }

  /// A table's columns.
  struct Schema: Codable {
    let fields: [Field]
    let primaryKey: [String]
    let foreignKeys: [ForeignKey]
    let missingValues: [String]
  }

  /// One column.
  struct Field: Codable {
    let name: String
    let type: String
    let format: String?
    let description: String
    let trueValues: [String]?
    let falseValues: [String]?
    /// Whether the values say something about an identifiable person.
    let personal: Bool
  }

  /// A column that holds the id of another table's row.
  struct ForeignKey: Codable {
    struct Reference: Codable {
      let resource: String
      let fields: [String]
    }

    let fields: [String]
    let reference: Reference
  }

  /// Who wrote it.
  struct Maker: Codable {
    let version: String
    /// The form of the export: a program that does not know it leaves the folder alone.
    let export: Int
  }

  let name: String
  let created: String
  let glasshouse: Maker
  let resources: [Resource]

  static let fileName = "datapackage.json"
  private static let form = 1

  init(_ resources: [Resource], _ setting: Setting) {
    name = "glasshouse"
    created = setting.now().formatted(.iso8601)
    glasshouse = Maker(version: Version.number, export: Self.form)
    self.resources = resources
  }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }

  /// The files of the export that a folder holds; none where there is no folder or an empty one.
  ///
  /// - Throws: `DoorError.notAnExport` when anything else lies there.
  static func files(in folder: OutputFolder) throws -> [String] {
    guard let existing = folder.existing, !existing.isEmpty else { return [] }
    guard let data = FileManager.default.contents(atPath: "\(folder.path)/\(fileName)"),
      let package = try? JSONDecoder().decode(DataPackage.self, from: data),
      package.glasshouse.export == form
    else { throw DoorError.notAnExport(folder.path, foreign: nil) }
    let files = package.resources.flatMap(\.path) + [fileName]
    if let foreign = existing.first(where: { !files.contains($0) }) {
      throw DoorError.notAnExport(folder.path, foreign: foreign)
    }
    // Not what the package names: that may be a path to somewhere else.
    return existing
  }
}

extension DataPackage.Resource {
  /// A table that was written into one file.
  init(
    _ table: Table, among tables: [Table], file: String, format: Format, rows: Int, bytes: Int,
    digest: String, state: TableState?, isPartial: Bool
  ) {
    name = table.name
    path = [file]
    description = table.sentence
    self.format = format.rawValue
    encoding = "utf-8"
    self.bytes = bytes
    hash = "sha256:" + digest
    self.rows = rows
    syncedAt = state?.syncedAt
    since = state?.since
    partial = isPartial ? true : nil
    let written = Set(tables.map(\.name))
    schema = DataPackage.Schema(
      fields: table.columns.map(DataPackage.Field.init), primaryKey: table.primaryKey,
      foreignKeys: table.columns.compactMap { column in
        column.references.flatMap { written.contains($0) ? $0 : nil }.map {
          DataPackage.ForeignKey(
            fields: [column.name], reference: .init(resource: $0, fields: ["id"]))
        }
      },
      missingValues: [""])
  }
}

extension DataPackage.Field {
  init(_ column: Column) {
    let isBoolean = column.kind == .boolean
    name = column.name
    type = column.kind.fieldType
    // Seconds have three decimals, which the default of Data Packages does not allow.
    format = column.kind == .instant ? "%Y-%m-%dT%H:%M:%S.%fZ" : nil
    description = column.sentence
    trueValues = isBoolean ? ["1"] : nil
    falseValues = isBoolean ? ["0"] : nil
    personal = column.isPersonal
  }
}

extension Column.Kind {
  /// What Data Packages call it; JSON is text in a table.
  fileprivate var fieldType: String {
    switch self {
    case .integer: "integer"
    case .real: "number"
    case .text, .json: "string"
    case .boolean: "boolean"
    case .instant: "datetime"
    case .date: "date"
    }
  }
}
