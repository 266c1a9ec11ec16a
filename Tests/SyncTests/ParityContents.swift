import FoundationEssentials
import Harvest
import Rows
import Simulator
import Sync
import Warehouse

/// All rows of a warehouse after one complete sync of a company, held in memory.
struct ParityContents: Sendable {
  /// One row by the names of its columns.
  typealias Record = [String: Scalar]

  let rows: [String: [Record]]
  /// What could not be landed, in words.
  let problems: [String]

  /// Syncs every table that there is from a pretend Greenhouse, and reads everything back.
  init(
    _ company: Company, _ shape: Shape, where isWanted: (Table) -> Bool = { _ in true }
  ) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "glasshouse-parity-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var options = Simulator.Options()
    options.v1Rate = Rate(100_000, per: 10)
    options.v3Rate = Rate(100_000, per: 30)
    let server = Server(company: company, options: options)
    try server.start()
    defer { server.stop() }
    let file = WarehouseFile(folder + "/parity.sqlite")
    let engine = SyncEngine(
      file, client: Client(try Account(server, shape), tokens: .memory, events: { _ in }))
    let schema = Schema.greenhouse
    let fed = schema.tables.filter {
      !schema.lists(feeding: $0, in: shape).isEmpty && isWanted($0)
    }
    let report = try await engine.run(fed.map(\.name))
    if let failure = report.failure { throw failure }
    let reader = try Reader(file)
    rows = try Dictionary(
      uniqueKeysWithValues: schema.tables.map { ($0.name, try reader.records(of: $0.name)) })
    problems = try reader.records(of: "_sync_problems").map { "\($0)" }
  }

  subscript(table: String) -> [Record] { rows[table] ?? [] }
}

extension ParityContents {
  /// A company small enough for a quick sync and large enough for every kind of row.
  static let company = Company(seed: 11, candidates: 250)

  /// The company as each dialect delivers it; synced once for all tests.
  private static let v1 = Task { try await ParityContents(company, .v1) }
  private static let v3 = Task { try await ParityContents(company, .v3) }

  /// The company in one dialect.
  static func synced(_ shape: Shape) async throws -> ParityContents {
    switch shape {
    case .v1: try await v1.value
    case .v3: try await v3.value
    }
  }
}

extension Account {
  /// The account that a pretend Greenhouse lets in.
  fileprivate init(_ server: Server, _ shape: Shape) throws {
    let known = server.options.credentials
    let address = try Endpoint(server.url)
    switch shape {
    case .v1: self.init(.key(Secret(known.v1Key)), apiURL: address, authURL: address)
    case .v3:
      self.init(
        .client(id: known.clientID, secret: Secret(known.clientSecret), actAs: nil),
        apiURL: address, authURL: address)
    }
  }
}

extension Reader {
  fileprivate func records(of table: String) throws -> [ParityContents.Record] {
    guard let prepared = try prepare("select * from \(table)") else { return [] }
    let columns = prepared.columns
    var records: [ParityContents.Record] = []
    while let row = try prepared.step() {
      var record: ParityContents.Record = [:]
      for (index, column) in columns.enumerated() { record[column] = Scalar(row[index]) }
      records.append(record)
    }
    return records
  }
}

extension Scalar {
  fileprivate init(_ value: Value) {
    self =
      switch value {
      case .null: .null
      case .integer(let number): .integer(number)
      case .real(let number): .real(number)
      case .text(let bytes): .text(String(decoding: bytes, as: UTF8.self))
      case .blob(let bytes): .blob(Array(bytes))
      }
  }
}
