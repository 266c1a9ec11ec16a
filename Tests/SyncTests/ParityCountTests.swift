import Simulator
import Testing
import Warehouse

@Suite struct ParityCountTests {
  @Test(arguments: Shape.allCases)
  func `a complete sync has as many rows as the company`(shape: Shape) async throws {
    let contents = try await ParityContents.demo(shape)
    let truth = Truth(Company()).counts(shape == .v1 ? .v1 : .v3)
    for table in Schema.greenhouse.tables where table.role != .child {
      #expect(contents[table.name].count == truth[table.name] ?? 0, "\(table.name)")
    }
    let tables = Set(Schema.greenhouse.tables.map(\.name))
    #expect(truth.keys.filter { !tables.contains($0) } == [])
  }

  @Test(arguments: Shape.allCases)
  func `every table and companion of the demo has rows where the dialect has any`(
    shape: Shape
  ) async throws {
    let contents = try await ParityContents.demo(shape)
    let empty = Schema.greenhouse.tables.filter { contents[$0.name].isEmpty }.map(\.name)
    #expect(
      empty
        == (shape == .v3
          ? []
          : [
            "application_stages", "user_interviewer_tags", "prospect_pool_departments",
            "prospect_pool_offices", "prospect_pool_jobs",
          ]))
  }

  @Test(arguments: Shape.allCases)
  func `nothing of the demo is set aside as not fitting`(shape: Shape) async throws {
    #expect(try await ParityContents.demo(shape).problems == [])
  }
}
