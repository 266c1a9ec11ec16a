import Rows

/// The marks that removed rows of one table leave.
final class Tombstones {
  private let raiseOne: Statement
  private let liftOne: Statement
  private let any: Statement
  private let table: String

  init(of table: String, connection: Connection) throws(WarehouseError) {
    self.table = table
    raiseOne = try connection.statement(
      "insert or replace into main._tombstones (table_name, id, removed_at) values (?1, ?2, ?3)")
    liftOne = try connection.statement(
      "delete from main._tombstones where table_name = ?1 and id = ?2")
    any = try connection.statement("select 1 from main._tombstones where table_name = ?1 limit 1")
  }

  /// Whether a row of the table has left a mark.
  func areThere() throws(WarehouseError) -> Bool {
    try any.findsRow([.text(table)])
  }

  /// Remembers that a row is gone.
  func raise(_ id: Int64, at moment: String) throws(WarehouseError) {
    try raiseOne.bind([.text(table), .integer(id), .text(moment)])
    try raiseOne.run()
  }

  /// Forgets that a row was gone: it is back.
  func lift(_ id: Int64) throws(WarehouseError) {
    try liftOne.bind([.text(table), .integer(id)])
    try liftOne.run()
  }
}
