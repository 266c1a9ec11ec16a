import Testing

@testable import Warehouse

struct FullRefreshTests {
  private let warehouse: TemporaryWarehouse
  private let writer: Writer
  private let seenAt = TemporaryWarehouse.seenAt

  init() throws {
    warehouse = try TemporaryWarehouse()
    writer = try warehouse.writer()
  }

  @Test func `a reader sees the old state until the whole is there`() throws {
    try writer.land(
      #"[{"id":1,"name":"A","office_ids":[7]},{"id":2,"name":"B","office_ids":[7,8]}]"#,
      list: "jobs")
    let reader = try warehouse.reader()
    let question = """
      select jobs.id, name, count(office_id)
      from jobs left join job_offices on job_id = jobs.id
      group by jobs.id
      """
    let old = try reader.rows(question)
    let open = try #require(try reader.prepare(question))
    _ = try open.step()

    try writer.beginFull(list: "jobs", shape: .v3)
    try writer.land(
      #"[{"id":2,"name":"B","office_ids":[8]}]"#, list: "jobs", into: .staging)
    try writer.land(
      #"[{"id":3,"name":"C","office_ids":[7]}]"#, list: "jobs", into: .staging)
    #expect(try reader.rows(question) == old)

    let changes = try writer.finishFull(list: "jobs", shape: .v3, at: seenAt)
    #expect(changes.inserted == ["jobs": 1])
    #expect(changes.changed == ["jobs": 1])
    #expect(changes.removed == ["jobs": 1])
    let kept = try #require(try open.step())
    #expect(kept[0].plain == "2" && kept[2].plain == "2")
    #expect(try open.step() == nil)
    #expect(try reader.rows(question) == ["2|B|1", "3|C|1"])
    #expect(try writer.tombstones("jobs") == [1: seenAt])
    #expect(try warehouse.rows("select count(*) from _full_jobs") == ["0"])
  }

  @Test func `a refresh that finds nothing new changes nothing`() throws {
    for (list, sample) in try sampledLists(.v1) {
      try writer.land(sample: sample, list: list, shape: .v1)
      try writer.beginFull(list: list, shape: .v1)
      try writer.land(sample: sample, list: list, shape: .v1, into: .staging)
      let changes = try writer.finishFull(list: list, shape: .v1, at: seenAt)
      #expect(changes.isEmpty, "\(sample): \(changes)")
    }
  }

  @Test func `a refresh goes on where another process left it`() throws {
    try writer.beginFull(list: "departments", shape: .v3)
    try writer.land(#"[{"id":1,"name":"A"}]"#, list: "departments", into: .staging)
    let later = try warehouse.writer()
    try later.beginFull(list: "departments", shape: .v3, resuming: true)
    try later.land(#"[{"id":2,"name":"B"}]"#, list: "departments", into: .staging)
    #expect(
      try later.finishFull(list: "departments", shape: .v3, at: seenAt).inserted
        == ["departments": 2])
  }

  @Test func `one list refreshes every table that it feeds`() throws {
    try writer.land(sample: "v1_jobs", list: "jobs", shape: .v1)
    try writer.beginFull(list: "jobs", shape: .v1)
    try writer.land(
      """
      [{"id":4060001004,"name":"A","hiring_team":{"recruiters":[],"coordinators":[],
        "sourcers":[],"hiring_managers":[{"id":3}]},"openings":[]}]
      """, list: "jobs", shape: .v1, into: .staging)
    _ = try writer.finishFull(list: "jobs", shape: .v1, at: seenAt)
    #expect(
      try warehouse.rows(
        """
        select (select count(*) from jobs), (select count(*) from openings),
          (select count(*) from job_owners), (select count(*) from job_hiring_managers),
          (select count(*) from job_offices)
        """) == ["1|0|0|1|0"])
  }

  @Test func `a cancelled task stops the applying, of which nothing is seen`() async throws {
    let rows = (1...5000).map { #"{"id":\#($0),"name":"\#($0)"}"# }.joined(separator: ",")
    let file = warehouse.file
    let stopped = Task {
      let writer = try Writer(file, create: false)
      try writer.beginFull(list: "departments", shape: .v3)
      try writer.land("[\(rows)]", list: "departments", into: .staging)
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try writer.finishFull(
        list: "departments", shape: .v3, at: TemporaryWarehouse.seenAt)
    }
    let error = await #expect(throws: WarehouseError.self) { try await stopped.value }
    guard case .interrupted? = error else { return #expect(Bool(false), "\(error as Any)") }
    #expect(try warehouse.rows("select count(*) from departments") == ["0"])
    #expect(try warehouse.rows("select count(*) from _full_departments") == ["5000"])
  }

  @Test func `a table that several lists feed loses nothing to one of them`() throws {
    let shared = Schema.greenhouse.tables.filter { Set($0.v1.map(\.list)).count > 1 }
    for table in shared {
      for list in Set(table.v1.map(\.list)) {
        let whole = try writer.plan(list, .v1).wholeTables
        #expect(!whole.contains(table.name))
      }
    }
  }
}
