import FoundationEssentials
import Testing
import Warehouse

/// What Datasette is told about a warehouse.
@Suite struct `Metadata for Datasette` {
  private struct Told: Decodable {
    struct Database: Decodable { let tables: [String: Relation] }
    struct Relation: Decodable {
      let description: String?
      let columns: [String: String]?
      let hidden: Bool?
    }

    let databases: [String: Database]
  }

  @Test func `says what every table, view and column means, by the name of the file`() async throws
  {
    let program = try Program()
    let outcome = try await program("metadata", "--warehouse", "/tmp/a.b.sqlite", "--offline")
    #expect(outcome.status == 0 && outcome.stderr == "")
    let told = try JSONDecoder().decode(Told.self, from: Data(outcome.stdout.utf8))
    let tables = try #require(told.databases["a.b"]?.tables)
    for table in Schema.greenhouse.tables {
      #expect(tables[table.name]?.description == table.sentence)
      #expect(tables[table.name]?.columns?.count == table.columns.count)
    }
    for view in Schema.greenhouse.views { #expect(tables[view.name]?.description == view.sentence) }
    #expect(tables["approvers"]?.columns?["user_id"] == "Who is asked. It is an id of users.")
    #expect(tables.keys.allSatisfy { $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } })
    #expect(tables["_sync_state"]?.hidden == true && tables["holidays"] == nil)
  }
}
