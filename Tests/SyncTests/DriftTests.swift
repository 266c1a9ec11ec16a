import FoundationEssentials
import Harvest
import Simulator
import Synchronization
import Testing
import Warehouse

@testable import Sync

/// A live table that is read page by page while rows vanish, appear and change between the pages.
@Suite struct `Pages that drift` {
  /// How many companies are tried; a longer run asks for more with `DRIFT_SEEDS`.
  private static let seeds =
    ProcessInfo.processInfo.environment["DRIFT_SEEDS"].flatMap { UInt64($0) } ?? 4

  @Test(arguments: [Simulator.Dialect.v1, .v3], Array(1...seeds))
  func `lose no row, repeat none and show none as it never was`(
    dialect: Simulator.Dialect, seed: UInt64
  ) async throws {
    let table = DriftingTable(seed: seed, dialect)
    let server = Server(
      world: { _ in { name, _ in name == "candidates" ? table : nil } },
      moment: DriftingTable.beginning, options: .unlimited)
    try server.start()
    defer { server.stop() }
    let site = try DriftSite(server, dialect)
    // A first load, then changes; something happens before each page of both.
    for phase in ["first load", "changes"] {
      let lived = table.begin()
      server.arm(
        .event { server in
          table.drift()
          server.move(to: table.now)
        }, when: .init("candidates", dialect: dialect))
      let report = try await site.engine().run(["candidates"])
      server.disarmAll()
      #expect(report.failure == nil, "\(phase): \(String(describing: report.failure))")
      let rows = try site.rows()
      #expect(Set(rows.map(\.id)).count == rows.count)
      // A row that is gone stays as it was known until a sweep; a first load knew none before.
      let gone = phase == "changes" ? lived.subtracting(table.survivors(of: lived)) : []
      let wrong = rows.filter { !gone.contains($0.id) && !table.wasSo($0.id, $0.name) }
      #expect(wrong.isEmpty, "\(phase): never so: \(wrong.prefix(3))")
      let missing = table.survivors(of: lived).subtracting(rows.map(\.id))
      #expect(missing.isEmpty, "\(phase): missing: \(missing.sorted().prefix(5))")
      // While it is quiet one further run and a sweep come to what is there.
      server.move(to: table.now)
      #expect(try await site.engine().run(["candidates"]).failure == nil)
      #expect(try await site.sweep().failure == nil)
      #expect(try site.rows() == table.rows, "\(phase)")
      table.pass(minutes: 60)
      table.change(share: 2)
      server.move(to: table.now)
    }
  }
}

/// One candidate as far as these tests look.
struct DriftRow: Equatable, CustomStringConvertible {
  let id: Int64
  let name: String
  var description: String { "\(id) “\(name)”" }
}

/// A list of candidates that anything may happen to at any time, and that remembers all of it.
final class DriftingTable: Listing {
  static let beginning = Company.demoMoment

  private struct Record {
    var name: String
    let created: Simulator.Moment
    var updated: Simulator.Moment
  }

  private struct State {
    var records: [Int64: Record] = [:]
    /// The ids in order.
    var ids: [Int64] = []
    /// Ids between the others, which may appear.
    var reserve: [Int64] = []
    var now = DriftingTable.beginning
    /// Every name that a row had since the run began.
    var names: [Int64: Set<String>] = [:]
    var gone: Set<Int64> = []
    var chance: Chance
    var version = 0
  }

  private let state: Mutex<State>
  private let dialect: Simulator.Dialect

  init(seed: UInt64, _ dialect: Simulator.Dialect) {
    self.dialect = dialect
    var state = State(chance: Chance(state: seed &* 7919))
    let size = 1100 + state.chance.below(900)
    for id in 1...Int64(size) {
      if state.chance.below(12) == 0 {
        state.reserve.append(id)
      } else {
        // Rows are older than the run by a month and more.
        let created = Simulator.Moment(
          milliseconds: Self.beginning.milliseconds - 90 * 86_400_000 + id * 1000)
        state.records[id] = Record(name: "n\(id)", created: created, updated: created)
        state.ids.append(id)
      }
    }
    self.state = Mutex(state)
  }

  var now: Simulator.Moment { state.withLock { $0.now } }

  /// Begins a run: what is there now is what may live through it.
  func begin() -> Set<Int64> {
    state.withLock { state in
      state.names = state.records.mapValues { [$0.name] }
      state.gone = []
      return Set(state.ids)
    }
  }

  /// Those that were there at the beginning and ever since.
  func survivors(of lived: Set<Int64>) -> Set<Int64> {
    state.withLock { lived.subtracting($0.gone) }
  }

  /// Whether a row had this name at some moment since the run began.
  func wasSo(_ id: Int64, _ name: String) -> Bool {
    state.withLock { $0.names[id]?.contains(name) ?? false }
  }

  /// The rows as they are.
  var rows: [DriftRow] {
    state.withLock { state in
      state.ids.map { DriftRow(id: $0, name: state.records[$0]?.name ?? "") }
    }
  }

