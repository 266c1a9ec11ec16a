import Rows

/// What did not fit, written down as it is met.
final class ProblemLog {
  /// The most of a value that is kept.
  private static let rawLimit = 2_000

  private let insert: Statement
  private let delete: Statement
  private let any: Statement
  private let keepsValues: Bool

  /// A log that `keepsValues` keeps what did not fit as it was delivered.
  init(_ connection: Connection, keepsValues: Bool = true) throws(WarehouseError) {
    self.keepsValues = keepsValues
    insert = try connection.statement(
      """
      insert into main._sync_problems (table_name, record_id, field, reason, raw, seen_at)
      values (?1, ?2, ?3, ?4, ?5, ?6)
      on conflict do update set seen_at = excluded.seen_at, raw = excluded.raw
      """)
    delete = try connection.statement(
      "delete from main._sync_problems where table_name = ?1 and record_id = ?2")
    any = try connection.statement(
      "select 1 from main._sync_problems where table_name = ?1 limit 1")
  }

  /// Whether a table has problems.
  func areThere(_ table: String) throws(WarehouseError) -> Bool {
    try any.findsRow([.text(table)])
  }

  /// Adds a problem, or renews one that is known.
  func add(
    table: String, id: Int64?, field: String, reason: String, raw: UnsafeRawBufferPointer,
    seenAt: String
  ) throws(WarehouseError) {
    var kept = keepsValues ? String(decoding: raw.prefix(ProblemLog.rawLimit), as: UTF8.self) : ""
    if keepsValues, raw.count > ProblemLog.rawLimit { kept += "…" }
    try insert.bind([
      .text(table), id.map { .integer($0) } ?? .null, .text(field), .text(reason), .text(kept),
      .text(seenAt),
    ])
    try insert.run()
  }

  /// Forgets the problems of a row that has come anew.
  func forget(_ table: String, _ id: Int64) throws(WarehouseError) {
    try delete.bind([.text(table), .integer(id)])
    try delete.run()
  }
}
