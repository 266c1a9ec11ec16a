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

  @Argument(help: "The table or view.")
  var table: String

  @OptionGroup(title: "Answer")
  var output: OutputOptions

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    try await Inquiry(try Setting(options), output).run { [table] session in
      try await session.list {
        let (sentence, listing) = try $0.describe(table)
        if !$0.setting.isQuiet { Talk.say(sentence) }
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
    if !setting.isQuiet { Talk.say("warehouse: \(setting.file.path)") }
    try await Inquiry(setting, output).run { [check] session in
      for fact in try await session.facts() { Talk.say(fact) }
      if check { try await session.check() }
      try await session.list { try $0.status() }
    }
  }
}

/// `glasshouse queries`: the saved queries, or one of them explained.
struct QueriesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queries", abstract: "List the saved queries, or explain one.",
    discussion: """
      A saved query of your own is a .sql file in ~/.config/glasshouse/queries, in a folder named by \
      --queries, or named by its path. Its first comments say what it is:

      -- Stage times
      -- Median days per stage.
      --
      -- definition: What exactly is counted, and what is left out.
      -- param since date = -90d -- first day of the period (example: 2026-01-01)
      -- param office text of offices.name optional -- only this office
      select … where created_at >= :since and (:office is null or …);

      The kinds are text, integer, number, date, boolean, list and choice(ONE, TWO). “of TABLE.COLUMN” \
      refuses values that the column does not hold.
      """)

  @Argument(help: "The query to explain.")
  var name: String?

  @OptionGroup(title: "Answer")
  var output: OutputOptions

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    let setting = try Setting(options)
    try await Inquiry(setting, output).run { [name] session in
      for problem in await session.catalogue.problems { Complaint.say(problem) }
      if let name {
        try await session.write(text: QueryHelp.text(try await session.catalogue.find(name)))
      } else {
        try await session.list { $0.queries() }
      }
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