  func pass(minutes: Int64) {
    state.withLock {
      $0.now = Simulator.Moment(milliseconds: $0.now.milliseconds + minutes * 60_000)
    }
  }

  /// One row of so many changes.
  func change(share: Int) {
    state.withLock { state in
      for id in state.ids where state.chance.below(share) == 0 { Self.change(id, &state) }
    }
  }

  /// Some seconds pass, in which rows vanish, alone and in runs, appear in between, and change.
  func drift() {
    state.withLock { state in
      state.now = Simulator.Moment(
        milliseconds: state.now.milliseconds + 1000 + Int64(state.chance.below(20_000)))
      for _ in 0..<state.chance.below(30) {
        Self.vanish(state.chance.below(state.ids.count), &state)
      }
      if state.chance.below(3) == 0 {
        let place = state.chance.below(state.ids.count)
        for _ in 0..<state.chance.below(60) where place < state.ids.count {
          Self.vanish(place, &state)
        }
      }
      for _ in 0..<min(state.chance.below(25), state.reserve.count) {
        Self.appear(state.reserve.remove(at: state.chance.below(state.reserve.count)), &state)
      }
      for _ in 0..<state.chance.below(10) {
        Self.change(state.ids[state.chance.below(state.ids.count)], &state)
      }
    }
  }

  private static func vanish(_ place: Int, _ state: inout State) {
    guard state.ids.count > 200 else { return }
    let id = state.ids.remove(at: place)
    state.records[id] = nil
    state.gone.insert(id)
  }

  private static func appear(_ id: Int64, _ state: inout State) {
    let place = state.ids.firstIndex { $0 > id } ?? state.ids.count
    state.ids.insert(id, at: place)
    state.records[id] = Record(name: "new\(id)", created: state.now, updated: state.now)
    state.names[id, default: []].insert("new\(id)")
  }

  private static func change(_ id: Int64, _ state: inout State) {
    state.version += 1
    state.records[id]?.name = "v\(state.version)"
    state.records[id]?.updated = state.now
    state.names[id, default: []].insert("v\(state.version)")
  }

  var count: Int { state.withLock { $0.ids.count } }

  func visit(
    _ order: Order, from id: Int64?, created: Range<Simulator.Moment>?,
    updatedAtLeast: Simulator.Moment?, _ body: (Entry) -> Bool
  ) {
    let (ids, records) = state.withLock { ($0.ids, $0.records) }
    let isDown = order == .descendingID
    for one in isDown ? ids.reversed() : ids {
      if let id, isDown ? one > id : one < id { continue }
      guard let record = records[one] else { continue }
      let text =
        #"{"id":\#(one),"first_name":"\#(record.name)","created_at":"\#(record.created.iso)","updated_at":"\#(record.updated.iso)"}"#
      let entry = Entry(id: one, created: record.created, updated: record.updated) {
        $0 += Array(text.utf8)
      }
      guard body(entry) else { return }
    }
  }
}

/// A warehouse beside a server of the test's own.
private final class DriftSite {
  private let folder: String
  private let server: Server
  private let dialect: Simulator.Dialect
  private let file: WarehouseFile

  init(_ server: Server, _ dialect: Simulator.Dialect) throws {
    self.server = server
    self.dialect = dialect
    folder =
      FileManager.default.temporaryDirectory.appending(path: "glasshouse-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    file = WarehouseFile(folder + "/drift.sqlite")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func engine() throws -> SyncEngine {
    let known = server.options.credentials
    let credentials: Account.Credentials =
      dialect == .v1
      ? .key(Secret(known.v1Key))
      : .client(id: known.clientID, secret: Secret(known.clientSecret), actAs: nil)
    let endpoint = try Endpoint(server.url)
    return SyncEngine(
      file,
      client: Client(Account(credentials, apiURL: endpoint, authURL: endpoint), tokens: .memory),
      owner: "us")
  }

  func sweep() async throws -> SyncReport {
    let states = Dictionary(
      uniqueKeysWithValues: try Reader(file).states().map { ($0.table, $0) })
    let plan = SweepPlan(
      tables: ["candidates"], schema: .greenhouse, shape: dialect == .v1 ? .v1 : .v3,
      states: states, now: 1_900_000_000)
    return try await engine().sweep(plan)
  }

  func rows() throws -> [DriftRow] {
    guard
      let prepared = try Reader(file).prepare(
        "select id, coalesce(first_name, '') from candidates order by id")
    else { return [] }
    var rows: [DriftRow] = []
    while let row = try prepared.step() {
      guard case .integer(let id) = row[0], case .text(let name) = row[1] else { continue }
      rows.append(DriftRow(id: id, name: String(decoding: name, as: UTF8.self)))
    }
    return rows
  }
}

extension Simulator.Options {
  /// No rate limit at all.
  static var unlimited: Self {
    var options = Self()
    options.v3Rate.isEnforced = false
    options.v1Rate.isEnforced = false
    options.tokenRate.isEnforced = false
    return options
  }
}

/// Numbers that look random but are the same in every run (SplitMix64).
struct Chance: Sendable {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(limit, 1))) }
}
