import FoundationEssentials
import Harvest
import Warehouse

/// What a sweep needs of the warehouse.
extension Ledger {
  /// The ids of a table's rows.
  func ids(of table: String) throws -> [Int64] { try writer.ids(of: table) }

  /// The ids on a page, which is not landed.
  func ids(in page: Page, of list: String) throws -> [Int64] {
    try page.body.withUnsafeBytes { try writer.ids(inPage: $0, list: list) }
  }

  /// Lands records that were asked for by their ids, and answers which came.
  func land(_ records: Data, list: String) throws -> [Int64] {
    try records.withUnsafeBytes {
      _ = try writer.land($0, list: list, shape: shape, into: .tables, seenAt: moment)
      return try writer.ids(inPage: $0, list: list)
    }
  }

  /// The rows that belong to these, one step down, with the list that they are records of, if any.
  func belongings(
    of ids: [Int64], in table: String
  ) throws -> [(table: String, list: String?, ids: [Int64])] {
    try writer.belongings(of: ids, in: table).map { name, ids in
      (name, askable(name), ids)
    }
  }

  /// Rows whose owner in this table is not there, with the list that they are records of; none where the
  /// table was loaded from a day on only, since their owners may be older.
  func orphans(of table: String, limit: Int) throws -> [(table: String, list: String, ids: [Int64])]
  {
    guard try writer.tableState(table).since == nil else { return [] }
    return try writer.orphans(of: table, limit: limit).compactMap { name, ids in
      askable(name).map { (name, $0, ids) }
    }
  }

  /// The list whose records are rows of a table, if it may be asked for: sensitive ones go with what they
  /// belong to, and nobody asks for them who was not told to.
  private func askable(_ name: String) -> String? {
    guard let table = schema.table(named: name), table.role != .sensitive else { return nil }
    return schema.ownList(of: table, in: shape)
  }

  /// Removes what is gone, and remembers that these tables were swept.
  ///
  /// - Returns: Which rows that took.
  func sweep(_ gone: [(table: String, ids: [Int64])], from tables: [String]) throws -> Changes {
    let moment = moment
    return try writer.transaction {
      let changes = try writer.remove(gone, at: moment)
      for name in tables {
        var state = try writer.tableState(name)
        state.sweptAt = moment
        state.rows = try writer.count(name)
        try writer.save(state)
      }
      return changes
    }
  }

  /// Rewrites the file when values were removed that must not stay in it; whether none are left.
  func erase(patience: Double) async throws -> Bool {
    try await writer.erase(patience: patience)
  }
}
