import Rows

/// A connection that answers questions and changes nothing.
package final class Reader {
  package let file: WarehouseFile
  package let schema: Schema
  /// Whether the file is read as one that nobody changes, because its folder cannot be written.
  package let isImmutable: Bool
  let connection: Connection
  private let authorizer: Authorizer
  private let tables: Set<String>

  /// Opens a warehouse for questions; `now`, in milliseconds since 1970, makes SQL's `'now'` stand
  /// still.
  package convenience init(
    _ file: WarehouseFile, schema: Schema = .greenhouse, now: Int64? = nil
  ) throws(WarehouseError) {
    try self.init(file, schema: schema, isFolderWritable: file.isFolderWritable, now: now)
  }

  init(
    _ file: WarehouseFile, schema: Schema, isFolderWritable: Bool, now: Int64? = nil
  ) throws(WarehouseError) {
    self.file = file
    self.schema = schema
    try file.inspect()
    isImmutable = !isFolderWritable && !file.hasLog
    // The connection may write, so that a database of the user's own can be attached to write into;
    // `mode=ro` keeps the warehouse itself from it.
    connection = try Connection(
      file.uri(isImmutable ? "mode=ro&immutable=1" : "mode=ro"), named: file.path,
      clock: now.flatMap(StandingClock.init))
    guard try connection.checkIsWarehouse() else {
      throw .damaged(path: file.path, detail: "there is nothing in it")
    }
    try SQLFunction.register(on: connection)
    connection.stopWithTask()
    tables = Set(schema.tables.map(\.name))
    authorizer = Authorizer(tables: tables)
    connection.ask(authorizer)
  }

  /// An empty warehouse in memory, against which a statement compiles as against any other.
  package init(empty schema: Schema) throws(WarehouseError) {
    self.schema = schema
    file = WarehouseFile(":memory:")
    isImmutable = false
    connection = try Connection(file.path, named: file.path)
    for table in schema.tables { try connection.execute(table.definition()) }
    for view in schema.views { try connection.execute(view.definition) }
    try SQLFunction.register(on: connection)
    tables = Set(schema.tables.map(\.name))
    authorizer = Authorizer(tables: tables)
    connection.ask(authorizer)
  }

  deinit {
    connection.ask(nil)
  }

  /// Whether the file has everything that this program knows; when not, opening a `Writer` brings it
  /// there.
  package func isCurrent() throws(WarehouseError) -> Bool {
    try Migration(connection: connection, schema: schema).isDone()
  }

  /// Stops the statement that runs on this connection; may be called from any thread.
  package var interrupter: @Sendable () -> Void { connection.interrupter }

  /// Compiles the first statement of a text; `nil` when there are only comments and space.
  ///
  /// `shortcut` is a text of our own that gives the same rows with the same parameters or fewer: it is
  /// what runs, while what is read and asked is told of the first.
  package func prepare(
    _ sql: String, shortcut: String? = nil
  ) throws(WarehouseError) -> Prepared? {
    if let zero = sql.utf8.firstIndex(of: 0) {
      throw .sql(
        SQLProblem(
          message: "There is a zero byte in the statement.", sql: sql,
          byteOffset: sql.utf8.distance(from: sql.startIndex, to: zero)))
    }
    let compiled: (statement: Statement?, tail: Int)
    do throws(WarehouseError) {
      compiled = try authorizer.collect { () throws(WarehouseError) in
        try connection.compile(sql)
      }
    } catch {
      if let refusal = authorizer.refusal { throw .refused(refusal) }
      throw error.explained(schema, connection: connection)
    }
    guard let statement = compiled.statement else { return nil }
    if !statement.isReadOnly, let refusal = authorizer.refusalToChange { throw .refused(refusal) }
    let (reads, functions) = (authorizer.reads, authorizer.functions)
    return Prepared(
      statement, answering: try shortcut.map(connection.statement),
      tables: try tables(in: reads, of: statement), reads: reads,
      functions: functions, tail: compiled.tail)
  }

  /// Whether a text ends where a statement does.
  package static func isComplete(_ sql: String) -> Bool {
    Connection.isComplete(sql)
  }

  /// The tables of the schema among what SQLite said is read.
  private func tables(
    in reads: Set<ColumnRead>, of statement: Statement
  ) throws(WarehouseError) -> Set<String> {
    var found: Set<String> = []
    var isUncertain = false
    for read in reads where tables.contains(read.table) {
      if read.database == "main" {
        found.insert(read.table)
      } else if read.database == nil {
        isUncertain = true
      }
    }
    guard isUncertain else { return found }
    return found.union(try opened(by: statement))
  }

  /// The tables that a statement's program opens.
  ///
  /// `count(*)` makes SQLite name a table without its database, and it does so too for a common
  /// table expression of the same name; only the program tells the two apart.
  private func opened(by statement: Statement) throws(WarehouseError) -> Set<String> {
    let owners = try connection.statement(
      "select rootpage, tbl_name from main.sqlite_master where rootpage > 0")
    var tableOf: [Int64: String] = [:]
    while try owners.step() { tableOf[owners.integer(0) ?? 0] = owners.text(1) }
    let text = statement.isExplain ? statement.sql.withoutExplain : statement.sql
    guard let program = try connection.compile("explain " + text).statement else { return [] }
    var found: Set<String> = []
    // Columns of the listing: addr, opcode, p1, p2 (the root page), p3 (the database; main is 0).
    while try program.step() {
      guard program.text(1) == "OpenRead", program.integer(4) == 0,
        let table = tableOf[program.integer(3) ?? 0], tables.contains(table)
      else { continue }
      found.insert(table)
    }
    return found
  }

  // MARK: The ledger

  /// What is known of the syncs of every table that was ever synced.
  package func states() throws(WarehouseError) -> [TableState] {
    try LedgerReading(connection: connection).states()
  }

  /// What is known of a table's syncs; a table never synced has an empty state.
  package func tableState(_ table: String) throws(WarehouseError) -> TableState {
    try LedgerReading(connection: connection).state(table)
  }

  /// How far lists have been fetched.
  package func checkpoints(list: String? = nil) throws(WarehouseError) -> [Checkpoint] {
    try LedgerReading(connection: connection).checkpoints(list)
  }

  /// What did not fit, the latest first.
  package func problems(table: String? = nil, limit: Int = 100) throws(WarehouseError) -> [Problem]
  {
    try LedgerReading(connection: connection).problems(table, limit: limit)
  }

  /// How many problems each table has.
  package func problemCounts() throws(WarehouseError) -> [String: Int] {
    try LedgerReading(connection: connection).problemCounts()
  }

  /// The latest runs, the last one first.
  package func runs(limit: Int = 20) throws(WarehouseError) -> [Run] {
    try LedgerReading(connection: connection).runs(limit: limit)
  }

  /// How many rows a table has.
  package func count(_ table: String) throws(WarehouseError) -> Int {
    try LedgerReading(connection: connection).count(table)
  }

  /// The different texts of a column of the schema, in order.
  package func distinctTexts(of column: String, in table: String) throws(WarehouseError) -> [String]
  {
    try connection.texts(
      """
      select distinct \(quoted(column)) from main.\(quoted(table))
      where typeof(\(quoted(column))) = 'text' order by 1
      """)
  }

  /// A fact about the warehouse as a whole.
  package func fact(_ key: String) throws(WarehouseError) -> String? {
    try LedgerReading(connection: connection).fact(key)
  }
}

extension String {
  /// A statement without the `explain` or `explain query plan` it begins with.
  fileprivate var withoutExplain: String {
    var words = SQLWords(self)
    guard let first = words.next(), first.text.lowercased() == "explain" else { return self }
    var end = first.end
    if let second = words.next(), second.text.lowercased() == "query", let third = words.next(),
      third.text.lowercased() == "plan"
    {
      end = third.end
    }
    return String(decoding: Array(utf8)[end...], as: UTF8.self)
  }
}
