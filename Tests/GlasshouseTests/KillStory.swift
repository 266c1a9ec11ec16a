import FoundationEssentials
import Glibc
import Simulator
import Synchronization
import Testing
import Warehouse

/// A company that moves on, and a program that syncs it and is killed again and again.
final class KillStory {
  private let dialect: Dialect
  private let company: Company
  private let fates = Fates()
  private let server: Server
  private let program: Program
  private let truth: KillTruth
  private var chance: Chance
  private let warehouse: String
  private var killed = 0
  /// How many requests a whole run makes at most, as far as is known.
  private var requests = 60
  /// What happened, for the record.
  private var lines: [String] = []

  init(_ dialect: Dialect, seed: UInt64, candidates: Int) throws {
    self.dialect = dialect
    chance = Chance(state: seed)
    company = Company(seed: seed, candidates: candidates)
    var options = Simulator.Options()
    for rate in [\Simulator.Options.v1Rate, \.v3Rate, \.tokenRate] {
      options[keyPath: rate].isEnforced = false
    }
    server = Server(company: company, fates: fates, options: options)
    try server.start()
    program = try Program(asking: server, dialect)
    warehouse = program.home.path + "/killed.sqlite"
    truth = KillTruth(company, dialect)
  }

  deinit { server.stop() }

  /// Lets days pass in which nobody syncs.
  func pass(days: Int64) { truth.move(server, fates, by: days * 86_400_000) }

  /// Syncs with so many kills while the company moves, then to the end, then once more and a sweep
  /// while it is quiet; after each step what must hold is looked at.
  func live(kills: Int, _ phase: String) async throws {
    let lived = truth.survivors(at: server.moment)
    truth.see(server.moment)
    server.arm(
      .event { [fates, truth] in truth.move($0, fates, by: 600_000) },
      when: .init(dialect: dialect, every: 5))
    var begun: [String: Int] = [:]
    let before = killed
    for _ in 0..<3 * kills where killed < before + kills {
      begun = try await kill(in: phase, begun: begun)
    }
    #expect(killed == before + kills, "too many runs ended before they could be killed")
    server.clearRequests()
    let outcome = try await sync("--sweep-age", "never")
    try #require(outcome.status == 0, "\(outcome.stderr)")
    try expectNoneAnew(begun)
    server.disarmAll()
    try truth.expect(in: WarehouseFile(warehouse), survivors: lived, phase: phase)
    try await expectClean(phase)
  }

  /// One run that is killed, and what it leaves: a whole file, and lists to go on with.
  ///
  /// - Returns: How many windows each list has that was left between two pages.
  private func kill(
    in phase: String, begun: [String: Int]
  ) async throws -> [String: Int] {
    server.clearRequests()
    let running = try program.start(
      ["sync", "--quiet", "--sweep-age", "never", "--warehouse", warehouse])
    let request = 1 + chance.below(requests)
    let pause = UInt32(chance.below(30_000))
    let trigger = server.arm(
      .event { _ in
        usleep(pause)
        running.send(SIGKILL)
      }, when: .init(dialect: dialect, numbers: request...request))
    let outcome = try await running.end()
    server.disarm(trigger)
    try #require([0, 128 + SIGKILL].contains(outcome.status), "\(outcome)")
    try expectNoneAnew(begun)
    if outcome.status == 0 {
      requests = max(8, server.requests.count { $0.dialect == dialect })
    } else {
      killed += 1
      lines.append("\(dialect.rawValue), \(phase): request \(request) and \(pause / 1000) ms")
    }
    guard WarehouseFile(warehouse).exists, !WarehouseFile(warehouse).isEmptyFile else { return [:] }
    let reader = try Reader(WarehouseFile(warehouse))
    try reader.check()
    return Dictionary(grouping: try reader.checkpoints().filter { !$0.isDone }, by: \.list)
      .filter { $0.value.allSatisfy { $0.next != nil } }.mapValues(\.count)
  }

  /// A list that was left between two pages goes on there: it is not begun anew, but for one question
  /// per window for what has changed meanwhile.
  private func expectNoneAnew(_ begun: [String: Int]) throws {
    let beginnings = server.requests.filter {
      $0.dialect == dialect && $0.value("page") == nil && $0.value("cursor") == nil
    }
    for (list, windows) in begun {
      let mine = beginnings.filter { $0.list == list }
      let bare = mine.filter { request in
        !request.items.contains { item in
          ["created", "updated", "last_activity"].contains { item.name.hasPrefix($0) }
        }
      }
      #expect(bare.isEmpty, "\(list) was begun anew")
      #expect(mine.count <= windows, "\(list) was asked for from the start \(mine.count) times")
    }
  }

  private func sync(_ arguments: String...) async throws -> Outcome {
    try await program(["sync", "--quiet", "--warehouse", warehouse] + arguments)
  }

  /// After one further run and a sweep of the quiet company the warehouse is that of a clean sync.
  private func expectClean(_ phase: String) async throws {
    let again = try await sync("--sweep")
    try #require(again.status == 0, "\(again.stderr)")
    let clean = program.home.path + "/clean-\(phase).sqlite"
    let loaded = try await program("sync", "--quiet", "--warehouse", clean)
    try #require(loaded.status == 0, "\(loaded.stderr)")
    let (mine, theirs) = (try Contents(warehouse), try Contents(clean))
    for table in KillTruth.comparable(dialect) {
      let difference = mine.difference(from: theirs, in: table)
      #expect(difference == nil, "\(phase), \(table.name): \(difference ?? "")")
    }
    try Reader(WarehouseFile(warehouse)).check()
  }

  /// Appends what happened to a file.
  func record(to path: String, number: Int) throws {
    let text = lines.map { "story \(number), \($0)\n" }.joined()
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    try #require(write(descriptor, bytes, bytes.count) == bytes.count)
  }
}

extension WarehouseFile {
  /// Whether the program was killed before it had written anything into the file.
  fileprivate var isEmptyFile: Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_size == 0
  }
}
