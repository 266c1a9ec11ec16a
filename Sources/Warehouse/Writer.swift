import Rows

/// The one connection that changes a warehouse.
///
/// It is synchronous and belongs to one task at a time: a sync keeps it inside an actor.
package final class Writer {
  package let file: WarehouseFile
  package let schema: Schema
  let connection: Connection
  let problemLog: ProblemLog
  /// Whether nothing that is marked as personal is stored, which is fixed when the file is made.
  package let isWithoutPersonalData: Bool
  private var plans: [String: FeedTree] = [:]
  private var landings: [String: Landing] = [:]
  private var depth = 0
  let tape = Tape()

  /// Opens a warehouse for writing and brings it to the schema; with `create`, makes it if need be.
  ///
  /// `withoutPersonalData` makes the warehouse one that stores none; one that was made otherwise is
  /// refused.
  package init(
    _ file: WarehouseFile, schema: Schema = .greenhouse, create: Bool,
    withoutPersonalData: Bool = false
  ) throws(WarehouseError) {
    self.file = file
    self.schema = schema
    try file.refuseNetwork(file.fileSystem)
    if create, !file.exists {
      do throws(WarehouseError) {
        try file.create()
      } catch .exists {
        // Another process was faster: it is the same file.
      }
    }
    try file.inspect()
    guard file.isFolderWritable, file.isWritable else { throw .notWritable(path: file.path) }
    connection = try Connection(file.uri("mode=rw"), named: file.path)
    connection.setBusyTimeout(milliseconds: Writer.busyWait)
    let isOurs = try connection.checkIsWarehouse()
    guard isOurs || create else {
      throw .damaged(path: file.path, detail: "there is nothing in it")
    }
    file.makePrivate()
    try connection.useLog(waiting: Writer.busyWait)
    try connection.execute("pragma synchronous = normal")
    try connection.execute("pragma foreign_keys = off")
    try connection.execute("pragma secure_delete = on")
    try connection.execute("pragma journal_size_limit = 67108864")
    // Pages that are filled over and over, as at the end of every table, are carried over once instead of
    // four times.
    try connection.execute("pragma wal_autocheckpoint = 4000")
    try Migration(connection: connection, schema: schema).run()
    try SQLFunction.register(on: connection)
    let ledger = LedgerReading(connection: connection)
    if withoutPersonalData, !isOurs {
      try connection.run("insert into main._meta (key, value) values ('personal_data', 'none')")
    }
    isWithoutPersonalData = try ledger.fact("personal_data") == "none"
    guard !withoutPersonalData || isWithoutPersonalData else {
      throw .holdsPersonalData(path: file.path)
    }
    problemLog = try ProblemLog(connection, keepsValues: !isWithoutPersonalData)
    connection.stopWithTask()
  }

  /// For how many milliseconds another process's write is waited for.
  static let busyWait: Int32 = 30_000

  /// Does all of the work or none of it; inside another transaction it is a part of that one.
  package func transaction<T>(_ body: () throws -> T) throws -> T {
    let name = "part_\(depth)"
    try connection.execute(depth == 0 ? "begin immediate" : "savepoint \(name)")
    depth += 1
    defer { depth -= 1 }
    do {
      let result = try body()
      try connection.execute(depth == 1 ? "commit" : "release \(name)")
      return result
    } catch {
      if connection.isInTransaction {
        try? connection.execute(
          depth == 1 ? "rollback" : "rollback to \(name); release \(name)")
      }
      throw error
    }
  }

  /// Lands one page: a JSON array of records of a list, which feed every table made from that list.
  ///
  /// `parent` is the id that the page's request was made for, where a list is asked for once per
  /// parent. Either the whole page lands or, when it is not a JSON array, nothing of it.
  package func land(
    _ page: UnsafeRawBufferPointer, list: String, shape: Shape, into destination: Destination,
    parent: Int64? = nil, seenAt: String
  ) throws -> Landed {
    let landing = try landing(list, shape, destination)
    return try reading(page, of: list) { records, notes in
      guard records.kind == .array else {
        throw WarehouseError.malformedPage(
          list: list, byteOffset: 0,
          reason: "\(records.kind.words) where an array was expected")
      }
      return try transaction {
        try landing.land(records, notes: notes, parent: parent, seenAt: seenAt)
      }
    }
  }

  /// Reads a page, which is mended first where it cannot be read as it is.
  func reading<Answer>(
    _ page: UnsafeRawBufferPointer, of list: String,
    _ body: (Element, [Int: [MendedPage.Note]]) throws -> Answer
  ) throws -> Answer {
    let records: Element
    do throws(Tape.Malformed) {
      records = try tape.read(page)
    } catch {
      let malformed = WarehouseError.malformedPage(
        list: list, byteOffset: error.offset, reason: error.reason)
      guard let mended = MendedPage(page) else { throw malformed }
      return try mended.bytes.withUnsafeBytes { bytes in
        guard let records = try? tape.read(bytes) else { throw malformed }
        return try body(records, mended.notes)
      }
    }
    return try body(records, [:])
  }

  /// Refuses tables that hold nothing but personal data, where none is stored.
  package func admit(_ tables: [String]) throws(WarehouseError) {
    let refused = isWithoutPersonalData ? tables.filter(schema.sensitive.contains) : []
    guard refused.isEmpty else { throw .storesNoPersonalData(refused) }
  }

  func plan(_ list: String, _ shape: Shape) throws(WarehouseError) -> FeedTree {
    let key = "\(shape.rawValue) \(list)"
    if let plan = plans[key] { return plan }
    try admit(schema.tables(fedBy: list, in: shape).map(\.name))
    guard
      let plan = FeedTree(
        list, shape: shape, schema: schema, keepsPersonalData: !isWithoutPersonalData)
    else {
      throw .unknownList(list, shape)
    }
    plans[key] = plan
    return plan
  }

  private func landing(
    _ list: String, _ shape: Shape, _ destination: Destination
  ) throws(WarehouseError) -> Landing {
    let key = "\(shape.rawValue) \(list) \(destination)"
    if let landing = landings[key] { return landing }
    let landing = try Landing(
      plan(list, shape), into: destination, schema: schema, connection: connection,
      problems: problemLog)
    landings[key] = landing
    return landing
  }
}
