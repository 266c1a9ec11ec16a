import Charts
import FoundationEssentials
import Rendering
import Rows
import SavedQueries
import Warehouse

extension Session {
  /// Writes saved queries as one page, all of one state of the warehouse, where answers go or to a file.
  ///
  /// - Throws: What a query, its sync or the output throws; nothing is written then.
  func report(_ order: ReportOrder, to file: String? = nil) async throws {
    let queries = try order.names.map { try catalogue.find($0) }
    try order.check(queries)
    let today = try today
    var parts = try zip(order.names, queries).map { name, query in
      let typed = order.values(for: query)
      let bound = try BoundQuery(query, Arguments(typed, for: query, today: today))
      return ReportPart(
        bound, named: name, typed: typed,
        tables: try tables(readBy: bound.asked.map(\.sql), with: bound.arguments))
    }
    let notes = try await refresh(parts.reduce(into: []) { $0.formUnion($1.tables) })
    if setting.isStrict, let first = notes.first { throw DoorError.warned(first) }
    let page = try reader.snapshot {
      var headlines: [Report.Headline] = []
      var people = order.namesPeople ? nil : Pseudonyms()
      var sections: [Report.Section] = []
      var masks: [(name: String, pseudonym: String)] = []
      let exposure = order.namesPeople ? self.exposure(of: file ?? delivery.file) : nil
      var named: [String] = []
      for index in parts.indices {
        try check(parts[index].arguments)
        let names = self.people(in: parts[index], &people)
        masks += names
        sections.append(try section(&parts[index], masking: names, &people))
        if exposure != nil { named += try columnsNaming(in: parts[index]) }
        headlines += try parts[index].query.headlines.map {
          try headline($0, of: &parts[index], in: order)
        }
      }
      if let exposure { warn(of: exposure, naming: named.unique, canRedact: false) }
      return Report(
        title: order.title, about: about(parts, order, masks), warnings: notes,
        headlines: headlines,
        sections: sections)
    }
    for query in queries { RunLog(beside: setting.file.path).note(query.name, at: setting.now()) }
    try delivery.openOnce(file, as: nil)
    try delivery.write(text: try page.html)
    for note in notes { Talk.say("warning: \(note)") }
  }

  /// The people whom the values of a part name, where people are numbered.
  private func people(
    in part: ReportPart, _ numbers: inout Pseudonyms?
  ) -> [(name: String, pseudonym: String)] {
    guard var known = numbers else { return [] }
    defer { numbers = known }
    return people(in: part.query, part.arguments, &known)
  }

  private func about(
    _ parts: [ReportPart], _ order: ReportOrder, _ masks: [(name: String, pseudonym: String)]
  ) -> [String] {
    let minute = Self.minute(of: setting.now().formatted(.iso8601))
    let company = setting.isDemo ? " The company is invented." : ""
    let values = order.common.map { masks.masking($0) }.joined(separator: ", ")
    let asked = values.isEmpty ? "" : " Asked with \(values)."
    let made = "Made on \(minute) with Glasshouse \(Version.number).\(company)\(asked)"
    let periods = parts.compactMap(\.period)
    guard let period = periods.first, periods.allSatisfy({ $0 == period }) else { return [made] }
    return [made, "The period is \(period.days), both days included."]
  }

  /// `2026-11-02 09:00 UTC` of an instant.
  private static func minute(of instant: String) -> String {
    instant.count < 16 ? instant : "\(instant.prefix(10)) \(instant.dropFirst(11).prefix(5)) UTC"
  }

  /// One answer with its picture and facts; without numbers for people it names them.
  ///
  /// `masks` are the people whom its values name.
  private func section(
    _ part: inout ReportPart, masking masks: [(name: String, pseudonym: String)],
    _ people: inout Pseudonyms?
  ) throws -> Report.Section {
    let query = part.query
    var (held, counts, causes) = try withCases(of: part.bound) { bound in
      (try hold(bound), try self.counts(of: bound), try self.causes(of: bound))
    }
    part.answers[part.typed] = held
    part.counts[part.typed] = counts
    var facts = [(term: "Definition", text: query.definition)]
    if let period = part.period {
      facts.append(("Period", "\(period.days), both days included"))
    }
    facts += Footer.values(part.arguments.resolved).map {
      ("Parameters", masks.masking(String($0.dropFirst("parameters: ".count))))
    }
    let counted = zip(counts, query.counts).map { "\($0) \($1.what)" }
    facts.append(("n", counted.joined(separator: ", ")))
    var left = Held(
      columns: ["cause"], rows: causes.map { [.text($0.cause), .integer($0.count)] })
    let hidden = try hideNames(in: &held, &left, of: part, &people)
    if query.excluded != nil {
      let told = left.rows.map { "\($0[1].text) \($0[0].text)" }.joined(separator: "; ")
      facts.append(("Left out", told.isEmpty ? "nothing" : told))
    }
    facts.append(("Data", try ages(of: part.tables)))
    if !hidden.isEmpty {
      facts.append(
        (
          "Names",
          "What may name a person is numbered in \(hidden.joined(separator: ", ")), the same by the same "
            + "number in all of this report; report --personal names them."
        ))
    }
    let call = part.call(masks.masking)
    facts.append(
      (
        "Again",
        call == part.call { $0 } ? call : "\(call), with the name in place of its number"
      ))
    let sheet = Sheet(held.columns, held.rows)
    let choice = try query.chartChoice(over: part.period)
    let chart = Result { () throws(ChartError) in try Chart(of: sheet, choice) }
    return Report.Section(
      title: query.title, description: query.description, chart: chart, sheet: sheet,
      facts: facts.filter { !$0.text.isEmpty })
  }

  /// Numbers whom an answer and the causes of what it left out name, where people are numbered; in which columns.
  private func hideNames(
    in held: inout Held, _ left: inout Held, of part: ReportPart, _ people: inout Pseudonyms?
  ) throws -> [String] {
    guard var numbers = people else { return [] }
    defer { people = numbers }
    let answers = part.bound.statements.map(\.sql)
    let causes = [part.bound.excluded?.sql].compactMap(\.self)
    return try hideNames(
      in: &held, of: answers, known: part.choices, with: &numbers, as: part.role)
      + hideNames(in: &left, of: causes, known: part.choices, with: &numbers, as: part.role)
  }

  /// The columns of a part's answer in which people are named.
  private func columnsNaming(in part: ReportPart) throws -> [String] {
    guard var held = part.answers[part.typed] else { return [] }
    var numbers = Pseudonyms()
    return try hideNames(
      in: &held, of: part.bound.statements.map(\.sql), known: part.choices, with: &numbers,
      as: part.role)
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
}
