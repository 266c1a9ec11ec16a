import Simulator
import Testing
import Warehouse

@Suite struct ParityCountTests {
  @Test(arguments: Shape.allCases)
  func `a complete sync has as many rows as the company`(shape: Shape) async throws {
    let contents = try await ParityContents.synced(shape)
    let truth = Truth(ParityContents.company).counts(shape == .v1 ? .v1 : .v3)
    for table in Schema.greenhouse.tables where table.role != .child {
      #expect(contents[table.name].count == truth[table.name] ?? 0, "\(table.name)")
    }
    let tables = Set(Schema.greenhouse.tables.map(\.name))
    #expect(truth.keys.filter { !tables.contains($0) } == [])
  }

  @Test(arguments: Simulator.Dialect.allCases)
  func `the demo has rows for every table and companion`(dialect: Simulator.Dialect) {
    let counts = Truth(Company()).counts(dialect)
    for table in Schema.greenhouse.tables where table.role != .child {
      let isFed = dialect == .v3 || !table.v1.isEmpty
      #expect((counts[table.name] ?? 0 > 0) == isFed, "\(table.name)")
    }
  }

  @Test(arguments: Shape.allCases)
  func `every table and child table has rows where the dialect has any`(
    shape: Shape
  ) async throws {
    let contents = try await ParityContents.synced(shape)
    let tables = Schema.greenhouse.tables
    let empty = Set(tables.filter { contents[$0.name].isEmpty }.map(\.name))
    let ofV3 = tables.filter { $0.role != .child && $0.v1.isEmpty }.map(\.name)
    #expect(
      empty
        == (shape == .v3
          ? ["stage_observations"]
          : Set(ofV3).union([
            "user_interviewer_tags", "prospect_pool_departments", "prospect_pool_offices",
            "prospect_pool_jobs",
          ])))
  }

  @Test(arguments: Shape.allCases)
  func `nothing is set aside as not fitting`(shape: Shape) async throws {
    #expect(try await ParityContents.synced(shape).problems == [])
  }
}
