import Rows

/// Puts rows into one table, and leaves alone those that are there already.
final class RowWriter {
  /// What putting a row came to.
  enum Outcome {
    case inserted, changed, same
  }

  let table: Table
  /// The table in the file: the table itself, or its `_full_` double.
  let name: String
  private let idPlace: Int
  private let select: Statement
  private let insert: Statement
  private let update: Statement
  private let delete: Statement
  private let children: [(place: Int, writer: ChildWriter)]
  private let observers: [Observer]
  private let tombstones: Tombstones?
  private let erasures: ErasureLog?
  private let loss: Loss
  private let problems: ProblemLog
  private let connection: Connection
  /// Whether the next row is probably one that is not there yet: the one before was none.
  private var expectsNew = true
  /// Whether a row of the table may have a problem that is written down.
  var mayHaveProblems = true
  /// Whether a row of the table may have been removed before.
  private var mayHaveTombstones = true

  /// The table's own writer, or the one of its double that holds a full refresh in the making.
  ///
  /// `shape` is the shape of the records that the rows are made from.
  init(
    _ table: Table, staging: Bool, shape: Shape? = nil, schema: Schema, connection: Connection,
    problems: ProblemLog
  ) throws(WarehouseError) {
    self.table = table
    self.problems = problems
    self.connection = connection
    name = staging ? table.stagingName : table.name
    idPlace = table.columns.firstIndex { $0.name == "id" } ?? 0
    let columns = table.columns.map { quoted($0.name) }
    let places = columns.indices.map { "?\($0 + 1)" }
    select = try connection.statement(
      "select \(columns.joined(separator: ", ")) from main.\(quoted(name)) where id = ?1")
    insert = try connection.statement(
      """
      insert into main.\(quoted(name)) (\(columns.joined(separator: ", ")))
      values (\(places.joined(separator: ", ")))
      on conflict do nothing
      """)
    let changes = zip(columns, places).map { "\($0) = \($1)" }
    update = try connection.statement(
      """
      update main.\(quoted(name)) set \(changes.joined(separator: ", "))
      where id = ?\(idPlace + 1)
      """)
    delete = try connection.statement("delete from main.\(quoted(name)) where id = ?1")
    var children: [(Int, ChildWriter)] = []
    var observers: [Observer] = []
    if !staging {
      for child in table.children {
        if case .observed(let columns, let observed) = child.form {
          observers.append(
            try Observer(
              of: columns, for: child, of: table, isOn: shape == observed, connection: connection))
          continue
        }
        guard let place = table.columns.firstIndex(where: { $0.name == child.column }) else {
          continue
        }
        children.append(
          (place, try ChildWriter(child, of: table, schema: schema, connection: connection)))
      }
    }
    self.children = children
    self.observers = observers
    tombstones = staging ? nil : try Tombstones(of: table.name, connection: connection)
    erasures = staging ? nil : try ErasureLog(connection)
    loss = Loss(of: table, schema: schema)
  }

  /// Begins a page inside its transaction: what cannot be there for any row is not looked for.
  func begin() throws(WarehouseError) {
    mayHaveProblems = try problems.areThere(table.name)
    mayHaveTombstones = try tombstones?.areThere() ?? false
  }

  /// Ends a page: what other connections write from now on is not known.
  func end() {
    mayHaveProblems = true
    mayHaveTombstones = true
  }

  /// Inserts a row, or changes it where it differs; the children follow what they are made from.
  func put(
    _ cells: UnsafeBufferPointer<Value>, at moment: String, problem: ChildWriter.Report
  ) throws(WarehouseError) -> Outcome {
    guard case .integer(let id) = cells[idPlace] else { return .same }
    if expectsNew, try insert(cells) { return try inserted(id, cells, moment, problem) }
    try select.bind(borrowed: cells[idPlace], at: 1)
    expectsNew = try !select.step()
    guard !expectsNew else {
      _ = try insert(cells)
      return try inserted(id, cells, moment, problem)
    }
    var isSame = true
    var isLoss = false
    var stale: [Int] = []
    for place in cells.indices where !select.value(place).isSame(as: cells[place]) {
      isSame = false
      isLoss = isLoss || loss.isMade(at: place, from: select.value(place), to: cells[place])
      for (index, child) in children.enumerated() where child.place == place {
        stale.append(index)
      }
    }
    select.reset()
    guard !isSame else { return .same }
    try run(update, cells)
    for observer in observers { try observer.note(cells, of: id, at: moment) }
    if isLoss { try erasures?.add() }
    for index in stale {
      try children[index].writer.empty(id)
      try children[index].writer.fill(id, from: cells[children[index].place], report: problem)
    }
    return .changed
  }

  /// Removes a row with its children and what did not fit into it, and leaves a tombstone.
  func remove(_ id: Int64, at moment: String) throws(WarehouseError) {
    if try holdsPersonalData(id) { try erasures?.add() }
    for child in children { try child.writer.empty(id) }
    for observer in observers { try observer.forget(id) }
    try delete.bind(.integer(id), at: 1)
    try delete.run()
    try problems.forget(table.name, id)
    try tombstones?.raise(id, at: moment)
  }

  private func holdsPersonalData(_ id: Int64) throws(WarehouseError) -> Bool {
    try select.bind(.integer(id), at: 1)
    guard try select.step() else { return false }
    defer { select.reset() }
    return table.columns.indices.contains {
      table.columns[$0].isPersonal && select.value($0).holdsSomething
    }
  }

  /// Inserts a row unless there is one with its id.
  private func insert(_ cells: UnsafeBufferPointer<Value>) throws(WarehouseError) -> Bool {
    try run(insert, cells)
    return connection.changes > 0
  }

  /// Adds what belongs to a row that was inserted.
  private func inserted(
    _ id: Int64, _ cells: UnsafeBufferPointer<Value>, _ moment: String,
    _ problem: ChildWriter.Report
  ) throws(WarehouseError) -> Outcome {
    for child in children {
      try child.writer.fill(id, from: cells[child.place], report: problem)
    }
    for observer in observers { try observer.note(cells, of: id, at: moment) }
    if mayHaveTombstones { try tombstones?.lift(id) }
    return .inserted
  }

  private func run(
    _ statement: Statement, _ cells: UnsafeBufferPointer<Value>
  ) throws(WarehouseError) {
    for place in cells.indices {
      try statement.bind(borrowed: cells[place], at: place + 1)
    }
    try statement.run()
  }
}

extension Value {
  /// Whether both are stored alike.
  func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.integer(let mine), .integer(let theirs)): mine == theirs
    case (.real(let mine), .real(let theirs)): mine == theirs
    case (.real(let mine), .integer(let theirs)): mine == Double(theirs)
    case (.integer(let mine), .real(let theirs)): Double(mine) == theirs
    case (.text(let mine), .text(let theirs)): mine.isEqual(to: theirs)
    case (.blob(let mine), .blob(let theirs)): mine.isEqual(to: theirs)
    default: false
    }
  }
}

extension Table {
  /// The double in which a full refresh is collected.
  var stagingName: String { "_full_" + name }
}
