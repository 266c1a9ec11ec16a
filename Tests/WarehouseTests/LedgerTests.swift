import Testing

@testable import Warehouse

struct LedgerTests {
  private let warehouse: TemporaryWarehouse
  private let writer: Writer

  init() throws {
    warehouse = try TemporaryWarehouse()
    writer = try warehouse.writer()
  }

  @Test func `a table's state is remembered as it was`() throws {
    #expect(try writer.tableState("jobs") == TableState(table: "jobs"))
    var state = TableState(table: "jobs")
    state.shape = .v3
    state.method = "incremental"
    state.field = "updated_at"
    state.since = "2024-01-01T00:00:00.000Z"
    state.watermark = "2026-11-02T09:00:00.000Z"
    state.isLoaded = true
    state.syncedAt = "2026-11-02T09:00:01.000Z"
    state.rows = 12
    state.lastError = "no"
    state.lastErrorAt = "2026-11-02T08:00:00.000Z"
    state.chosenMethod = "full"
    state.chosenField = "created_at"
    state.sweptAt = "2026-11-01T08:00:00.000Z"
    try writer.save(state)
    #expect(try writer.tableState("jobs") == state)
    #expect(try warehouse.reader().states() == [state])
  }

  @Test func `checkpoints are kept per part of a list until they are cleared`() throws {
    let first = Checkpoint(
      list: "jobs", variant: 0, to: "2025-01-01T00:00:00.000Z", next: "abc", startedAt: "t",
      shape: .v3, method: "incremental", field: "updated_at", records: 500)
    var second = Checkpoint(
      list: "jobs", variant: 0, from: "2025-01-01T00:00:00.000Z", startedAt: "t")
    try writer.save(first)
    try writer.save(second)
    second.isDone = true
    try writer.save(second)
    try writer.save(Checkpoint(list: "offers", variant: 1, startedAt: "t"))
    #expect(try writer.checkpoints(list: "jobs") == [first, second])
    #expect(try warehouse.reader().checkpoints().count == 3)
    try writer.clearCheckpoints(list: "jobs")
    #expect(try writer.checkpoints().map(\.list) == ["offers"])
  }

  @Test func `a page and its checkpoint are remembered together or not at all`() throws {
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try writer.transaction {
        try writer.land(#"[{"id":1}]"#, list: "departments")
        try writer.save(Checkpoint(list: "departments", variant: 0, startedAt: "t"))
        throw Stop()
      }
    }
    #expect(try writer.checkpoints() == [])
    #expect(try writer.count("departments") == 0)
  }

  @Test func `a run is remembered with what it did to each table`() throws {
    let run = try writer.startRun(at: "t1", reason: "sync", shape: .v1)
    var table = RunTable(table: "jobs")
    table.records = 5
    table.inserted = 3
    table.error = "cut"
    try writer.save(table, run: run)
    try writer.finishRun(run, at: "t2", outcome: "failed", requests: 7, error: "jobs: cut")
    let expected = Run(
      id: run, startedAt: "t1", finishedAt: "t2", reason: "sync", shape: .v1, outcome: "failed",
      error: "jobs: cut", requests: 7, tables: [table])
    #expect(try warehouse.reader().runs() == [expected])
  }

  @Test func `a fact about the warehouse is remembered`() throws {
    try writer.save("acme", as: "account")
    #expect(try warehouse.reader().fact("account") == "acme")
    #expect(try writer.fact("nothing") == nil)
  }
}
