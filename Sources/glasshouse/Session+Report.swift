import Charts
import FoundationEssentials
import Rendering
import Rows
import SavedQueries
import Warehouse

extension Session {
  /// A saved query of a report with its values.
  private struct Part {
    let bound: BoundQuery
    let typed: [String]
    /// What moves the period back by its length; `nil` where there is no period.
    let before: [String]?
    let tables: Set<String>

    var query: SavedQuery { bound.query }
    var arguments: Arguments { bound.arguments }
  }

  /// The answers of a part by the values they were asked with, so that no question is asked twice.
  private typealias Answers = [[String]: Held]

  /// Writes saved queries as one page, all of one state of the warehouse.
  ///
  /// - Throws: What a query, its sync or the output throws; nothing is written then.
  func report(_ order: ReportOrder) async throws {
    let queries = try order.names.map { try catalogue.find($0) }
    try order.check(queries)
    let today = try today
    let parts = try queries.map { query in
      let typed = order.values(for: query)
      let bound = try BoundQuery(query, Arguments(typed, for: query, today: today))
      return Part(
        bound: bound, typed: typed, before: try? periodBefore(query, bound.arguments),
        tables: try tables(readBy: bound.asked.map(\.sql), with: bound.arguments))
    }
    let notes = try await refresh(parts.reduce(into: []) { $0.formUnion($1.tables) })
    if setting.isStrict, let first = notes.first { throw DoorError.warned(first) }
    let page = try reader.snapshot {
      var headlines: [Report.Headline] = []
      let sections = try parts.map { part in
        try check(part.arguments)
        var answers: Answers = [:]
        let section = try section(part, &answers, namesPeople: order.namesPeople)
        headlines += try part.query.headlines.compactMap { try headline($0, of: part, &answers) }
        return section
      }
      return Report(
        title: order.title, about: about(parts.map(\.query)), warnings: notes,
        headlines: headlines, sections: sections)
    }
    for query in queries { RunLog(beside: setting.file.path).note(query.name, at: setting.now()) }
    try delivery.write(text: try page.html)
    for note in notes { Talk.say("warning: \(note)") }
  }

  private func about(_ queries: [SavedQuery]) -> [String] {
    let minute = Self.minute(of: setting.now().formatted(.iso8601))
    let company = setting.isDemo ? " The company is invented." : ""
    return ["Made on \(minute) with Glasshouse \(Version.number).\(company)"]
  }

  /// `2026-11-02 09:00 UTC` of an instant.
  private static func minute(of instant: String) -> String {
    instant.count < 16 ? instant : "\(instant.prefix(10)) \(instant.dropFirst(11).prefix(5)) UTC"
  }

  /// The answer of a part with these values.
  private func answer(
    _ part: Part, typed: [String], _ answers: inout Answers
  ) throws -> Held {
    if let known = answers[typed] { return known }
    let arguments = try Arguments(typed, for: part.query, today: try today)
    let held = try hold(try BoundQuery(part.query, arguments).listingNothing)
    answers[typed] = held
    return held
  }

  private func section(
    _ part: Part, _ answers: inout Answers, namesPeople: Bool
  ) throws -> Report.Section {
    let query = part.query
    var (held, n, causes) = try withCases(of: part.bound) { bound in
      let counted = try bound.counted.flatMap { asking in
        try hold(asking.sql, asking.values, shortcut: asking.shortcut).rows.first?.first
      }
      return (try hold(bound), counted, try self.causes(of: bound))
    }
    answers[part.typed] = held
    var facts = [(term: "Definition", text: query.definition)]
    facts += Footer.values(part.arguments.resolved).map {
      ("Parameters", String($0.dropFirst("parameters: ".count)))
    }
    if let n { facts.append(("n", "\(n.text) counted")) }
    if query.excluded != nil {
      let told = causes.map { "\($0.count) \($0.cause)" }.joined(separator: "; ")
      facts.append(("Left out", told.isEmpty ? "nothing" : told))
    }
    facts.append(("Data", try ages(of: part.tables)))
    if !namesPeople {
      let hidden = try hideNames(in: &held, of: part.bound.statements.map(\.sql))
      if !hidden.isEmpty {
        let columns = hidden.joined(separator: ", ")
        facts.append(("Names", "People are numbered in \(columns); report --personal names them."))
      }
    }
    facts.append(("Again", Self.call(part)))
    let sheet = Sheet(held.columns, held.rows)
    let choice = try query.chart.isEmpty ? ChartChoice() : ChartChoice(query.chart)
    let chart = Result { () throws(ChartError) in try Chart(of: sheet, choice) }
    return Report.Section(
      title: query.title, description: query.description, chart: chart, sheet: sheet,
      facts: facts.filter { !$0.text.isEmpty })
  }

