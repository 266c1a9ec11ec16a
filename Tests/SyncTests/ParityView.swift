import FoundationEssentials
import Rows
import Warehouse

/// The rows of a warehouse as both dialects should agree on them: synthetic ids replaced by what
/// they stand for, and without what v1 lacks.
struct ParityView {
  private let schema = Schema.greenhouse
  private let contents: ParityContents
  /// Per table without ids of its own in v1: what each id stands for.
  private var names: [String: [Scalar: String]] = [:]

  init(_ contents: ParityContents) {
    self.contents = contents
    // A name may be made of other names: attributes of their category's.
    for _ in 0..<2 {
      for table in schema.tables where Self.isSynthetic(table) {
        let key = Self.sharedKey(table)
        names[table.name] = Dictionary(
          contents[table.name].map { ($0["id"] ?? .null, text($0, key)) }
        ) { first, _ in first }
      }
    }
  }

  /// The rows of a table by their natural key; each says its columns' values.
  ///
  /// - Parameter rows: Those of the table's rows that are looked at.
  func rows(of table: Table, among rows: [ParityContents.Record]) -> [String: Set<String>] {
    let columns = Self.columns(of: table)
    let key = Self.sharedKey(table)
    var found: [String: Set<String>] = [:]
    for row in rows { found[text(row, key), default: []].insert(text(row, columns)) }
    return found
  }

  /// The columns of a table that both dialects fill with the same.
  static func columns(of table: Table) -> [Column] {
    let missing = table.role == .child ? [] : table.columnsMissingInV1.map(\.name)
    let other = ParityDifferences.columns.filter { $0.table == table.name }.flatMap(\.columns)
    return table.columns.filter { column in
      !missing.contains(column.name) && !other.contains(column.name)
        && column.name != Column.extra.name && !(column.name == "id" && isSynthetic(table))
    }
  }

  private static func isSynthetic(_ table: Table) -> Bool {
    table.role != .child && table.key != ["id"] && !table.v1.isEmpty
  }

  private static func sharedKey(_ table: Table) -> [Column] {
    let missing = table.role == .child ? [] : table.columnsMissingInV1.map(\.name)
    return table.columns.filter { table.key.contains($0.name) && !missing.contains($0.name) }
  }

  private func text(_ row: ParityContents.Record, _ columns: [Column]) -> String {
    columns.map { column in
      let value = row[column.name] ?? .null
      return "\(column.name)=\(meaning(of: value, in: column, row))"
    }.joined(separator: " ")
  }

  private func meaning(
    of value: Scalar, in column: Column, _ row: ParityContents.Record
  ) -> String {
    var table = column.references
    if column.name == "owner_id", case .text(let type) = row["owner_type"] { table = type }
    if value != .null, let table, let known = names[table] { return known[value] ?? "nobody" }
    if column.kind == .json, case .text(let text) = value { return Self.sorted(json: text) }
    return "\(value)"
  }

  /// A JSON text with the keys of its objects in order.
  static func sorted(json text: String) -> String {
    guard let parsed = try? JSONDecoder().decode(ParsedJSON.self, from: Data(text.utf8)) else {
      return "not JSON: \(text)"
    }
    return parsed.description
  }
}
