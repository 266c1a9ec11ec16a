import Rows

/// The values that a query runs with.
///
/// They are typed by declaration, else by spelling, and bound, never put into the SQL.
package struct Arguments: Sendable {
  /// A value as it is told to the person who asked.
  package struct Resolved: Equatable, Sendable {
    package let name: String
    /// The value that is bound; `nil` for NULL.
    package let value: String?
    /// What was typed, or declared as default, when that reads differently: `-30d`.
    package let from: String?
  }

  /// The values in the order of declaration, for printing.
  package private(set) var resolved: [Resolved] = []
  /// What was asked for by a value that some column must hold.
  package private(set) var demands: [Demand] = []
  private var values: [String: Given] = [:]

  /// Values of a parameter that a column should hold.
  package struct Demand: Sendable {
    package let name: String
    package let domain: Parameter.Domain
    package let texts: [String]

    /// The complaint about a value that the column does not hold, among all that it holds.
    package func refusal(of text: String, known: [String]) -> QueryError {
      .unknownValue(
        name: name, typed: text, table: "\(domain.table).\(domain.column)",
        known.first { $0.lowercased() == text.lowercased() } ?? nearest(to: text, in: known),
        known: known.count > 12 ? known.prefix(12) + ["…"] : known)
    }
  }

  /// The values for a saved query from what was typed: `name=value` or `name:kind=value`.
  ///
  /// A missing value is thrown as `QueryError.missing`, so that a prompt can ask for it and try again.
  package init(
    _ typed: [String] = [], for query: SavedQuery, today: Day
  ) throws(QueryError) {
    let statements = query.statements + [query.excluded].compactMap(\.self)
    try self.init(
      typed, declared: query.parameters, used: statements.flatMap(\.parameters), today: today)
  }

  /// The values for SQL that declares nothing, typed by their spelling.
  package init(_ typed: [String] = [], sql: String, today: Day) throws(QueryError) {
    let used = Statement(name: nil, sql: sql, line: 1).parameters
    try self.init(typed, declared: [], used: used, today: today)
  }

  private init(
    _ typed: [String], declared: [Parameter], used: [String], today: Day
  ) throws(QueryError) {
    var known = declared
    for name in used where !known.contains(where: { $0.name == name }) {
      known.append(.undeclared(name))
    }
    var texts: [String: String] = [:]
    for word in typed {
      let assignment = try Assignment(word)
      guard let parameter = known.first(where: { $0.name == assignment.name }) else {
        let names = known.map(\.name)
        throw .unknownParameter(
          assignment.name, nearest(to: assignment.name, in: names), known: names)
      }
      let isDeclared = declared.contains { $0.name == parameter.name }
      let given = try assignment.value(for: isDeclared ? parameter : nil, today: today)
      if let earlier = values[parameter.name] {
        guard (assignment.kind ?? parameter.kind) == .list else {
          throw .givenTwice(parameter.name)
        }
        values[parameter.name] = earlier.appending(given)
      } else {
        values[parameter.name] = given
      }
      texts[parameter.name] = assignment.text
    }
    for parameter in known {
      let value: Given
      if let given = values[parameter.name] {
        value = given
      } else {
        value = try parameter.unsetValue(today: today)
      }
      values[parameter.name] = value
      let asked = value.scalars.compactMap { if case .text(let text) = $0 { text } else { nil } }
      if let domain = parameter.domain, !asked.isEmpty {
        demands.append(Demand(name: parameter.name, domain: domain, texts: asked))
      }
      let text = texts[parameter.name] ?? parameter.defaultText
      let from = parameter.kind != .list && text != value.shown ? text : nil
      resolved.append(
        Resolved(name: parameter.name, value: value.isNull ? nil : value.shown, from: from))
    }
    try checkPeriod(declared)
  }

  /// A period of no day at all answers every question with nothing.
  private func checkPeriod(_ declared: [Parameter]) throws(QueryError) {
    let days = ["since", "until"].map { name in
      declared.contains { $0.name == name && $0.kind == .date } ? values[name]?.shown : nil
    }
    guard let since = days[0].flatMap(Day.init), let until = days[1].flatMap(Day.init) else {
      return
    }
    guard since < until else {
      throw .emptyPeriod(since: since.description, until: until.description)
    }
  }

  /// The SQL to run and the values to bind in it.
  package func bound(to statement: Statement) throws(QueryError) -> Bound {
    try bound(to: statement.sql)
  }

  /// The value of a parameter as it is told, or none.
  package func text(of name: String) -> String? {
    resolved.first { $0.name == name }?.value
  }

  /// Whether a name is none of the parameters.
  package func isUnknown(_ name: String) -> Bool { values[name] == nil }

  /// The SQL that lists the rows behind a line of the answer: `:line_segment` is the value of the
  /// line's column `segment`.
  package func bound(to rows: Statement, behind line: [String: Scalar]) throws(QueryError) -> Bound
  {
    var all = values.mapValues(\.scalars)
    for (column, value) in line { all["line_\(column)"] = [value] }
    return try Bound(rows.sql, all)
  }

  /// The SQL to run and the values to bind in it.
  package func bound(to sql: String) throws(QueryError) -> Bound {
    try Bound(sql, values.mapValues(\.scalars))
  }
}

extension Parameter {
  /// A parameter that only the SQL speaks of.
  fileprivate static func undeclared(_ name: String) -> Parameter {
    Parameter(
      name: name, kind: .text, defaultText: nil, isOptional: false, example: nil, sentence: "")
  }

  fileprivate func unsetValue(today: Day) throws(QueryError) -> Given {
    if let defaultText {
      return try Given(defaultText, as: kind, of: name, sample: sample, today: today)
    }
    guard isOptional else { throw .missing(self) }
    return .null
  }
}
