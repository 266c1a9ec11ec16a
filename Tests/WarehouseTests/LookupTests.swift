import Rows
import Testing

@testable import Warehouse

/// What is done for every record finds its rows by an index, however many there are.
struct LookupTests {
  private let warehouse: TemporaryWarehouse
  private let writer: Writer

  init() throws {
    warehouse = try TemporaryWarehouse()
    writer = try warehouse.writer()
  }

  private func plan(_ sql: String) throws -> String {
    let rows = try writer.connection.statement("explain query plan " + sql)
    var steps: [String] = []
    while try rows.step() { steps.append(rows.text(3) ?? "") }
    return steps.joined(separator: "; ")
  }

  @Test func `the problems of a record`() throws {
    #expect(
      try plan("delete from _sync_problems where table_name = ?1 and record_id = ?2")
        .contains("(table_name=? AND record_id=?)"))
  }

  @Test func `the rows of an outer record, also while a full refresh collects them`() throws {
    for table in Schema.greenhouse.tables {
      for feeding in table.v1 {
        guard let owner = feeding.owner else { continue }
        try writer.beginFull(list: feeding.list, shape: .v1)
        for name in [table.name, table.stagingName] {
          let steps = try plan("select id from \(name) where \(owner) = ?1")
          #expect(steps.hasPrefix("SEARCH") && steps.contains("INDEX"), "\(name): \(steps)")
        }
      }
    }
  }
}
