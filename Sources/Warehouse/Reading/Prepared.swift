import Rows

/// A compiled question: what it reads, what it needs, and its rows one at a time.
package final class Prepared: RowSource {
  /// The statement's text, without what follows it.
  package let sql: String
  /// The tables of the schema that are read, through views, subqueries and common table expressions.
  package let tables: Set<String>
  /// The columns that something is taken from, of views and of what lies behind them.
  package let reads: Set<ColumnRead>
  /// The SQL functions that are called, of views and of what lies behind them.
  package let functions: Set<String>
  /// The names of the answer's columns; empty for a statement without an answer.
  package let columns: [String]
  /// The names of the parameters in order, each with its `:`, `@`, `$` or `?`.
  package let parameters: [String]
  /// The byte of the prepared text at which the next statement begins.
  package let tail: Int

  private let statement: Statement
  /// What gives the rows: the statement itself, or one that gives the same from what was listed before.
  private let answering: Statement
  private let row: UnsafeMutableBufferPointer<Value>
  private var unset: Set<Int>
  private var hasBegun = false
  private var isAtEnd = false

  init(
    _ statement: Statement, answering: Statement? = nil, tables: Set<String>,
    reads: Set<ColumnRead>, functions: Set<String>, tail: Int
  ) {
    self.reads = reads
    self.functions = functions
    self.statement = statement
    self.answering = answering ?? statement
    self.tables = tables
    self.tail = tail
    sql = String(decoding: Array(statement.sql.utf8)[..<tail], as: UTF8.self)
    columns = (0..<statement.columnCount).map { statement.columnName($0) }
    parameters = (0..<statement.parameterCount).map { place in
      statement.parameterName(place + 1) ?? "?\(place + 1)"
    }
    unset = Set(parameters.indices)
    row = .allocate(capacity: columns.count)
    row.initialize(repeating: .null)
  }

  deinit {
    row.deallocate()
  }

  /// Whether the statement leaves every database as it is.
  package var isReadOnly: Bool { statement.isReadOnly }

  /// Whether the statement is an `explain`.
  package var isExplain: Bool { statement.isExplain }

  /// What SQLite takes for the origin of each column; `Reader.origins(of:)` says where that holds.
  var origins: [ColumnRead?] { columns.indices.map(statement.origin) }

  /// Gives a parameter its value, under its name with or without the `:`, `@`, `$` or `?`.
  package func bind(_ name: String, _ value: Scalar) throws(WarehouseError) {
    let places = parameters.indices.filter {
      parameters[$0] == name || parameters[$0].dropFirst() == name
    }
    guard !places.isEmpty else { throw .unknownParameter(name, known: parameters) }
    for place in places {
      unset.remove(place)
      if answering === statement { try statement.bind(value, at: place + 1) }
    }
    guard answering !== statement else { return }
    let names = Set(places.map { parameters[$0] })
    for place in 0..<answering.parameterCount
    where answering.parameterName(place + 1).map(names.contains) ?? false {
      try answering.bind(value, at: place + 1)
    }
  }

  /// The next row, valid until the next call; `nil` at the end.
  package func step() throws(WarehouseError) -> Row? {
    guard !isAtEnd else { return nil }
    if !hasBegun {
      guard unset.isEmpty else { throw .unsetParameters(unset.sorted().map { parameters[$0] }) }
      hasBegun = true
    }
    guard try answering.step() else {
      isAtEnd = true
      return nil
    }
    for place in row.indices { row[place] = answering.value(place) }
    return Row(UnsafeBufferPointer(row))
  }

  /// Goes back to before the first row, with the parameters' values kept.
  package func rewind() {
    answering.reset()
    hasBegun = false
    isAtEnd = false
  }
}
