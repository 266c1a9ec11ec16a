import FoundationEssentials
import Glibc
import Simulator
import Testing
import Warehouse

/// Several programs at one warehouse.
@Suite(.serialized) struct `Programs at one warehouse` {
  @Test func `wait for each other's sync, and take over from one that was killed`() async throws {
    let greenhouse = try Greenhouse()
    let program = try Program(asking: greenhouse.server)
    let (asked, ask) = AsyncStream<Void>.makeStream()
    let first = Fault.Condition("jobs", numbers: 1...1)
    greenhouse.server.arm(.event { _ in ask.yield() }, when: first)
    greenhouse.server.arm(.hang, when: first)
    let hanging = try program.start(["sync", "jobs"])
    for await _ in asked { break }
    let second = try program.start(["sync", "jobs"])
    try await second.wait(forError: "waiting for process ")
    let reset = try await program("reset", "jobs")
    #expect(reset.status == 3)
    #expect(reset.stderr.hasPrefix("error: jobs is being synced by process "))
    #expect(reset.stderr.contains("\nhint:  Wait for it, or end it"))
    let forget = try await program("forget", "--yes")
    #expect(forget.status == 3)
    #expect(greenhouse.server.requests.count { $0.list == "jobs" } == 1)
    hanging.send(SIGKILL)
    let outcome = try await second.end()
    #expect(outcome.stderr.contains(", which syncs jobs\n"))
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try await hanging.end().status == 128 + SIGKILL)
    let rows = try await program("query", "select count(*) > 0 a from jobs", "--offline")
    #expect(rows == Outcome(stdout: "a\n1\n", stderr: "", status: 0))
  }

  @Test func `make a question wait for the table that another one syncs, and then answer it`()
    async throws
  {
    let greenhouse = try Greenhouse()
    let program = try Program(asking: greenhouse.server)
    let (asked, ask) = AsyncStream<Void>.makeStream()
    let first = Fault.Condition("jobs", numbers: 1...1)
    greenhouse.server.arm(.event { _ in ask.yield() }, when: first)
    greenhouse.server.arm(.hang, when: first)
    let hanging = try program.start(["sync", "jobs"])
    for await _ in asked { break }
    let question = try program.start(["query", "select count(*) > 0 a from jobs"])
    try await question.wait(forError: "waiting for process ")
    let other = try await program("query", "select count(*) > 0 a from offices")
    #expect(other == Outcome(stdout: "a\n1\n", stderr: "", status: 0))
    hanging.send(SIGKILL)
    let answer = try await question.end()
    #expect(answer.stdout == "a\n1\n" && answer.status == 0, "\(answer)")
    #expect(answer.stderr.hasSuffix(", which syncs jobs\n"), "\(answer)")
    _ = try await hanging.end()
  }

  /// For how many seconds; a longer run asks for more with `LOAD_SECONDS`.
  private static let seconds =
    ProcessInfo.processInfo.environment["LOAD_SECONDS"].flatMap { Int($0) } ?? 4

  @Test func `two that sync and two that read see no error and lose nothing`() async throws {
    let company = Company(seed: 5, candidates: 300)
    var options = Simulator.Options()
    for rate in [\Simulator.Options.v1Rate, \.v3Rate, \.tokenRate] {
      options[keyPath: rate].isEnforced = false
    }
    let server = Server(company: company, options: options)
    try server.start()
    defer { server.stop() }
    let program = try Program(asking: server)
    let path = program.home.path + "/busy.sqlite"
    let tables = ["candidates", "applications", "jobs", "offers", "departments"]
    let sync = ["sync", "--quiet", "--sweep-age", "never", "--warehouse", path] + tables
    #expect(try await program(sync).status == 0)
    // A reader that is open all day, as a shell is.
    let open = try Reader(WarehouseFile(path))
    server.arm(
      .event { $0.move(to: Moment(milliseconds: $0.moment.milliseconds + 1_800_000)) },
      when: .init(dialect: .v3, every: 4))
    let end = ContinuousClock.now + .seconds(Self.seconds)
    let sql = "select count(*) = count(distinct id) whole from applications"
    let (syncs, reads) = try await withThrowingTaskGroup(of: (Bool, [Outcome]).self) { group in
      for isSync in [true, true, false, false] {
        group.addTask {
          var outcomes: [Outcome] = []
          repeat {
            outcomes.append(
              try await program(isSync ? sync : ["query", sql, "--offline", "--warehouse", path]))
          } while ContinuousClock.now < end
          return (isSync, outcomes)
        }
      }
      var (syncs, reads): ([Outcome], [Outcome]) = ([], [])
      for try await (isSync, outcomes) in group {
        if isSync { syncs += outcomes } else { reads += outcomes }
        #expect(try open.texts("select '' || count(*) from applications").count == 1)
      }
      return (syncs, reads)
    }
    #expect(syncs.allSatisfy { $0 == Outcome(stdout: "", stderr: "", status: 0) }, "\(syncs)")
    #expect(
      reads.allSatisfy { $0 == Outcome(stdout: "whole\n1\n", stderr: "", status: 0) }, "\(reads)")
    #expect(syncs.count >= 4 && reads.count >= 4)
    // Only what changed since the last run is asked for, so that a lost update would stay lost.
    server.disarmAll()
    #expect(try await program(sync).status == 0)
    let clean = program.home.path + "/clean.sqlite"
    #expect(
      try await program(["sync", "--quiet", "--warehouse", clean] + tables).status == 0)
    let (mine, theirs) = (try Contents(path), try Contents(clean))
    for table in tables.compactMap(Schema.greenhouse.table(named:)) {
      #expect(mine.difference(from: theirs, in: table) == nil)
    }
    #expect(
      try open.texts("select '' || count(*) from applications")
        == Reader(WarehouseFile(clean)).texts("select '' || count(*) from applications"))
    try open.check()
  }
}
