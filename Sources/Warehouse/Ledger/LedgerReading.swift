import Rows

/// What is read from the ledger, the same for a writer and a reader.
struct LedgerReading {
  let connection: Connection

  func states() throws(WarehouseError) -> [TableState] {
    let rows = try connection.statement(
      "select \(TableState.columns) from main._sync_state order by table_name")
    var states: [TableState] = []
    while try rows.step() { states.append(TableState(rows)) }
    return states
  }

  func state(_ table: String) throws(WarehouseError) -> TableState {
    let rows = try connection.statement(
      "select \(TableState.columns) from main._sync_state where table_name = ?1")
    try rows.bind([.text(table)])
    return try rows.step() ? TableState(rows) : TableState(table: table)
  }

  func checkpoints(_ list: String?) throws(WarehouseError) -> [Checkpoint] {
    let rows = try connection.statement(
      """
      select \(Checkpoint.columns) from main._checkpoints
      where ?1 is null or list = ?1
      order by list, variant, from_bound, to_bound
      """)
    try rows.bind([Scalar(list)])
    var checkpoints: [Checkpoint] = []
    while try rows.step() { checkpoints.append(Checkpoint(rows)) }
    return checkpoints
  }

  func problems(_ table: String?, limit: Int) throws(WarehouseError) -> [Problem] {
    let rows = try connection.statement(
      """
      select table_name, record_id, field, reason, raw, seen_at from main._sync_problems
      where ?1 is null or table_name = ?1
      order by seen_at desc, id desc
      limit ?2
      """)
    try rows.bind([Scalar(table), .integer(Int64(limit))])
    var problems: [Problem] = []
    while try rows.step() {
      problems.append(
        Problem(
          table: rows.text(0) ?? "", recordID: rows.integer(1), field: rows.text(2) ?? "",
          reason: rows.text(3) ?? "", raw: rows.text(4) ?? "", seenAt: rows.text(5) ?? ""))
    }
    return problems
  }

  func problemCounts() throws(WarehouseError) -> [String: Int] {
    let rows = try connection.statement(
      "select table_name, count(*) from main._sync_problems group by table_name")
    var counts: [String: Int] = [:]
    while try rows.step() { counts[rows.text(0) ?? ""] = Int(rows.integer(1) ?? 0) }
    return counts
  }

  func runs(limit: Int) throws(WarehouseError) -> [Run] {
    let rows = try connection.statement(
      """
      select id, started_at, finished_at, reason, shape, outcome, error, requests
      from main._sync_runs
      order by id desc
      limit ?1
      """)
    try rows.bind([.integer(Int64(limit))])
    var runs: [Run] = []
    while try rows.step() {
      runs.append(
        Run(
          id: rows.integer(0) ?? 0, startedAt: rows.text(1) ?? "", finishedAt: rows.text(2),
          reason: rows.text(3), shape: rows.text(4).flatMap(Shape.init), outcome: rows.text(5),
          error: rows.text(6), requests: Int(rows.integer(7) ?? 0), tables: []))
    }
    for index in runs.indices { runs[index].tables = try tables(of: runs[index].id) }
    return runs
  }

  private func tables(of run: Int64) throws(WarehouseError) -> [RunTable] {
    let rows = try connection.statement(
      """
      select table_name, method, field, records, inserted, changed, removed, problems, requests,
        error
      from main._sync_run_tables
      where run_id = ?1
      order by table_name
      """)
    try rows.bind([.integer(run)])
    var tables: [RunTable] = []
    while try rows.step() {
      var table = RunTable(table: rows.text(0) ?? "")
      table.method = rows.text(1)
      table.field = rows.text(2)
      table.records = Int(rows.integer(3) ?? 0)
      table.inserted = Int(rows.integer(4) ?? 0)
      table.changed = Int(rows.integer(5) ?? 0)
      table.removed = Int(rows.integer(6) ?? 0)
      table.problems = Int(rows.integer(7) ?? 0)
      table.requests = Int(rows.integer(8) ?? 0)
      table.error = rows.text(9)
      tables.append(table)
    }
    return tables
  }

  func tombstones(_ table: String) throws(WarehouseError) -> [Int64: String] {
    let rows = try connection.statement(
      "select id, removed_at from main._tombstones where table_name = ?1")
    try rows.bind([.text(table)])
    var tombstones: [Int64: String] = [:]
    while try rows.step() { tombstones[rows.integer(0) ?? 0] = rows.text(1) }
    return tombstones
  }

  func count(_ table: String) throws(WarehouseError) -> Int {
    Int(try connection.integer("select count(*) from main.\(quoted(table))") ?? 0)
  }

  func fact(_ key: String) throws(WarehouseError) -> String? {
    try connection.texts("select value from main._meta where key = ?1", [.text(key)]).first
  }
}
