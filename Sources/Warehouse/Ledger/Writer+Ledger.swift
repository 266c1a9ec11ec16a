import Rows

extension Writer {
  private var ledger: LedgerReading { LedgerReading(connection: connection) }

  /// What is known of a table's syncs; a table never synced has an empty state.
  package func tableState(_ table: String) throws(WarehouseError) -> TableState {
    try ledger.state(table)
  }

  /// The states of all tables that were ever synced.
  package func states() throws(WarehouseError) -> [TableState] {
    try ledger.states()
  }

  /// Remembers a table's state.
  package func save(_ state: TableState) throws(WarehouseError) {
    try connection.run(
      """
      insert or replace into main._sync_state (\(TableState.columns))
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
      """,
      [
        .text(state.table), Scalar(state.shape?.rawValue), Scalar(state.method),
        Scalar(state.field), Scalar(state.since), Scalar(state.watermark),
        .integer(state.isLoaded ? 1 : 0), Scalar(state.syncedAt), Scalar(state.rows),
        Scalar(state.lastError), Scalar(state.lastErrorAt), Scalar(state.chosenMethod),
        Scalar(state.chosenField), Scalar(state.sweptAt),
      ])
  }

  /// How far a list has been fetched, part by part; of every list without a name.
  package func checkpoints(list: String? = nil) throws(WarehouseError) -> [Checkpoint] {
    try ledger.checkpoints(list)
  }

  /// Remembers how far one part of a list has been fetched.
  package func save(_ checkpoint: Checkpoint) throws(WarehouseError) {
    try connection.run(
      """
      insert or replace into main._checkpoints (\(Checkpoint.columns))
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
      """, checkpoint.values)
  }

  /// Forgets how far a list has been fetched: it is whole, or is to begin anew.
  package func clearCheckpoints(list: String) throws(WarehouseError) {
    try connection.run("delete from main._checkpoints where list = ?1", [.text(list)])
  }

  /// Begins to remember a sync, and answers its number.
  package func startRun(at moment: String, reason: String, shape: Shape) throws(WarehouseError)
    -> Int64
  {
    try connection.run(
      "insert into main._sync_runs (started_at, reason, shape) values (?1, ?2, ?3)",
      [.text(moment), .text(reason), .text(shape.rawValue)])
    return connection.lastRowID
  }

  /// Remembers what a sync did to one table.
  package func save(_ table: RunTable, run: Int64) throws(WarehouseError) {
    try connection.run(
      """
      insert or replace into main._sync_run_tables (run_id, table_name, method, field, records,
        inserted, changed, removed, problems, requests, error)
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
      """,
      [
        .integer(run), .text(table.table), Scalar(table.method), Scalar(table.field),
        Scalar(table.records), Scalar(table.inserted), Scalar(table.changed),
        Scalar(table.removed), Scalar(table.problems), Scalar(table.requests),
        Scalar(table.error),
      ])
  }

  /// Remembers how a sync ended.
  package func finishRun(
    _ run: Int64, at moment: String, outcome: String, requests: Int, error: String? = nil
  ) throws(WarehouseError) {
    try connection.run(
      """
      update main._sync_runs
      set finished_at = ?2, outcome = ?3, requests = ?4, error = ?5
      where id = ?1
      """,
      [.integer(run), .text(moment), .text(outcome), Scalar(requests), Scalar(error)])
  }

  /// The latest runs, the last one first.
  package func runs(limit: Int = 20) throws(WarehouseError) -> [Run] {
    try ledger.runs(limit: limit)
  }

  /// Remembers something about a table's records as a whole, once for each `raw`.
  package func note(
    _ reason: String, of table: String, raw: String, seenAt moment: String
  ) throws {
    var raw = raw
    try raw.withUTF8 { bytes in
      try problemLog.add(
        table: table, id: nil, field: "id", reason: reason, raw: UnsafeRawBufferPointer(bytes),
        seenAt: moment)
    }
  }

  /// What did not fit, the latest first.
  package func problems(table: String? = nil, limit: Int = 100) throws(WarehouseError) -> [Problem]
  {
    try ledger.problems(table, limit: limit)
  }

  /// How many rows a table has.
  package func count(_ table: String) throws(WarehouseError) -> Int {
    try ledger.count(table)
  }

  /// The rows of a table that are gone, by id, with when they went.
  package func tombstones(_ table: String) throws(WarehouseError) -> [Int64: String] {
    try ledger.tombstones(table)
  }

  /// A fact about the warehouse as a whole, such as the account it is for.
  package func fact(_ key: String) throws(WarehouseError) -> String? {
    try ledger.fact(key)
  }

  /// Remembers a fact about the warehouse as a whole.
  package func save(_ fact: String?, as key: String) throws(WarehouseError) {
    try connection.run(
      "insert or replace into main._meta (key, value) values (?1, ?2)",
      [.text(key), Scalar(fact)])
  }
}
