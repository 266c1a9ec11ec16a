import FoundationEssentials
import Glibc
import Rows
import Simulator
import Synchronization
import Testing
import Warehouse

@testable import Harvest
@testable import Sync

/// A pretend Greenhouse and a warehouse beside it, in a folder of its own that goes with the test.
final class Site: Sendable {
  let server: Server
  let folder: String
  let file: WarehouseFile
  /// The moments at which someone waited; nobody really does.
  let pauses = Mutex<[Double]>([])
  private let clock = Mutex(0.0)

  init(candidates: Int = 60, seed: UInt64 = 7, _ change: (inout Options) -> Void = { _ in }) throws
  {
    var options = Options()
    options.v3Rate.isEnforced = false
    options.v1Rate.isEnforced = false
    options.tokenRate.isEnforced = false
    change(&options)
    server = Server(company: Company(seed: seed, candidates: candidates), options: options)
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

  /// An engine as a process of its own would make it.
  func engine(
    _ dialect: Harvest.Dialect = .v3, owner: String? = "us", secret: String? = nil,
    url: String? = nil, deadline: Double? = nil
  ) throws -> SyncEngine {
    let known = server.options.credentials
    let credentials: Account.Credentials =
      dialect == .v1
      ? .key(Secret(secret ?? known.v1Key))
      : .client(
        id: known.clientID, secret: Secret(secret ?? known.clientSecret), actAs: nil)
    let endpoint = try Endpoint(url ?? server.url)
    var timing = timing
    if let deadline { timing.deadline = { _ in try await Task.sleep(for: .seconds(deadline)) } }
    let client = Client(
      Account(credentials, apiURL: endpoint, authURL: endpoint), tokens: .memory, timing: timing)
    return SyncEngine(file, client: client, owner: owner, now: now)
  }

  /// This machine's clock, which goes on when someone waits.
  var now: @Sendable () -> Date {
    { [self] in clock.withLock { Date(timeIntervalSince1970: 1_800_000_000 + $0) } }
  }

  private var timing: Timing {
    Timing(
      now: now,
      sleep: { [self] seconds in
        try Task.checkCancellation()
        clock.withLock { $0 += seconds }
        pauses.withLock { $0.append(seconds) }
        await Task.yield()
      },
      random: { 0.5 })
  }

  /// Syncs tables with a new engine.
  @discardableResult
  func sync(
    _ tables: String..., dialect: Harvest.Dialect = .v3, choice: Choice = Choice()
  ) async throws -> SyncReport {
    try await engine(dialect).run(tables, choice: choice)
  }

  /// The rows of a question as text, columns joined by `|`.
  func rows(_ sql: String) throws -> [String] {
    guard let prepared = try Reader(file).prepare(sql) else { return [] }
    var rows: [String] = []
    while let row = try prepared.step() {
      rows.append((0..<row.count).map { row[$0].plain }.joined(separator: "|"))
    }
    return rows
  }

  func count(_ table: String) throws -> Int {
    Int(try rows("select count(*) from \(table)")[0]) ?? -1
  }

  func ids(_ table: String) throws -> [Int64] {
    try rows("select id from \(table) order by id").compactMap { Int64($0) }
  }

  func state(_ table: String) throws -> TableState? {
    try Reader(file).states().first { $0.table == table }
  }

  /// The requests for lists since the last look, token requests left out.
  func requests() -> [LoggedRequest] {
    let requests = server.requests.filter { $0.list != "token" }
    server.clearRequests()
    return requests
  }
}

extension Value {
  fileprivate var plain: String {
    switch self {
    case .null: ""
    case .integer(let integer): String(integer)
    case .real(let real): String(real)
    case .text(let bytes), .blob(let bytes): String(decoding: bytes, as: UTF8.self)
    }
  }
}

/// The ids that a list of the company shows, without hidden rows.
func ids(_ list: String, _ dialect: Simulator.Dialect, of server: Server) -> [Int64] {
  let company = Company(seed: 7, candidates: 60).at(server.moment)
  return ids(list, dialect, in: company)
}

/// The ids that a list of a company shows.
func ids(_ list: String, _ dialect: Simulator.Dialect, in company: Company) -> [Int64] {
  var ids: [Int64] = []
  company.listing(list, dialect)?
    .visit(.ascendingID, from: nil, created: nil, updatedAtLeast: nil) {
      ids.append($0.id)
      return true
    }
  return ids
}
