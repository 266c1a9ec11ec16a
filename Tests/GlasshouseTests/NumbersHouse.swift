import SavedQueries
import Simulator
import Testing
import Warehouse

/// A company, its pretend Greenhouse and the program with a warehouse of its own.
struct NumbersHouse {
  let server: Server
  let file: WarehouseFile
  private let program: Program

  init(_ company: Company, _ dialect: Simulator.Dialect) throws {
    var options = Simulator.Options()
    options.v1Rate = Rate(100_000, per: 10)
    options.v3Rate = Rate(100_000, per: 30)
    server = Server(company: company, options: options)
    try server.start()
    program = try Program(asking: server, dialect)
    file = WarehouseFile(program.home.path + "/numbers.sqlite")
  }

  /// What the program prints, as cells.
  func printed(
    _ name: String, _ values: [String: String], _ more: String...
  ) async throws -> Truth.Sheet {
    let typed = values.sorted { $0.key < $1.key }.flatMap { ["-p", "\($0.key)=\($0.value)"] }
    let outcome = try await program(
      ["run", name, "--csv"] + typed + ["--warehouse", file.path, "--create", "--yes"] + more)
    try #require(outcome.status == 0, "\(name): \(outcome.stderr)")
    return Truth.Sheet(printed: outcome)
  }

  /// Brings every table up to date.
  func sync() async throws {
    let outcome = try await program(
      "sync", "--warehouse", file.path, "--create", "--yes", "--quiet", "--sensitive")
    try #require(outcome.status == 0, "\(outcome.stderr)")
  }
}

extension Truth.Sheet {
  /// What the program printed: its answer, and the line under it about what is not in it.
  init(printed outcome: Outcome) {
    let cells = NumbersCSV(outcome.stdout).rows
    let line = outcome.stderr.split(separator: "\n").last { $0.hasPrefix("left out: ") }
    let causes = line?.dropFirst(10).split(separator: "; ") ?? ["-1 no line “left out”"]
    self.init(
      cells.first ?? [], Array(cells.dropFirst()),
      causes.filter { $0 != "nothing" }.map { cause in
        let parts = cause.split(separator: " ", maxSplits: 1)
        return Truth.Exclusion(cause: String(parts[1]), n: Int(parts[0]) ?? -1)
      })
  }
}
