import FoundationEssentials
import Warehouse

/// What a lake holds of one account: the tables, and the files that count.
///
/// It is replaced in one step when all its files are there, so whoever reads the files that it names reads
/// one state of the warehouse. A file that no manifest names counts for nothing.
package struct LakeManifest: Codable, Sendable, Equatable {
  /// Who wrote it.
  package struct Maker: Codable, Sendable, Equatable {
    package let version: String
    /// The form of the lake: a program that does not know it leaves the account alone.
    package let lake: Int
  }

  /// One table of the account.
  package struct Table: Codable, Sendable, Equatable {
    package let name: String
    /// How many rows its files have together.
    package let rows: Int
    /// When it was last as Greenhouse had it.
    package let syncedAt: String?
    /// The day from which on it was loaded, if not whole.
    package let since: String?
    /// True where rows are missing, as the first load was never finished; else nothing.
    package let partial: Bool?
    /// True where Greenhouse has no such records for the account; else nothing.
    package let unavailable: Bool?
    package let fields: [Field]
    /// The files of its rows, as paths from the lake; none where it is empty.
    package let files: [String]
    /// The ids of its rows; nothing for a table without ids or without rows.
    package let ids: IDs?

    /// The files of its rows, and that of its ids.
    package var everyFile: [String] { files + [ids?.file].compactMap(\.self) }
  }

  /// One column.
  package struct Field: Codable, Sendable, Equatable {
    package let name: String
    package let kind: Column.Kind
  }

  /// The ids that a table has, in order, in a file of their own (`IDList`).
  package struct IDs: Codable, Sendable, Equatable {
    package let file: String
    package let least: Int64
    package let greatest: Int64
  }

  /// Ids that another account of the lake has, too, as of this export.
  ///
  /// Each export compares with all accounts that are there, so it takes one of the two to know.
  package struct Overlap: Codable, Sendable, Equatable {
    package let table: String
    package let account: String
    /// How many they are.
    package let count: Int
    /// The least of them.
    package let example: Int64
  }

  package let glasshouse: Maker
  /// The account's name; `default` where it has none, `demo` for the invented company.
  package let account: String
  /// What tells accounts apart, whatever they are called; empty for a warehouse that was never synced.
  package let identity: String
  /// When it was written.
  package let created: String
  /// The tables in the order of the schema, and at the end `holidays`, the user's own.
  package let tables: [Table]
  package let overlaps: [Overlap]
  /// Files that the manifest before named, and that whoever began to read then may still read; the next
  /// export removes them.
  package let superseded: [String]

  /// The form that this program writes and reads.
  package static let form = 1

  /// The table of this name, if it was exported.
  package func table(named name: String) -> Table? { tables.first { $0.name == name } }

  /// All files that it names, those of ids and those that are superseded among them.
  var files: Set<String> { Set(tables.flatMap(\.everyFile) + superseded) }

  /// Its text.
  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }
}
