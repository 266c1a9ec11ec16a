import FoundationEssentials
import Rows
import Testing
import Warehouse

@Suite struct ParityDocumentTests {
  /// The rows of the document's table, by the table they are about.
  private static func documented() throws -> [String: String] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appending(path: "Docs/Architecture.md"), encoding: .utf8)
    let section = try #require(text.split(separator: "## What v1 does not have\n").last)
    var rows: [String: String] = [:]
    for line in section.split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingPrefix(" ") }
      for name in cells[0].matches(of: /`([a-z_]+)`/) {
        rows[String(name.1), default: ""] += cells.dropFirst().joined(separator: "|")
      }
    }
    return rows
  }

  @Test func `the document names for each table the columns that v1 lacks, and no others`() throws {
    let documented = try Self.documented()
    for table in Schema.greenhouse.tables where table.role != .child && !table.v1.isEmpty {
      let row = documented[table.name] ?? ""
      let named = row.split(separator: "|").first.map(String.init) ?? ""
      let words = Set(named.matches(of: /`([a-z_]+)`/).map { String($0.1) })
      #expect(words == Set(table.columnsMissingInV1.map(\.name)), "\(table.name)")
    }
    for table in Schema.greenhouse.tables where table.role != .child && table.v1.isEmpty {
      #expect(documented[table.name]?.contains("no rows") == true, "\(table.name)")
    }
  }

  @Test func `the document says of each table which rows and values differ`() throws {
    let documented = try Self.documented()
    let tables = ParityDifferences.rows.map(\.table) + ParityDifferences.columns.map(\.table)
    for table in tables where Schema.greenhouse.table(named: table)?.role != .child {
      let other = documented[table]?.split(separator: "|").dropFirst().joined() ?? ""
      #expect(other.contains { $0.isLetter }, "\(table)")
    }
    for difference in ParityDifferences.columns + ParityDifferences.references {
      let table = try #require(Schema.greenhouse.table(named: difference.table))
      let row = documented[table.name] ?? ""
      #expect(
        table.role == .child || difference.columns.allSatisfy { row.contains("`\($0)`") },
        "\(table.name)")
    }
  }

  @Test func `columns said to be lacking are empty on v1`() async throws {
    let v1 = try await ParityContents.synced(.v1)
    for table in Schema.greenhouse.tables where table.role != .child {
      for column in table.columnsMissingInV1 {
        #expect(
          v1[table.name].allSatisfy { $0[column.name] == .null }, "\(table.name).\(column.name)")
      }
    }
  }

  @Test func `every exception is a real one`() async throws {
    let v1 = try await ParityContents.synced(.v1)
    let v3 = try await ParityContents.synced(.v3)
    for difference in ParityDifferences.rows {
      #expect(difference.inV1(v3).count < v3[difference.table].count, "\(difference.table)")
    }
    for difference in ParityDifferences.columns {
      for column in difference.columns {
        let old = Set(v1[difference.table].compactMap { $0[column] })
        let new = Set(v3[difference.table].compactMap { $0[column] })
        #expect(old != new, "\(difference.table).\(column)")
      }
    }
  }
}
