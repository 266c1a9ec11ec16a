import Rendering
import Rows
import Warehouse

/// One table on its way into a lake.
///
/// Its rows are read in the order of its key, so that the same rows always make the same files.
struct LakeTable {
  /// The rows of a year, or all of a table that has no years.
  struct Partition {
    let name: String
    let files: [LakeFile]
  }

  private let table: Table
  private let reader: Reader
  private let account: String
  /// The place of the column that tells when a row was made; nothing where there is one partition only.
  private let moment: Int?
  /// The place of the id, where that is the key.
  private let id: Int?

  /// The partition of rows that do not say when they were made.
  private static let noYear = "0000"
  /// How many partitions are written at the same time, each by a program of its own.
  private static let breadth = 16

  init(_ table: Table, of reader: Reader, for account: String) {
    self.table = table
    self.reader = reader
    self.account = account
    moment = table.growth == .slow ? nil : table.columns.firstIndex { $0.isCreation }
    id = table.primaryKey == ["id"] ? table.columns.firstIndex { $0.name == "id" } : nil
  }

  /// What the files of each partition are, of so many bytes at most but for a line, and the ids of all rows;
  /// no file is touched.
  func survey(
    limit: Int, warn: @escaping (String) -> Void
  ) throws -> (partitions: [Partition], ids: IDList) {
    var ids = IDList()
    let partitions = try walk(warn: warn) { row in
      if let id, case .integer(let number) = row[id] { ids.append(number) }
    } opening: { name in
      HashedPartition(in: folder(of: name), limit: limit)
    }
    return (
      partitions.sorted { $0.key < $1.key }.map {
        Partition(name: $0.key, files: $0.value.files())
      },
      ids
    )
  }

  /// Writes those files of the partitions that a lake does not have.
  func write(_ partitions: [Partition], into lake: Lake) throws {
    for start in stride(from: 0, to: partitions.count, by: Self.breadth) {
      let some = partitions[start...].prefix(Self.breadth)
      let files = Dictionary(uniqueKeysWithValues: some.map { ($0.name, $0.files) })
      _ = try walk { name throws(OutputError) in
        try files[name].map { files throws(OutputError) in try WrittenPartition(files, in: lake) }
      }
    }
  }

  private func folder(of partition: String) -> String {
    let folder = "\(table.name)/account=\(account)"
    return moment == nil ? folder : "\(folder)/year=\(partition)"
  }

  /// Gives each row's line to its partition, which is opened with the first row; rows of a partition that is
  /// not opened are passed over.
  private func walk<Kind: LakePartition>(
    warn: @escaping (String) -> Void = { _ in }, seeing: (Row) -> Void = { _ in },
    opening open: (String) throws(OutputError) -> Kind?
  ) throws -> [String: Kind] {
    let columns = table.columns.map { Reader.quote($0.name) }.joined(separator: ", ")
    let order = table.primaryKey.map(Reader.quote).joined(separator: ", ")
    let sql = "select \(columns) from main.\(Reader.quote(table.name)) order by \(order)"
    guard let prepared = try reader.prepare(sql) else { return [:] }
    var partitions: [String: Kind?] = [:]
    let current = Current()
    let sink = ByteSink { bytes throws(OutputError) in try current.partition?.take(bytes) }
    var layout = Layout()
    layout.booleans = Set(table.columns.indices.filter { table.columns[$0].kind == .boolean })
    let writer = Format.jsonl.writer(to: sink, layout: layout, warn: warn)
    try writer.begin(prepared.columns)
    while let row = try prepared.step() {
      seeing(row)
      let name = partition(of: row)
      let partition: Kind?
      if let known = partitions[name] {
        partition = known
      } else {
        partition = try open(name)
        partitions[name] = .some(partition)
      }
      guard let partition else { continue }
      current.partition = partition
      try writer.write(row)
      try sink.flush()
      try partition.endLine()
    }
    return partitions.compactMapValues(\.self)
  }

  /// The year that a row was made in, as its text begins.
  private func partition(of row: Row) -> String {
    guard let moment, case .text(let text) = row[moment] else { return Self.noYear }
    let year = text.prefix(4)
    guard year.count == 4, year.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
      return Self.noYear
    }
    return String(decoding: year, as: UTF8.self)
  }

  /// The partition that the line at hand goes into.
  private final class Current {
    var partition: (any LakePartition)?
  }
}

extension Column {
  /// Whether it tells when a row was made, which never changes.
  fileprivate var isCreation: Bool { name == "created_at" && kind == .instant }
}

extension Table {
  /// The user's own days off, which the schema does not list.
  static let holidays = Table.child(
    "holidays", "The days on which nobody works.", key: ["day"],
    columns: [
      Column("day", .text, "The day."), Column("name", .text, "What it is called."),
    ])
}
