import ArgumentParser
import Charts
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
      Without --with the period before is what is compared with: as many months or days, or after \
      since=this-quarter the quarter before up to the same day:
      glasshouse compare time-to-hire since=last-quarter until=this-quarter --demo
      --chart draws how the query's own number changed, as bars.
      """)

  @Argument(
    help: "The name of a saved query, or the path of a .sql file.", completion: .savedQueries)
  var name: String

  @Argument(
    help: ArgumentHelp("Values for its parameters, on both sides.", valueName: "name=value"),
    completion: .queryValues)
  var values: [String] = []

  @Option(
    name: [.customShort("p"), .customLong("param")],
    help: ArgumentHelp("A value for a parameter, on both sides.", valueName: "name=value"),
    completion: .queryValues)
  var parameters: [String] = []

  @Option(
    help: ArgumentHelp("A value that is another on the second side.", valueName: "name=value"),
    completion: .queryValues)
  var with: [String] = []

  @OptionGroup(title: "Answer")
  var output: OutputOptions

  @OptionGroup(title: "Picture")
  var picture: ChartOptions

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    let setting = try Setting(options)
    let typed = values + parameters
    try await Inquiry(setting, output, picture).run { [name, with, options] session in
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
    let before = others.isEmpty ? Period(asked)?.before : nil
    guard let changed = before?.period.values ?? (others.isEmpty ? nil : others) else {
      throw CompareError.nothing(query.name)
    }
    let names = changed.map(\.parameterName)
    let other = try Arguments(typed.overridden(by: changed), for: query, today: today)
    // What was first comes first: the change is from there to the second.
    let sides =
      others.isEmpty ? [("before", other), ("now", asked)] : [("first", asked), ("second", other)]
    var one = try await hold(query, sides[0].1)
    var two = try await hold(query, sides[1].1)
    if terms.redacts {
      try hideNames(in: &one.0, of: query, sides[0].1)
      try hideNames(in: &two.0, of: query, sides[1].1)
    }
    let periods = sides.compactMap { Period($0.1) }
    if periods.count == 2, periods[0] != periods[1], query.isDated(one.0) || query.isDated(two.0) {
      throw CompareError.dated(query, typed, periods)
    }
    let comparison = try SideBySide(query, one.0, two.0, named: sides.map(\.0))
    isLastAnswerRun = false
    if let choice = delivery.pictured {
      try draw(comparison, of: query, choice)
    } else {
      try list { _ in comparison.listing }
    }
    guard !setting.isQuiet else { return }
    for (index, side) in sides.enumerated() {
      var causes = [one.1, two.1][index]
      var differing = Self.differing(side.1, sides[1 - index].1)
      if terms.redacts {
        differing = people(in: query, side.1, &pseudonyms).masking(differing)
        causes = try masked(causes, of: query, side.1)
      }
      let left = causes.map { "\($0.count) \($0.cause)" }.joined(separator: "; ")
      let words = index == 0 ? before.map { " (\($0.words))" } ?? "" : ""
      Talk.tell(
        "\(side.0)\(words): " + differing
          + (query.excluded == nil ? "" : "; left out: \(left.isEmpty ? "nothing" : left)"))
    }
    for parameter in query.parameters where names.contains(parameter.name) {
      Talk.tell("\(parameter.name): \(parameter.sentence)")
    }
  }

  /// Numbers whom one side names, the same on both.
  private func hideNames(
    in held: inout Held, of query: SavedQuery, _ arguments: Arguments
  ) throws {
    let statements = try BoundQuery(query, arguments).statements.map(\.sql)
    _ = try hideNames(in: &held, of: statements, with: &pseudonyms, as: arguments.role)
  }

  /// Draws how one number changed: the one that is asked for, else the one that the query draws.
  private func draw(
    _ comparison: SideBySide, of query: SavedQuery, _ choice: ChartChoice
  ) throws {
    if let kind = choice.kind, kind != .bars {
      throw DoorError.contradiction("--chart \(kind.rawValue)", "compare")
    }
    let usual = try ChartChoice(query.chart.isEmpty ? "auto" : query.chart)
    delivery.chartOnce = ChartChoice(.bars)
    // The query's own number has its n; of another nobody has said it.
    let isUsual = choice.measure == nil || choice.measure == usual.measure
    try comparison.changes(
      of: choice.measure ?? usual.measure, counting: choice.count ?? (isUsual ? usual.count : nil)
    ).writeAll(to: delivery)
    try delivery.settle()
  }

  /// The values of one side that are others on the other side.
  private static func differing(_ side: Arguments, _ other: Arguments) -> String {
    zip(side.resolved, other.resolved).filter { $0.value != $1.value }
      .map { "\($0.0.name)=\($0.0.value ?? "all")" }.joined(separator: ", ")
  }
}

extension SavedQuery {
  /// Whether it can tell all of its cases in one line.
  fileprivate var mayBeWhole: Bool {
    parameters.contains { $0.name == "by" && $0.choices.contains("all") }
  }
}

/// Why a query cannot be compared.
enum CompareError: LocalizedError {
  /// It has no period, and no other value was given.
  case nothing(String)
  /// Its lines are dates, of which two periods have different ones.
  case dated(SavedQuery, [String], [Period])
  /// No line of one side is on the other.
  case apart(SavedQuery, [String], first: [[Scalar]], second: [[Scalar]])
  /// Two lines of one side have the same key.
  case twice(SavedQuery, [String], [Scalar])
  /// It withholds the rows behind a line, which the difference of two answers could give away.
  case withheld(SavedQuery)

  var errorDescription: String? {
    switch self {
    case .nothing(let name): "“\(name)” has no period before this one to compare it with."
    case .dated(let query, _, _):
      "The lines of “\(query.name)” are dates, and each side has its own, so that none can be compared."
    case .apart(let query, let keys, let first, let second):
      "No line of one side of “\(query.name)” is on the other: \(keys.joined(separator: ", ")) "
        + "“\(first[0][0].text)” here, “\(second[0][0].text)” there."
    case .twice(let query, let keys, let key):
      keys.isEmpty
        ? "The lines of “\(query.name)” have no text that tells them apart, so that none can be compared."
        : "Two lines of “\(query.name)” are called “\(key.map(\.text).joined(separator: ", "))”, so that none can "
          + "be compared by \(keys.joined(separator: ", "))."
    case .withheld(let query):
      "Answers of “\(query.name)” are never compared: what differs between two can be a few people, "
        + "of whom neither tells."
    }
  }

  var recoverySuggestion: String? {
    switch self {
    case .nothing: "Give another value, such as: --with by=all"
    case .dated(let query, let typed, let periods):
      (query.mayBeWhole
        ? "Compare the periods whole, with by=all, or see" : "See")
        + " both in one line: glasshouse run "
        + ([query.name]
        + typed.overridden(by: [
          "since=\(min(periods[0].since, periods[1].since))",
          "until=\(max(periods[0].until, periods[1].until))",
        ])).map(\.asShellWord).joined(separator: " ") + " --chart"
    case .apart(let query, _, _, _):
      "Let what a line is be the same on both sides"
        + (query.mayBeWhole ? ", or compare all in one line: by=all" : ".")
    case .twice: "Say in the header which columns tell them apart: -- expect unique COLUMN, COLUMN"
    case .withheld(let query):
      query.withheld
        + (query.parameters.contains { $0.name == "since" }
          ? " Run it twice, over periods that do not overlap: glasshouse run \(query.name) "
            + "since=2026-01-01 until=2026-07-01"
          : " Run it twice, over people who are not the same.")
    }
  }
}
