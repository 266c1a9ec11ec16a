import ArgumentParser
import Glibc

/// `glasshouse tables`: what can be asked for.
struct TablesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tables", abstract: "List the tables and views, with rows and age.")

  @OptionGroup(title: "Answer")
  var output: OutputOptions

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    try await Inquiry(try Setting(options), output).run { try await $0.list { try $0.tables() } }
  }
}

/// `glasshouse describe`: what a table's columns mean.
struct DescribeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe", abstract: "Explain the columns of a table or view.",
    discussion: "Example: glasshouse describe applications --demo")

  @Argument(help: "The table or view.", completion: .relations)
  var table: String

  @OptionGroup(title: "Answer")
  var output: OutputOptions

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    try await Inquiry(try Setting(options), output).run { [table] session in
      try await session.list {
        let (sentence, listing) = try $0.describe(table)
        if !$0.setting.isQuiet { Talk.tell(sentence) }
        return listing
      }
    }
  }
}

/// `glasshouse status`: how each table is synced, and how it stands.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show per table: rows, last sync, age, method, field, problems, last error.")

  @Flag(help: "Check the file first: that it is whole, and has as many rows as were counted.")
  var check = false

  @OptionGroup(title: "Answer")
  var output: OutputOptions

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    let setting = try Setting(options)
    if !setting.isQuiet {
      if let choice = setting.choice { Talk.say("account: \(choice.name)") }
      Talk.say("warehouse: \(setting.file.path)")
    }
    try await Inquiry(setting, output).run { [check] session in
      for fact in try await session.facts() { Talk.say(fact) }
      if check { try await session.check() }
      try await session.list { try $0.status() }
    }
  }
}

extension Session {
  /// Writes text where answers go.
  func write(text: String) throws {
    try delivery.write(text: text)
    try delivery.settle()
  }

  /// Writes a listing in the form that answers have.
  func list(_ make: @Sendable (isolated Session) throws -> Listing) throws {
    try make(self).write(to: delivery)
    try delivery.settle()
  }
}
