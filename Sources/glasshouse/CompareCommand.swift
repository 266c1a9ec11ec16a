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
      glasshouse compare time-to-hire since=last-quarter until=this-quarter --demo
      """)

  @Argument(help: "The name of a saved query, or the path of a .sql file.")
  var name: String

  @Argument(
    help: ArgumentHelp("Values for its parameters, on both sides.", valueName: "name=value"))
  var values: [String] = []

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
    let typed = values + parameters
    try await Inquiry(setting, output).run { [name, with, options] session in
      try await session.noteBound(options, name, typed)
      try await session.compare(name, typed, with: with)
    }
  }
}

extension Session {
  /// Writes a saved query's numbers under two sets of values, and says why they differ.
  ///
  /// - Throws: `CompareError` where there is nothing to compare with, or nothing may be compared, and
  ///   what the query throws.
  func compare(_ name: String, _ typed: [String], with others: [String]) async throws {
    let query = try catalogue.find(name)
    guard query.withheld.isEmpty else { throw CompareError.withheld(query) }
    let today = try today
    let asked = try Arguments(typed, for: query, today: today)
    let changed = others.isEmpty ? try periodBefore(query, asked) : others
    let names = changed.map(\.parameterName)
    let other = try Arguments(typed.overridden(by: changed), for: query, today: today)
    // What was first comes first: the change is from there to the second.
    let sides =
      others.isEmpty ? [("before", other), ("now", asked)] : [("first", asked), ("second", other)]
    let one = try await hold(query, sides[0].1)
    let two = try await hold(query, sides[1].1)
    let comparison = SideBySide(query, one.0, two.0, named: sides.map(\.0))
    try list { _ in comparison.listing }
    guard !setting.isQuiet else { return }
    for (index, side) in sides.enumerated() {
      let causes = [one.1, two.1][index]
      let left = causes.map { "\($0.count) \($0.cause)" }.joined(separator: "; ")
      Talk.tell(
        "\(side.0): " + Self.differing(side.1, sides[1 - index].1)
          + (query.excluded == nil ? "" : "; left out: \(left.isEmpty ? "nothing" : left)"))
    }
    for parameter in query.parameters where names.contains(parameter.name) {
      Talk.tell("\(parameter.name): \(parameter.sentence)")
    }
  }

  /// The values of one side that are others on the other side.
  private static func differing(_ side: Arguments, _ other: Arguments) -> String {
    zip(side.resolved, other.resolved).filter { $0.value != $1.value }
      .map { "\($0.0.name)=\($0.0.value ?? "all")" }.joined(separator: ", ")
  }

  /// The values that move the period back by its own length.
  func periodBefore(_ query: SavedQuery, _ arguments: Arguments) throws -> [String] {
    func day(_ name: String) -> Day? {
      arguments.resolved.first { $0.name == name }.flatMap(\.value).flatMap { Day($0) }
    }
    guard let since = day("since"), let until = day("until") else {
      throw CompareError.nothing(query.name)
    }
    return ["since=\(Day.before(since, until: until))", "until=\(since)"]
  }
}

/// Why a query cannot be compared.
enum CompareError: LocalizedError {
  /// It has no period, and no other value was given.
  case nothing(String)
  /// It withholds the rows behind a line, which the difference of two answers could give away.
  case withheld(SavedQuery)

  var errorDescription: String? {
    switch self {
    case .nothing(let name): "“\(name)” has no period, so there is nothing to compare it with."
    case .withheld(let query):
      "Answers of “\(query.name)” are never compared: what differs between two can be a few people, "
        + "of whom neither tells."
    }
  }

  var recoverySuggestion: String? {
    switch self {
    case .nothing: "Give another value, such as: --with by=all"
    case .withheld(let query):
      query.withheld
        + (query.parameters.contains { $0.name == "since" }
          ? " Run it twice, over periods that do not overlap: glasshouse run \(query.name) "
            + "since=2026-01-01 until=2026-07-01"
          : " Run it twice, over people who are not the same.")
    }
  }
}
