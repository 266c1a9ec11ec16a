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
  /// Per column that may point at rows that v1 does not list: the ids of those that it lists.
  private var listed: [String: Set<Scalar>] = [:]

  init(_ contents: ParityContents) {
    self.contents = contents
    for difference in ParityDifferences.references {
      for column in schema.table(named: difference.table)?.columns ?? [] {
        guard difference.columns.contains(column.name), let target = column.references else {
          continue
        }
        listed["\(difference.table).\(column.name)"] = Set(
          ParityDifferences.inV1(target, of: contents).compactMap { $0["id"] })
      }
    }
    // A name may be made of other names: attributes of their category's.
    for _ in 0..<2 {
      for table in schema.tables where Self.isSynthetic(table) {
        let key = Self.sharedKey(table)
        names[table.name] = Dictionary(
          contents[table.name].map { ($0["id"] ?? .null, text($0, key, of: table)) }
        ) { first, _ in first }
      }
    }
  }

  /// Some rows of a table by their natural key; each says its columns' values.
  func rows(of table: Table, among rows: [ParityContents.Record]) -> [String: Set<String>] {
    let columns = Self.columns(of: table)
    let key = Self.sharedKey(table)
    var found: [String: Set<String>] = [:]
    for row in rows {
      found[text(row, key, of: table), default: []].insert(text(row, columns, of: table))
    }
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

  private func text(
    _ row: ParityContents.Record, _ columns: [Column], of table: Table
  ) -> String {
    columns.map { column in
      var value = row[column.name] ?? .null
      if let listed = listed["\(table.name).\(column.name)"], !listed.contains(value) {
        value = .null
      }
      return "\(column.name)=\(meaning(of: value, in: column, row))"
    }.joined(separator: " ")
  }

  private func meaning(
    of value: Scalar, in column: Column, _ row: ParityContents.Record
  ) -> String {
    var table = column.references
    if column.name == "owner_id", case .text(let type) = row["owner_type"] { table = type }
    if value != .null, let table, let known = names[table] { return known[value] ?? "nobody" }
    if column.kind == .json, case .text(let text) = value {
      return Self.sorted(json: text, isOfFields: column.name.hasSuffix("custom_fields"))
    }
    return "\(value)"
  }

  /// A JSON text with the keys of its objects in order.
  ///
  /// Of custom fields without a value v1 may say neither name nor type: they are all the same here.
  static func sorted(json text: String, isOfFields: Bool = false) -> String {
    guard let parsed = try? JSONDecoder().decode(ParsedJSON.self, from: Data(text.utf8)) else {
      return "not JSON: \(text)"
    }
    guard isOfFields, case .object(let fields) = parsed else { return parsed.description }
    let known = fields.mapValues { $0.value(at: "value") == nil ? .null : $0 }
    return ParsedJSON.object(known).description
  }
}
