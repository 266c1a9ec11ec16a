import ArgumentParser
import Engines
import Rendering
import Shell

/// `glasshouse publish`: the warehouse, copied to a server that a team shares.
struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Copy the warehouse to a PostgreSQL server, for questions of a whole team.",
    discussion: """
      Tables, views and functions go into the schema greenhouse, which the first time makes; each time \
      after that brings what is new, changed or gone, in one transaction. What is stale is synced before. \
      Sensitive tables are published with --sensitive alone, and else are empty there.

      The program psql talks to the server. An address with a password in it is refused: psql asks for \
      it unseen, or takes it from ~/.pgpass or the file that PGPASSFILE names.

      Example: glasshouse publish postgresql://loader@db.example.com/recruiting
      Then:    glasshouse run time-to-hire --on postgresql://analyst@db.example.com/recruiting
      """)

  @Argument(
    help: ArgumentHelp(
      "Where to: postgresql://user@host:port/database, PostgreSQL 15 or newer.",
      valueName: "address"))
  var address: String

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    let server = try ServerAddress(address)
    let setting = try Setting(options, creates: true)
    let session = try Session(
      setting, delivery: Delivery(format: .table, layout: Layout(), isTerminal: false))
    let outcome = try await Interrupt.running(cancel: session.interrupt) {
      try await session.publish(to: server)
    }
    if case .interrupted = outcome { throw CancellationError() }
  }
}
