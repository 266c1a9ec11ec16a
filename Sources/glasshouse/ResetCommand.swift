import ArgumentParser
import FoundationEssentials
import Warehouse

/// `glasshouse reset`: empties tables, so that they are loaded anew.
struct ResetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset",
    abstract: "Empty tables and forget how far they were synced, so that they are loaded anew.",
    discussion: """
      What was chosen for them with sync --save stays, and so do the stages that were seen on v1, which
      nobody can tell again. Example: glasshouse reset scorecards
      """)

  @Argument(help: "The tables.", completion: .tables)
  var tables: [String]

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    let setting = try Setting(options)
    let schema = Schema.greenhouse
    for name in tables where schema.table(named: name) == nil {
      throw DoorError.unknownTable(name, nearest: name.nearest(in: schema.tables.map(\.name)))
    }
    let writer = try Writer(setting.file, create: false)
    let lock = try SyncLock(setting.file)
    if let holder = try lock.take(schema.tables.map(\.name), at: Date().formatted(.iso8601)) {
      throw WarehouseError.held(holder)
    }
    defer { lock.release(schema.tables.map(\.name)) }
    let count = try writer.reset(tables)
    let isErased = try await writer.erase()
    if !setting.isQuiet {
      Talk.say("\(grouped(count)) rows removed; the next sync loads the tables anew.")
    }
    try Task.checkCancellation()
    if !isErased { Talk.say(Talk.erasurePending) }
  }
}
