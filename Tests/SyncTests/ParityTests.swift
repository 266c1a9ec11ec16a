import Rows
import Testing
import Warehouse

@Suite struct ParityTests {
  private static let tables = Schema.greenhouse.tables

  /// The tables that only one dialect fills on purpose: what is observed where nothing is recorded.
  private static let observed = Set(
    tables.flatMap(\.children).compactMap { child in
      if case .observed = child.form { child.table } else { nil }
    })

  @Test(
    arguments: tables.filter { $0.role == .child || !$0.v1.isEmpty }.map(\.name)
      .filter { !observed.contains($0) })
  func `a v1 and a v3 sync of one company give the same rows`(name: String) async throws {
    let table = try #require(Schema.greenhouse.table(named: name))
    let v1 = try await ParityContents.synced(.v1)
    let v3 = try await ParityContents.synced(.v3)
    let old = ParityView(v1).rows(of: table, among: Self.comparable(v1[name], of: table, v1))
    let new = ParityView(v3).rows(
      of: table, among: Self.comparable(Self.inV1(table, v3), of: table, v3))
    let areSame = Set(old.keys) == Set(new.keys)
    #expect(areSame, "\(Self.some(old.keys, new.keys))")
    let different = old.filter { key, rows in new[key].map { $0 != rows } ?? false }
    let sample = different.keys.sorted().first.map { key in
      "v1 \(old[key] ?? []) v3 \(new[key] ?? [])"
    }
    #expect(different.count == 0, "\(sample ?? "")")
  }

  @Test func `what a synthetic id stands for is there`() async throws {
    let v1 = try await ParityContents.synced(.v1)
    for table in Self.tables {
      for column in table.columns where column.references != nil {
        let made = v1[table.name].compactMap { $0[column.name] }.filter { value in
          if case .integer(let id) = value { id < 0 } else { false }
        }
        let known = Set(v1[column.references ?? ""].compactMap { $0["id"] })
        #expect(made.allSatisfy(known.contains), "\(table.name).\(column.name)")
      }
    }
  }

  /// The rows of v3 that v1 delivers too; children go with their parents.
  private static func inV1(_ table: Table, _ v3: ParityContents) -> [ParityContents.Record] {
    guard table.role == .child else { return ParityDifferences.inV1(table.name, of: v3) }
    let parents = Schema.greenhouse.tables(filling: table)
    let kept = Dictionary(
      uniqueKeysWithValues: parents.map { ($0.name, Set(inV1($0, v3).compactMap { $0["id"] })) })
    return v3[table.name].filter { row in
      parents.contains { parent in
        parent.children.contains { child in
          guard child.table == table.name, let id = row[child.parentID] else { return false }
          let isOwner = row["owner_type"].map { $0 == .text(parent.name) } ?? true
          return isOwner && kept[parent.name]?.contains(id) == true
        }
      }
    }
  }

  /// Without children of columns that v1 lacks or fills otherwise.
  private static func comparable(
    _ rows: [ParityContents.Record], of table: Table, _ contents: ParityContents
  ) -> [ParityContents.Record] {
    guard table.role == .child else { return rows }
    let absent = Set(
      Schema.greenhouse.tables(filling: table).filter { parent in
        let shared = ParityView.columns(of: parent).map(\.name)
        return parent.children.contains { child in
          child.table == table.name && !shared.contains(child.column)
            && ParityDifferences.columns.allSatisfy { $0.table != table.name }
        }
      }.map(\.name))
    guard table.name == "custom_field_values" else { return absent.isEmpty ? rows : [] }
    return rows.filter { row in
      if case .text(let owner) = row["owner_type"] { !absent.contains(owner) } else { true }
    }
  }

  /// A few keys that only one side has.
  private static func some(
    _ old: some Sequence<String>, _ new: some Sequence<String>
  ) -> String {
    let (old, new) = (Set(old), Set(new))
    return "only v1: \(old.subtracting(new).sorted().prefix(3)), "
      + "only v3: \(new.subtracting(old).sorted().prefix(3))"
  }
}
