import FoundationEssentials
import Rendering
import Sync
import Warehouse

extension Session {
  /// Writes tables into a folder, all of one state of the warehouse, after syncing what needs it.
  ///
  /// - Throws: What a sync or the output throws; the folder is as it was then.
  func export(_ order: ExportOrder) async throws {
    let tables = try exported(order)
    // A folder that cannot be used is told before anything is fetched.
    let folder = try OutputFolder(path: order.folder)
    let old = try DataPackage.files(in: folder)
    let notes = try await refresh(Set(tables.map(\.name)))
    if setting.isStrict, let first = notes.first { throw DoorError.warned(first) }
    let resources = try fill(folder, with: tables, as: order.format)
    let left = try folder.commit(removing: old)
    for note in notes { Talk.say("warning: \(note)") }
    if let left { Talk.say("warning: what else lay in “\(order.folder)” is now in “\(left)”.") }
    warn(
      ofPeopleIn: resources.filter { $0.rows > 0 }.map { ($0.name, $0.path[0]) }, in: order.folder)
    guard !setting.isQuiet else { return }
    let rows = resources.reduce(0) { $0 + $1.rows }
    Talk.say(
      "exported \(resources.count) tables, \(grouped(rows)) rows, to \(order.folder) "
        + "(\(order.format.rawValue); what is in them: \(DataPackage.fileName))")
  }

  /// Warns where others may come to see the people whom tables name; each has the file with it.
  func warn(ofPeopleIn files: [(table: String, file: String)], in folder: String) {
    let naming = files.compactMap { table, file in
      let columns = (schema.table(named: table)?.columns ?? []).filter(\.isPersonal)
      return columns.isEmpty ? nil : (file: file, columns: columns.map { "\(table).\($0.name)" })
    }
    for file in naming.map(\.file) {
      guard let exposure = self.exposure(of: "\(folder)/\(file)") else { continue }
      return warn(
        of: (file: folder, why: exposure.why), naming: naming.flatMap(\.columns),
        canRedact: false)
    }
  }

  /// Writes tables and what is in them into a folder, all of one state.
  private func fill(
    _ folder: OutputFolder, with tables: [Table], as format: Format
  ) throws -> [DataPackage.Resource] {
    let resources: [DataPackage.Resource] = try reader.snapshot {
      let states = try self.states()
      return try tables.map { table in
        let file = "\(table.name).\(format.rawValue)"
        let rows = try write(table, to: try folder.file(file), as: format)
        let (bytes, digest) = try Self.digest(of: folder.path(of: file))
        let filling = schema.tables(filling: table)
        return DataPackage.Resource(
          table, among: tables, file: file, format: format, rows: rows, bytes: bytes,
          digest: digest, state: filling.compactMap { states[$0.name] }.first,
          isPartial: isPartial(table, states))
      }
    }
    let file = try folder.file(DataPackage.fileName)
    try file.sink.write(try DataPackage(resources, setting).json + "\n")
    try file.commit()
    return resources
  }

  /// Whether rows of a table are missing, as what fills it was never loaded whole.
  func isPartial(_ table: Table, _ states: [String: TableState]) -> Bool {
    schema.tables(filling: table).contains { table in
      states[table.name]?.isLoaded != true
        && !schema.lists(feeding: table, in: setting.shape).isEmpty
    }
  }

  /// The tables to write, in the order of the schema.
  func exported(_ order: ExportOrder) throws -> [Table] {
    let named = Set((order.tables + order.also).map { $0.lowercased() })
    for name in order.tables + order.also where schema.table(named: name) == nil {
      throw DoorError.unknownTable(name, nearest: name.nearest(in: schema.tables.map(\.name)))
    }
    guard order.tables.isEmpty else { return schema.tables.filter { named.contains($0.name) } }
    let states = try states()
    let unused = unused(states)
    return schema.tables.filter { table in
      if named.contains(table.name) { return true }
      return schema.tables(filling: table).contains { filling in
        guard filling.role != .sensitive else { return false }
        if states[filling.name]?.isLoaded == true { return true }
        return !unused.contains(filling.name) && !setting.neverSynced.contains(filling.name)
          && !schema.lists(feeding: filling, in: setting.shape).isEmpty
      }
    }
  }

  /// Writes the rows of a table in the order of its key; how many there are.
  private func write(_ table: Table, to file: OutputFile, as format: Format) throws -> Int {
    let columns = table.columns.map { Reader.quote($0.name) }.joined(separator: ", ")
    let order = table.primaryKey.map(Reader.quote).joined(separator: ", ")
    let sql = "select \(columns) from main.\(Reader.quote(table.name)) order by \(order)"
    guard let prepared = try reader.prepare(sql) else { return 0 }
    let writer = format.writer(to: file.sink) { Talk.say("warning: \(table.name): \($0)") }
    try writer.begin(prepared.columns)
    var rows = 0
    while let row = try prepared.step() {
      try writer.write(row)
      rows += 1
    }
    try writer.end()
    try file.commit()
    return rows
  }
}
