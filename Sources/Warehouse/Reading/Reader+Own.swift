import Rows

extension Reader {
  /// The file of the user's own tables, beside the warehouse; it is attached as `my`.
  package var ownFile: WarehouseFile { WarehouseFile(file.path + "-my") }

  /// Attaches the user's own tables, if there are any, and makes the views that are kept with them.
  ///
  /// - Returns: The views that could not be made, with the reason.
  @discardableResult
  package func attachOwn(create: Bool) throws(WarehouseError) -> [(view: String, reason: String)] {
    if !ownFile.exists {
      guard create else { return [] }
      try ownFile.create()
    }
    guard try !connection.texts("select name from pragma_database_list").contains("my") else {
      return []
    }
    try connection.execute("attach \(Reader.text(ownFile.uri("mode=rw"))) as my")
    guard try hasOwnViews else { return [] }
    var failed: [(view: String, reason: String)] = []
    let views = try connection.statement("select name, sql from my._views order by rowid")
    while try views.step() {
      let (name, sql) = (views.text(0) ?? "", views.text(1) ?? "")
      do throws(WarehouseError) {
        try connection.execute(sql)
      } catch {
        failed.append((name, error.errorDescription ?? ""))
      }
    }
    return failed
  }

  /// Attaches another database, which can only be read, under a name.
  package func attach(_ path: String, as name: String) throws(WarehouseError) {
    let other = WarehouseFile(path)
    try other.inspect()
    let uri = other.uri("mode=ro")
    try connection.execute("attach \(Reader.text(uri)) as \(quoted(name))")
  }

  /// Detaches a database that was attached.
  package func detach(_ name: String) throws(WarehouseError) {
    try connection.execute("detach \(quoted(name))")
  }

  /// Makes a view of the user's own, if the statement says so.
  ///
  /// SQLite refuses views across databases. So the text is kept in `my._views`, and the view is a
  /// temporary one, made anew at each opening.
  package func makeOwnView(_ sql: String) throws(WarehouseError) -> Bool {
    guard let change = OwnViewChange(sql), change.kind == .create else { return false }
    try connection.execute(change.sql)
    // A view is looked into only when it is used: here, so that a slip is told at once.
    do throws(WarehouseError) {
      _ = try prepare("select * from temp.\(quoted(change.name))")
    } catch {
      try connection.execute("drop view temp.\(quoted(change.name))")
      throw error
    }
    try connection.execute(
      "create table if not exists my._views (name text primary key, sql text not null)")
    try connection.run(
      "insert or replace into my._views values (?1, ?2)",
      [.text(change.name), .text(change.sql)])
    return true
  }

  /// Drops a view of the user's own, if a text begins with saying so.
  ///
  /// - Returns: The byte behind that statement.
  package func dropOwnView(_ sql: String) throws(WarehouseError) -> Int? {
    guard let change = OwnViewChange(sql), change.kind == .drop, try hasOwnViews,
      try connection.integer(
        "select 1 from my._views where name = ?1 collate nocase", [.text(change.name)]) != nil
    else { return nil }
    try connection.execute("drop view if exists temp.\(quoted(change.name))")
    try connection.run(
      "delete from my._views where name = ?1 collate nocase", [.text(change.name)])
    return change.end
  }

  /// Fills a table of the user's own, or a temporary one, in one transaction; `rows` is given what
  /// takes a row.
  ///
  /// A table that is there must have columns of these names, unless it `isReplaced`.
  ///
  /// - Returns: How many rows the table had before.
  package func fill(
    _ table: (schema: String, name: String), columns: [(name: String, type: String)],
    isReplaced: Bool, rows: (([Scalar]) throws -> Void) throws -> Void
  ) throws -> Int {
    let full = "\(quoted(table.schema)).\(quoted(table.name))"
    try connection.execute("savepoint filling")
    do {
      if isReplaced { try connection.execute("drop table if exists \(full)") }
      let list = columns.map { "\(quoted($0.name)) \($0.type)" }.joined(separator: ", ")
      try connection.execute("create table if not exists \(full) (\(list))")
      let before = try connection.integer("select count(*) from \(full)") ?? 0
      let names = columns.map { quoted($0.name) }.joined(separator: ", ")
      let places = (1...max(1, columns.count)).map { "?\($0)" }.joined(separator: ", ")
      let insert = try connection.statement(
        "insert into \(full) (\(names)) values (\(places))")
      try rows { row in
        try insert.bind(row)
        try insert.run()
      }
      try connection.execute("release filling")
      return Int(before)
    } catch {
      try? connection.execute("rollback to filling; release filling")
      throw error
    }
  }

  private var hasOwnViews: Bool {
    get throws(WarehouseError) {
      let names = try connection.texts("select name from pragma_database_list")
      guard names.contains("my") else { return false }
      return try connection.integer("select 1 from my.sqlite_master where name = '_views'") != nil
    }
  }

  private static func text(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}

/// A statement that makes or drops a view of the user's own.
struct OwnViewChange {
  enum Kind {
    case create, drop
  }

  let kind: Kind
  let name: String
  /// The statement as it makes the temporary view.
  let sql: String
  /// The byte behind the name and the semicolon that follows it.
  let end: Int

  /// `create view my.NAME …`, `drop view my.NAME`, `drop view NAME`.
  init?(_ sql: String) {
    var words = SQLWords(sql)
    var word = words.next()
    func isWord(_ text: String) -> Bool { word?.quote == nil && word?.text.lowercased() == text }
    guard isWord("create") || isWord("drop") else { return nil }
    kind = isWord("create") ? .create : .drop
    word = words.next()
    guard isWord("view") else { return nil }
    word = words.next()
    while isWord("if") || isWord("not") || isWord("exists") { word = words.next() }
    guard let first = word else { return nil }
    guard isWord("my"), let second = words.next() else {
      guard kind == .drop else { return nil }
      name = first.text
      self.sql = sql
      end = Self.end(of: sql, from: first.end)
      return
    }
    name = second.text
    end = Self.end(of: sql, from: second.end)
    let bytes = Array(sql.utf8)
    self.sql =
      String(decoding: bytes[..<first.start], as: UTF8.self) + "temp.\(quoted(second.text))"
      + String(decoding: bytes[second.end...], as: UTF8.self)
  }

  private static func end(of sql: String, from place: Int) -> Int {
    let bytes = Array(sql.utf8)
    guard let next = bytes[place...].firstIndex(where: { $0 > 0x20 }) else { return bytes.count }
    return bytes[next] == UInt8(ascii: ";") ? next + 1 : place
  }
}
