import ArgumentParser
import FoundationEssentials
import Rows
import SavedQueries

/// `glasshouse lint`: what in the data would bend the numbers.
struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract:
      "Find what in the data would bend the numbers, with examples and the queries it affects.",
    discussion: """
      The findings are those of the saved query data-quality, with three example ids each; all of \
      them: glasshouse run data-quality --drill LINE. With --strict a finding is exit code 1.
      """)

  @Option(
    name: [.customShort("p"), .customLong("param")],
    help: ArgumentHelp("A value for a parameter of data-quality.", valueName: "name=value"))
  var parameters: [String] = []

  @OptionGroup(title: "Answer")
  var output: OutputOptions

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    let setting = try Setting(options)
    let found = Count()
    try await Inquiry(setting, output).run { [parameters] session in
      for _ in 0..<(try await session.lint(parameters)) { found.add() }
    }
    if setting.isStrict, found.value > 0 { throw LintError(count: found.value) }
  }
}

/// How many kinds of findings there are, under `--strict`.
struct LintError: LocalizedError {
  let count: Int

  var errorDescription: String? {
    count == 1 ? "There is 1 finding." : "There are \(count) kinds of findings."
  }
}

extension Session {
  /// Writes the findings with their first ids.
  ///
  /// - Returns: How many kinds there are.
  func lint(_ typed: [String]) async throws -> Int {
    let query = try catalogue.find("data-quality")
    let arguments = try Arguments(typed, for: query, today: try today)
    let (held, _) = try await hold(query, arguments)
    lastRun = (query, arguments)
    let rows = try held.rows.map { line -> [Scalar] in
      let values = Dictionary(zip(held.columns, line)) { first, _ in first }
      var examples: [String] = []
      if let rows = query.rows {
        let bound = try arguments.bound(to: rows, behind: values)
        examples = try hold(bound.sql, bound.values, limit: 3).rows.compactMap(\.first?.text)
      }
      return ["finding", "n"].map { values[$0] ?? .null }
        + [.text(examples.joined(separator: ", ")), values["affects"] ?? .null]
    }
    try list { _ in Listing(columns: ["finding", "n", "examples", "affects"], rows: rows) }
    return rows.count
  }
}
