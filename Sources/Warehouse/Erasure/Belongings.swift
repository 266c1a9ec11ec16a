import Rows

/// Which rows go with a row that is gone, as the schema's `belongsTo` says.
extension Schema {
  /// The tables whose rows belong to a row of this one, each with the column that says to which.
  package func belongings(of table: Table) -> [(table: Table, owner: String)] {
    tables.compactMap { other in
      guard let owner = other.belongsTo,
        other.columns.contains(where: { $0.name == owner && $0.references == table.name })
      else { return nil }
      return (other, owner)
    }
  }

  /// The list whose own records are rows of a table, rather than something nested in them.
  package func ownList(of table: Table, in shape: Shape) -> String? {
    table.feedings(in: shape).first {
      $0.each == nil && $0.owner == nil && $0.condition == nil
    }?.list
  }
}

extension Writer {
  /// The rows that belong to these rows, by table, one step down.
  package func belongings(of ids: [Int64], in name: String) throws -> [(
    table: String, ids: [Int64]
  )] {
    guard let table = schema.table(named: name), !ids.isEmpty else { return [] }
    return try schema.belongings(of: table).compactMap { other, owner in
      let rows = try connection.statement(
        """
        select id from main.\(quoted(other.name))
        where \(quoted(owner)) in (select value from json_each(?1))
        order by id
        """)
      try rows.bind([.list(ids)])
      var found: [Int64] = []
      while try rows.step() {
        if let id = rows.integer(0) { found.append(id) }
      }
      return found.isEmpty ? nil : (other.name, found)
    }
  }
}

extension Writer {
  /// Rows that belong to a row of this table that is not there, by table; at most so many of each, chosen
  /// anew by every call.
  ///
  /// A page of theirs may land, and their owner be deleted before its own page is asked for.
  package func orphans(of name: String, limit: Int) throws -> [(table: String, ids: [Int64])] {
    guard let table = schema.table(named: name) else { return [] }
    return try schema.belongings(of: table).compactMap { other, owner in
      let rows = try connection.statement(
        """
        select id from main.\(quoted(other.name)) as theirs
        where \(quoted(owner)) is not null and not exists (
          select 1 from main.\(quoted(name)) as owners where owners.id = theirs.\(quoted(owner)))
        order by random() limit ?1
        """)
      try rows.bind([.integer(Int64(limit))])
      var found: [Int64] = []
      while try rows.step() {
        if let id = rows.integer(0) { found.append(id) }
      }
      return found.isEmpty ? nil : (other.name, found.sorted())
    }
  }
}

extension Scalar {
  /// Numbers as one parameter, to be read with `json_each`.
  static func list(_ ids: [Int64]) -> Scalar {
    .text("[" + ids.map { String($0) }.joined(separator: ",") + "]")
  }
}
