import Rows
import Warehouse

/// An engine that others keep, where the saved queries and views run as they are.
///
/// What an engine calls otherwise than SQLite is a value here. There is no other place for it, and no query
/// or view has a copy for an engine.
package struct Engine: Sendable {
  /// What people call it.
  package let name: String
  /// The type of a column whose values are no texts.
  let types: [Column.Kind: String]
  /// The type of every other column: texts compare byte by byte, as in the warehouse.
  let textType: String
  /// How a parameter is written, by its place from 1 and its name.
  let parameter: @Sendable (_ place: Int, _ name: String) -> String
  /// What stands behind a number with a point, so that it is a floating-point one, as in the warehouse.
  let fraction: String
  /// A value as it is written down: the only way in which one gets into a script.
  let literal: @Sendable (Scalar) -> String
  /// The name of a table or column as it is written.
  let quote: @Sendable (String) -> String
  /// The statements that make the functions of the saved queries.
  let functions: String

  /// PostgreSQL 15 or newer.
  package static let postgreSQL = Engine(
    name: "PostgreSQL",
    types: [.integer: "bigint", .real: "double precision", .boolean: "boolean"],
    textType: #"text collate "C""#,
    parameter: { place, _ in "$\(place)" },
    // A numeric there has all the digits that are asked of it.
    fraction: "",
    literal: \.literal,
    quote: Reader.quote,
    functions: String(decoding: PackageResources.postgresql_sql, as: UTF8.self))

  /// Spark 4.3 or newer.
  package static let spark = Engine(
    name: "Spark",
    types: [.integer: "bigint", .real: "double", .boolean: "boolean"],
    textType: "string",
    parameter: { _, name in ":\(name)" },
    fraction: "D",
    literal: \.typedLiteral,
    quote: { "`\($0.replacing("`", with: "``"))`" },
    functions: String(decoding: PackageResources.spark_sql, as: UTF8.self))

  /// The type of a column.
  func type(of column: Column) -> String { types[column.kind] ?? textType }

  /// The type that a parameter is declared with: that of its value, or where that is NULL, of its kind.
  func type(of value: Scalar, orOf kind: Column.Kind) -> String {
    let plain = textType.prefix { $0 != " " }
    return switch value {
    case .integer: types[.integer] ?? String(plain)
    case .real: types[.real] ?? String(plain)
    case .null: types[kind] ?? String(plain)
    case .text, .blob: String(plain)
    }
  }
}
