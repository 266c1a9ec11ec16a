import Rows

/// The rows of a nested table that belong to one outer record: what it no longer carries goes.
final class OwnedRows {
  let table: String
  let owner: String
  let ownerPlace: Int?
  /// Whether the record says anything about these rows.
  var isTold = true
  private let writer: RowWriter
  private let select: Statement
  private var kept: Set<Int64> = []

  init(of writer: RowWriter, owner: String, connection: Connection) throws(WarehouseError) {
    self.writer = writer
    self.owner = owner
    table = writer.table.name
    ownerPlace = writer.table.columns.firstIndex { $0.name == owner }
    select = try connection.statement(
      "select id from main.\(quoted(writer.name)) where \(quoted(owner)) = ?1")
  }

  /// Starts with a new outer record.
  func begin() {
    kept.removeAll(keepingCapacity: true)
    isTold = true
  }

  /// The record at hand carries this row.
  func keep(_ id: Int64) {
    kept.insert(id)
  }

  /// Removes the rows of an outer record that it did not carry, and says how many they were.
  func removeOthers(of record: Int64, at moment: String) throws(WarehouseError) -> Int {
    guard isTold else { return 0 }
    var gone: [Int64] = []
    try select.bind(.integer(record), at: 1)
    while try select.step() {
      if let id = select.integer(0), !kept.contains(id) { gone.append(id) }
    }
    for id in gone { try writer.remove(id, at: moment) }
    return gone.count
  }
}
