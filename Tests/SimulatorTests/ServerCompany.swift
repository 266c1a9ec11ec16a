import Synchronization

@testable import Simulator

/// A list of the tests' own, held in memory.
struct Rows: Listing {
  var rows: [TestRow]

  var count: Int { rows.count }

  func visit(
    _ order: Order, from id: Int64?, created: Range<Moment>?, updatedAtLeast: Moment?,
    _ body: (Entry) -> Bool
  ) {
    let sorted: [TestRow] =
      switch order {
      case .ascendingID: rows.sorted { $0.id < $1.id }
      case .descendingID: rows.sorted { $0.id > $1.id }
      case .byApplication: rows.sorted { ($0.parent, $0.id) < ($1.parent, $1.id) }
      case .byCandidate: rows.sorted { ($0.parent, $0.id) < ($1.parent, $1.id) }
      }
    for row in sorted {
      if let id, order == .ascendingID ? row.id < id : row.id > id { continue }
      if !body(row.entry) { return }
    }
  }
}

/// One record of such a list.
struct TestRow: Sendable {
  let id: Int64
  var created = "2026-01-01T00:00:00Z"
  var updated = "2026-01-01T00:00:00Z"
  var activity: String?
  var parent: Int64 = 0
  var keys: [String: Filterable] = [:]

  var entry: Entry {
    let json = "{\"id\":\(id),\"name\":\"n,{\\\"\(id)\",\"custom_fields\":{\"a\":[1,2]}}"
    return Entry(
      id: id, created: moment(created), updated: moment(updated), activity: activity.map(moment),
      keys: keys
    ) { $0.append(contentsOf: json.utf8) }
  }
}

func moment(_ text: String) -> Moment { Moment(text) ?? Moment(milliseconds: 0) }

/// Five rows with ids 1 to 5, one a month, updated the other way round.
let fiveRows = Rows(
  rows: (1...5).map {
    TestRow(
      id: $0, created: "2026-0\($0)-01T00:00:00Z", updated: "2026-0\(6 - $0)-15T00:00:00.500Z",
      activity: "2026-0\($0)-20T00:00:00Z", parent: 6 - $0,
      keys: [
        "job_id": .id($0 % 2), "status": .word($0 < 3 ? "in_process" : "hired"),
        "prospect": .flag($0 == 1), "active": .flag($0 != 2),
        "show_service_accounts": .flag($0 == 3),
        "include_defaults": .flag($0 == 4), "prospective_job_ids": .ids([$0, $0 + 10]),
        "opened_at": .word("2026-0\($0)-01"),
      ])
  })

/// A company whose every list has the five rows.
let five: Server.World = { _ in { name, _ in name.hasPrefix("no") ? nil : fiveRows } }

let presentDay = moment("2026-11-02T09:00:00Z")

/// A clock that stands until it is set.
final class TestClock: Sendable {
  private let present: Mutex<Moment>

  init(_ text: String) {
    present = Mutex(moment(text))
  }

  func set(_ text: String) {
    present.withLock { $0 = moment(text) }
  }

  var read: @Sendable () -> Moment {
    { self.present.withLock { $0 } }
  }
}

/// Runs a server for as long as the body takes.
func withServer<T>(
  _ world: @escaping Server.World = five, _ adjust: (inout Options) -> Void = { _ in },
  _ body: (Server, Caller) throws -> T
) throws -> T {
  var options = Options()
  adjust(&options)
  let server = Server(world: world, moment: presentDay, options: options)
  try server.start()
  defer { server.stop() }
  return try body(server, Caller(server))
}