  /// The command that gives the same numbers.
  private static func call(_ part: Part) -> String {
    // What is told from today is written out, so that it stays the same.
    let days = part.arguments.resolved.filter { value in
      value.from != nil && !part.typed.contains { $0.parameterName == value.name }
    }.compactMap { value in value.value.map { "\(value.name)=\($0)" } }
    let values = (part.typed + days).map { " " + $0.asShellWord }.joined()
    return "glasshouse run \(part.query.name)\(values)"
  }

  /// When the tables were last as Greenhouse had them, those of one minute together.
  private func ages(of tables: Set<String>) throws -> String {
    let states = try states()
    let groups = Dictionary(grouping: schema.names(filling: tables).sorted()) { name in
      let at = states[name]?.syncedAt.map(Self.minute) ?? "never synced"
      return at + (states[name]?.since.map { " (since \($0))" } ?? "")
    }
    return groups.sorted { $0.key < $1.key }
      .map { "\($0.value.joined(separator: ", ")) as of \($0.key)" }.joined(separator: "; ")
  }

  /// The number that is read first, and how it was in the period before.
  private func headline(
    _ headline: Headline, of part: Part, _ answers: inout Answers
  ) throws -> Report.Headline? {
    guard let now = try value(headline, part, typed: part.typed, &answers) else { return nil }
    var change = ""
    if let before = part.before {
      let then = try value(
        headline, part, typed: part.typed.overridden(by: before), &answers)
      let period = before.map { String($0.drop { $0 != "=" }.dropFirst()) }
      change = Self.change(from: then, to: now) + " (\(period.joined(separator: " to ")))"
    }
    return Report.Headline(
      title: part.query.title,
      measure: headline.column == "n" ? "" : headline.column.replacing("_", with: " "),
      value: now.text, change: change)
  }

  private static func change(from then: Scalar?, to now: Scalar) -> String {
    guard let then, let old = then.number, let new = now.number else {
      return "no value in the period before"
    }
    let decimals = max(then.decimals, now.decimals)
    let difference = Figures.text((new - old).magnitude, decimals: decimals)
    return new == old
      ? "as in the period before"
      : "\(new > old ? "▲ up" : "▼ down") \(difference) from \(then.text)"
  }

  private func value(
    _ headline: Headline, _ part: Part, typed: [String], _ answers: inout Answers
  ) throws -> Scalar? {
    switch headline.way {
    case .asked(let parameter, let value):
      let held = try answer(
        part, typed: typed.overridden(by: ["\(parameter)=\(value)"]), &answers)
      guard let place = held.index(of: headline.column) else { return nil }
      return held.rows.first.map { $0[place] }.flatMap { $0 == .null ? nil : $0 }
    case .sum:
      let held = try answer(part, typed: typed, &answers)
      guard let place = held.index(of: headline.column) else { return nil }
      var whole: Int64 = 0
      for row in held.rows { if case .integer(let number) = row[place] { whole += number } }
      return .integer(whole)
    case .line(let column, let value):
      let held = try answer(part, typed: typed, &answers)
      guard let place = held.index(of: headline.column), let key = held.index(of: column) else {
        return nil
      }
      return held.rows.first { $0[key].text == value }.map { $0[place] }
        .flatMap { $0 == .null ? nil : $0 }
    }
  }
}

extension Scalar {
  /// How many digits stand behind the point of its text.
  fileprivate var decimals: Int {
    guard case .real = self else { return 0 }
    return min(text.split(separator: ".").dropFirst().first?.count ?? 0, 4)
  }
}
