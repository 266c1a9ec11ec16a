import ArgumentParser
import FoundationEssentials
import SavedQueries

/// `glasshouse report`: saved queries as one page to hand on.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write saved queries as one HTML file: numbers, pictures, tables, definitions.",
    discussion: """
      Example: glasshouse report -o report.html --demo
      Without names these are in it: \(ReportOrder.usual.map(\.name).joined(separator: ", ")).
      The file loads nothing and names nobody: what may name a person is numbered instead, as in \
      “interviewer 1”, unless --personal is given; a name that stands in the SQL itself stays. The numbers \
      are those of glasshouse run.
      """)

  @Argument(
    help: ArgumentHelp(
      "Saved queries, by name or path, and values as name=value; a usual set when none is named.",
      valueName: "names"),
    completion: .reportWords)
  var names: [String] = []

  @Option(
    name: [.customShort("p"), .customLong("param")],
    help: ArgumentHelp(
      "A value for every query that has the parameter, or for one: time-to-hire.by=month.",
      valueName: "name=value"),
    completion: .reportValues)
  var parameters: [String] = []

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "The file, whole or not at all, for its owner alone; - is standard output.",
      valueName: "file"))
  var output: String

  @Option(help: ArgumentHelp("What the page is called.", valueName: "text"))
  var title: String = ReportOrder.usualTitle

  @Flag(help: "Leave the names of people in.")
  var personal = false

  @Option(
    help: ArgumentHelp("Stop after this long, sync included (30s, 5m): exit 4.", valueName: "time"))
  var timeout: String?

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    var answer = try OutputOptions.parse([])
    answer.format = "html"
    answer.output = output
    answer.timeout = timeout
    try ReportOrder.refuse(file: output)
    let order = ReportOrder(names, parameters, title: title, namesPeople: personal)
    try await Inquiry(try Setting(options), answer).run { [options] session in
      if let first = order.names.first {
        try await session.noteBound(options, first, order.typed)
      }
      try await session.report(order)
    }
  }
}

extension String {
  /// Whether it is typed as a value, `name=value`, and not as a path.
  fileprivate var isValue: Bool {
    guard let name = split(separator: "=", omittingEmptySubsequences: false).first,
      name.count < count
    else { return false }
    return !name.contains("/")
  }
}

/// What a report is to be made of.
struct ReportOrder: Sendable {
  /// The queries in the order of the page.
  let names: [String]
  /// Values as typed, `name=value` for all or `QUERY.name=value` for one.
  let typed: [String]
  let title: String
  let namesPeople: Bool

  /// What a report is called that nobody gives a title.
  static let usualTitle = "Hiring report"

  /// The queries of a report that names none, with the values that make a trend of one.
  static let usual: [(name: String, typed: [String])] = [
    ("time-to-hire", ["by=month"]), ("funnel-by-source", []), ("funnel-by-stage", []),
    ("offer-acceptance", []), ("open-openings", []), ("interviewer-load", []),
  ]

  /// `words` are names of queries and values for all, as they were typed.
  init(_ words: [String], _ typed: [String], title: String, namesPeople: Bool) {
    let names = words.filter { !$0.isValue }
    let typed = words.filter(\.isValue) + typed
    self.names = names.isEmpty ? Self.usual.map(\.name) : names
    self.title = title
    self.namesPeople = namesPeople
    let usual = names.isEmpty ? Self.usual : []
    self.typed =
      typed
      + usual.flatMap { query in
        query.typed.filter { value in
          let names = [value.parameterName, "\(query.name).\(value.parameterName)"]
          return !typed.contains { names.contains($0.parameterName) }
        }.map { "\(query.name).\($0)" }
      }
  }

  /// The values as typed that are meant for every query.
  var common: [String] {
    typed.filter { !$0.parameterName.contains(".") }
  }

  /// The parameters that limit the cases of others, but that a query does not take.
  func unused(by query: SavedQuery) -> [String] {
    common.map(\.parameterName).filter { name in
      !["since", "until", "zone", "by"].contains(name)
        && !query.parameters.contains { $0.name == name }
    }
  }

  /// Refuses a file whose name ends as that of something other than a page does.
  ///
  /// - Throws: `DoorError.notHTML`.
  static func refuse(file path: String) throws {
    let parts = (path.split(separator: "/").last ?? "").split(separator: ".")
    guard parts.count > 1, let ending = parts.last, ending.allSatisfy(\.isLetter),
      !["html", "htm", "xhtml"].contains(ending.lowercased())
    else { return }
    throw DoorError.notHTML(path, ending: String(ending))
  }

  /// The values that are meant for a query, its own before those for all.
  ///
  /// One for all is left out where the query has no such parameter.
  func values(for query: SavedQuery) -> [String] {
    let own = typed.filter { $0.hasPrefix("\(query.name).") }
      .map { String($0.dropFirst(query.name.count + 1)) }
    let named = own.map(\.parameterName)
    return own
      + typed.filter { word in
        query.parameters.contains { $0.name == word.parameterName }
          && !named.contains(word.parameterName)
      }
  }

  /// Refuses a value that none of the queries takes.
  ///
  /// - Throws: `QueryError.unknownParameter`.
  func check(_ queries: [SavedQuery]) throws(QueryError) {
    let known = queries.flatMap { $0.parameters.map(\.name) }.unique
    for word in typed {
      let name = word.parameterName
      guard !known.contains(name), !queries.contains(where: { name.hasPrefix("\($0.name).") })
      else { continue }
      throw .unknownParameter(name, name.nearest(in: known), known: known)
    }
  }
}
