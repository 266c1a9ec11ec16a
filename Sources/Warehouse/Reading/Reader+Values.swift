import Rows

extension Reader {
  /// The values of a column in order, or none when there are more than a few in its first rows.
  package func fewValues(
    of column: String, in table: String, most: Int, among rows: Int = 50_000
  ) throws(WarehouseError) -> [String] {
    let name = quoted(column)
    let values = try connection.texts(
      """
      select distinct \(name) from (select \(name) from main.\(quoted(table)) limit \(rows))
      where typeof(\(name)) = 'text' order by 1 limit \(most + 1)
      """)
    return values.count > most ? [] : values
  }

  /// A number that is another one as soon as somebody else has written to the file.
  package var version: Int64? {
    get throws(WarehouseError) { try connection.integer("pragma data_version") }
  }

  /// Whether a statement has a name in it.
  package static func names(_ name: String, in sql: String) -> Bool {
    SQLWords(sql).contains { $0.text == name }
  }

  /// The tables and views that the session has made or attached itself, with their columns.
  package func ownTables() throws(WarehouseError) -> [(name: String, columns: [String])] {
    let schemas = try connection.texts("select name from pragma_database_list where name <> 'main'")
    var names: [String] = []
    for schema in schemas {
      names += try connection.texts(
        """
        select name from \(quoted(schema)).sqlite_master
        where type in ('table', 'view')
          and (name = '_' or name not like '\\_%' escape '\\') and name not like 'sqlite\\_%' escape '\\'
        order by name
        """)
    }
    var tables: [(name: String, columns: [String])] = []
    for name in names {
      let columns = try connection.texts(
        "select name from pragma_table_info(?1)", [.text(name)])
      tables.append((name, columns))
    }
    return tables
  }
}
