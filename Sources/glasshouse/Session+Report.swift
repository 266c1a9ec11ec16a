import Charts
import FoundationEssentials
import Rendering
import Rows
import SavedQueries
import Warehouse

extension Session {
  /// A saved query of a report with its values.
  private struct Part {
    let query: SavedQuery
    let typed: [String]
    let arguments: Arguments
    /// The same for the period before; `nil` where there is no period.
    let before: [String]?
  }

  /// Writes saved queries as one page, all of one state of the warehouse.
  ///
  /// - Throws: What a query, its sync or the output throws; nothing is written then.
  func report(_ order: ReportOrder) async throws {
    let queries = try order.names.map { try catalogue.find($0) }
    try order.check(queries)
    let today = try today
    let parts = try queries.map { query in
      let typed = order.values(for: query)
      let arguments = try Arguments(typed, for: query, today: today)
      return Part(
        query: query, typed: typed, arguments: arguments,
        before: try? periodBefore(query, arguments))
    }
    var tables: Set<String> = []
    for part in parts { tables.formUnion(try self.tables(of: part)) }
    let notes = try await refresh(tables)
    if setting.isStrict, let first = notes.first { throw DoorError.warned(first) }
    let page = try reader.snapshot {
      var headlines: [Report.Headline] = []
      let sections = try parts.map { part in
        try check(part.arguments)
        headlines += try part.query.headlines.compactMap { try self.headline($0, of: part) }
        return try section(part, namesPeople: order.namesPeople)
      }
      return Report(
        title: order.title, about: about(parts.map(\.query)), warnings: notes,
        headlines: headlines, sections: sections)
    }
    for query in queries { RunLog(beside: setting.file.path).note(query.name, at: setting.now()) }
    try delivery.write(text: try page.html)
    for note in notes { Talk.say("warning: \(note)") }
  }

  private func tables(of part: Part) throws -> Set<String> {
    var tables = Set(part.arguments.demands.map(\.domain.table))
    for statement in part.query.statements + [part.query.excluded].compactMap(\.self) {
      let sql = try part.arguments.bound(to: statement).sql
      tables.formUnion(try reader.prepare(sql)?.tables ?? [])
    }
    return tables
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

  /// The answer of a part, statement by statement as `run` has it.
  private func answer(_ part: Part, typed: [String]) throws -> Held {
    let arguments = try Arguments(typed, for: part.query, today: try today)
    var held = Held(columns: [], rows: [])
    for statement in part.query.statements {
      let asking = try Asking(statement, of: arguments)
      held = try hold(asking.sql, asking.values)
    }
    return held
  }

  private func section(_ part: Part, namesPeople: Bool) throws -> Report.Section {
    let query = part.query
    var held = try answer(part, typed: part.typed)
    var facts = [(term: "Definition", text: query.definition)]
    facts += Footer.values(part.arguments.resolved).map {
      ("Parameters", String($0.dropFirst("parameters: ".count)))
    }
    if let counted = query.counted {
      let asking = try Asking(counted, of: part.arguments)
      if let n = try hold(asking.sql, asking.values).rows.first?.first {
        facts.append(("n", "\(n.text) counted"))
      }
    }
    if let excluded = query.excluded {
      let causes = try causes(try Asking(excluded, of: part.arguments), of: query.name)
      let told = causes.map { "\($0.count) \($0.cause)" }.joined(separator: "; ")
      facts.append(("Left out", told.isEmpty ? "nothing" : told))
    }
    facts.append(("Data", try ages(of: try tables(of: part))))
    if !namesPeople {
      let statements = try query.statements.map { try Asking($0, of: part.arguments).sql }
      let hidden = try hideNames(in: &held, of: statements)
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
      value.from != nil && !part.typed.contains { $0.hasPrefix("\(value.name)=") }
    }.compactMap { value in value.value.map { "\(value.name)=\($0)" } }
    let values = (part.typed + days).map { $0.contains(" ") ? " '\($0)'" : " \($0)" }.joined()
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
  private func headline(_ headline: Headline, of part: Part) throws -> Report.Headline? {
    guard let now = try value(headline, part, typed: part.typed) else { return nil }
    var change = ""
    if let before = part.before {
      let names = before.map { String($0.prefix { $0 != "=" }) }
      let kept = part.typed.filter { word in !names.contains { word.hasPrefix("\($0)=") } }
      let then = try value(headline, part, typed: kept + before)
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

  private func value(_ headline: Headline, _ part: Part, typed: [String]) throws -> Scalar? {
    switch headline.way {
    case .asked(let parameter, let value):
      let others = typed.filter { !$0.hasPrefix("\(parameter)=") && !$0.hasPrefix("\(parameter):") }
      let held = try answer(part, typed: others + ["\(parameter)=\(value)"])
      guard let place = held.index(of: headline.column) else { return nil }
      return held.rows.first.map { $0[place] }.flatMap { $0 == .null ? nil : $0 }
    case .sum:
      let held = try answer(part, typed: typed)
      guard let place = held.index(of: headline.column) else { return nil }
      var whole: Int64 = 0
      for row in held.rows { if case .integer(let number) = row[place] { whole += number } }
      return .integer(whole)
    case .line(let column, let value):
      let held = try answer(part, typed: typed)
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
