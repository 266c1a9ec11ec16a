import Harvest
import Rows
import Simulator
import Testing
import Warehouse

/// The lists that no saved query reads, against what is true of the company.
@Suite struct FurtherTests {
  private static let schema = Schema.greenhouse
  private static let tables = schema.tables.filter { $0.v3 != nil && $0.v1.isEmpty }
    .filter { $0.role != .companion }

  @Test func `every list that Greenhouse has is a table, and is served and asked for`() {
    let lists = Set(Self.schema.lists(in: .v3))
    #expect(lists == Set(Company.listings(.v3)))
    #expect(lists == Set(Resource.all(.v3).map(\.name)))
    #expect(Self.tables.count == 33)
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `a sync has the rows and the words that are true of the company`(seed: UInt64) async throws {
    let company = Company(seed: seed, candidates: 60)
    let names = Set(Self.tables.map(\.name))
    let contents = try await ParityContents(company, .v3) { names.contains($0.name) }
    let truth = Truth(company).tallies()
    #expect(Set(truth.keys) == names)
    for (table, tally) in truth {
      let rows = contents[table]
      #expect(rows.count == tally.rows, "\(table)")
      #expect(Set(rows.compactMap { $0["id"] }).count == rows.count, "\(table)")
      for (column, words) in tally.words {
        var found: [String: Int] = [:]
        for row in rows {
          switch row[column] {
          case .text(let text): found[text, default: 0] += 1
          case .integer(let number): found["\(number)", default: 0] += 1
          default: break
          }
        }
        #expect(found == words, "\(table).\(column)")
      }
    }
    #expect(contents.problems == [])
  }

  @Test func `what a row points at is there`() async throws {
    let contents = try await ParityContents.synced(.v3)
    for table in Self.tables {
      for column in table.columns {
        guard let target = column.references else { continue }
        let known = Set(contents[target].compactMap { $0["id"] })
        let pointed = Set(contents[table.name].compactMap { $0[column.name] }).subtracting([.null])
        #expect(pointed.isSubset(of: known), "\(table.name).\(column.name)")
      }
    }
  }
}
