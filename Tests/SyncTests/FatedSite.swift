import FoundationEssentials
import Rows
import Simulator
import Testing
import Warehouse

@testable import Harvest
@testable import Sync

/// A pretend Greenhouse whose candidates something may befall, and a warehouse beside it.
final class FatedSite: Sendable {
  let fates = Fates()
  let server: Server
  let folder: String
  let file: WarehouseFile
  let dialect: Harvest.Dialect

  init(_ dialect: Harvest.Dialect, candidates: Int = 60) throws {
    self.dialect = dialect
    var options = Options()
    options.v3Rate.isEnforced = false
    options.v1Rate.isEnforced = false
    options.tokenRate.isEnforced = false
    server = Server(
      company: Company(seed: 11, candidates: candidates), fates: fates, options: options)
    folder =
      FileManager.default.temporaryDirectory.appending(path: "glasshouse-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    file = WarehouseFile("\(folder)/test.sqlite")
    try server.start()
  }

  deinit {
    server.stop()
    try? FileManager.default.removeItem(atPath: folder)
  }

  func engine(_ file: WarehouseFile? = nil, patience: Double = 10) throws -> SyncEngine {
    let known = server.options.credentials
    let credentials: Account.Credentials =
      dialect == .v1
      ? .key(Secret(known.v1Key))
      : .client(id: known.clientID, secret: Secret(known.clientSecret), actAs: nil)
    let endpoint = try Endpoint(server.url)
    return SyncEngine(
      file ?? self.file,
      client: Client(
        Account(credentials, apiURL: endpoint, authURL: endpoint), tokens: .memory),
      owner: "us", patience: patience)
  }

  var shape: Shape { dialect == .v1 ? .v1 : .v3 }

  /// All tables that Greenhouse fills and that questions read.
  static let tables = Schema.greenhouse.tables.filter { $0.role != .child && !$0.isFurther }
    .map(\.name)

  /// Syncs everything, and fails the test when a list fails.
  @discardableResult
  func sync(
    _ tables: [String] = tables, into file: WarehouseFile? = nil, patience: Double = 10
  ) async throws -> SyncReport {
    let report = try await engine(file, patience: patience).run(tables)
    if let failure = report.failure { throw failure }
    return report
  }

  /// Sweeps tables, all but the largest without names.
  @discardableResult
  func sweep(_ tables: [String] = [], isForced: Bool = false) async throws -> SyncReport {
    let states = Dictionary(
      uniqueKeysWithValues: try Reader(file).states().map { ($0.table, $0) })
    let plan = SweepPlan(
      tables: tables, schema: .greenhouse, shape: shape, states: states, now: 1_900_000_000)
    return try await engine().sweep(plan, isForced: isForced)
  }

  /// Lets an hour pass, in which fates come true.
  func move(hours: Int64 = 2) {
    server.move(to: later(hours: hours))
  }

  /// The moment so many hours from now.
  func later(hours: Int64) -> Simulator.Moment {
    Moment(milliseconds: server.moment.milliseconds + hours * 3_600_000)
  }

  /// The rows of a question as text, columns joined by `|`.
  func rows(_ sql: String, in file: WarehouseFile? = nil) throws -> [String] {
    guard let prepared = try Reader(file ?? self.file).prepare(sql) else { return [] }
    var rows: [String] = []
    while let row = try prepared.step() {
      rows.append(
        (0..<row.count).map { column -> String in
          switch row[column] {
          case .null: ""
          case .integer(let integer): String(integer)
          case .real(let real): String(real)
          case .text(let bytes), .blob(let bytes): String(decoding: bytes, as: UTF8.self)
          }
        }.joined(separator: "|"))
    }
    return rows
  }

  func ids(_ sql: String) throws -> [Int64] { try rows(sql).compactMap { Int64($0) } }

  /// Every row of a table, without what is reckoned at the time of the sync.
  func contents(_ table: Table, of file: WarehouseFile? = nil) throws -> [String] {
    let columns = table.columns.map(\.name).filter { $0 != "days_in_stage" }.map { "\"\($0)\"" }
    return try rows("select \(columns.joined(separator: ", ")) from \(table.name)", in: file)
      .sorted()
  }

  /// Every byte of the warehouse and of the log beside it.
  func bytes() throws -> Data {
    var bytes = try Data(contentsOf: URL(filePath: file.path))
    let log = URL(filePath: file.path + "-wal")
    if let more = try? Data(contentsOf: log) { bytes += more }
    return bytes
  }

  /// Those of these texts, of four bytes at least, that are somewhere in the warehouse or its log.
  func found(_ texts: [String]) throws -> [String] {
    func key(_ bytes: some Sequence<UInt8>) -> UInt32 {
      bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
    let wanted = Dictionary(grouping: texts) { key($0.utf8) }
    var found: Set<String> = []
    try Array(bytes()).withUnsafeBufferPointer { bytes in
      var last: UInt32 = 0
      for end in bytes.indices {
        last = last << 8 | UInt32(bytes[end])
        guard let candidates = wanted[last] else { continue }
        for text in candidates where bytes[(end - 3)...].starts(with: text.utf8) {
          found.insert(text)
        }
      }
    }
    return texts.filter(found.contains)
  }
}
