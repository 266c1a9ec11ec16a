import ArgumentParser
import FoundationEssentials
import Rows
import SavedQueries

/// `glasshouse compare`: one metric in two ways, side by side.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Show one saved query under two definitions, or this period against the last.",
    discussion: """
      Example: glasshouse compare funnel-by-stage --with pass=actual --demo
      Without --with the period before, of the same length, is what is compared with:
      glasshouse compare time-to-hire -p since=2026-07-01 -p until=2026-10-01 --demo
      """)

  @Argument(help: "The name of a saved query, or the path of a .sql file.")
  var name: String

  @Option(
    name: [.customShort("p"), .customLong("param")],
    help: ArgumentHelp("A value for a parameter, on both sides.", valueName: "name=value"))
  var parameters: [String] = []

  @Option(
    help: ArgumentHelp("A value that is another on the second side.", valueName: "name=value"))
  var with: [String] = []

  @OptionGroup(title: "Answer")
  var output: OutputOptions

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    let setting = try Setting(options)
    try await Inquiry(setting, output).run { [name, parameters, with] session in
      try await session.compare(name, parameters, with: with)
    }
  }
}

extension Session {
  /// Writes a saved query's numbers under two sets of values, and says why they differ.
  ///
  /// - Throws: `CompareError` where there is nothing to compare with, and what the query throws.
  func compare(_ name: String, _ typed: [String], with others: [String]) async throws {
    let query = try catalogue.find(name)
    let today = try today
    let first = try Arguments(typed, for: query, today: today)
    let changed = others.isEmpty ? try periodBefore(query, first) : others
    let names = changed.map { String($0.prefix { $0 != "=" && $0 != ":" }) }
    let kept = typed.filter { word in !names.contains { word.hasPrefix("\($0)=") } }
    let second = try Arguments(kept + changed, for: query, today: today)
    let one = try await hold(query, first)
    let other = try await hold(query, second)
    let comparison = SideBySide(query, one.0, other.0)
    try list { _ in comparison.listing }
    guard !setting.isQuiet else { return }
    for (before, after) in zip(first.resolved, second.resolved) where before.value != after.value {
      let sentence = query.parameters.first { $0.name == before.name }?.sentence ?? ""
      Talk.say(
        "\(before.name): \(before.value ?? "all") against \(after.value ?? "all"), \(sentence)")
    }
    for (side, causes) in [("first", one.1), ("second", other.1)] where query.excluded != nil {
      let words = causes.map { "\($0.count) \($0.cause)" }.joined(separator: "; ")
      Talk.say("left out of the \(side): \(words.isEmpty ? "nothing" : words)")
    }
  }

  /// The values that move the period back by its own length.
  private func periodBefore(_ query: SavedQuery, _ arguments: Arguments) throws -> [String] {
    func day(_ name: String) -> Day? {
      arguments.resolved.first { $0.name == name }.flatMap(\.value).flatMap { Day($0) }
    }
    guard let since = day("since"), let until = day("until") else {
      throw CompareError.nothing(query.name)
    }
    return ["since=\(since.adding(days: until.days(since: since) * -1))", "until=\(since)"]
  }
}

/// Why a query cannot be compared.
enum CompareError: LocalizedError {
  /// It has no period, and no other value was given.
  case nothing(String)

  var errorDescription: String? {
    switch self {
    case .nothing(let name): "“\(name)” has no period, so there is nothing to compare it with."
    }
  }

  var recoverySuggestion: String? { "Give another value, such as: --with by=all" }
}
