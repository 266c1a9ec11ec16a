import Charts
import FoundationEssentials
import Rows
import SavedQueries

/// A saved query of a report with its values, and what it was answered.
struct ReportPart {
  let bound: BoundQuery
  /// The query's name or path, as it was typed.
  let name: String
  let typed: [String]
  /// The period that is answered for; `nil` for a query without one.
  let period: Period?
  let tables: Set<String>
  /// What was answered, by the values it was asked with, so that no question is asked twice.
  var answers: [[String]: Session.Held] = [:]
  /// What the cases counted, likewise, in the order of the query's `counted`.
  var counts: [[String]: [Int64]] = [:]

  var query: SavedQuery { bound.query }
  var arguments: Arguments { bound.arguments }

  init(_ bound: BoundQuery, named name: String, typed: [String], tables: Set<String>) {
    self.bound = bound
    self.name = name
    self.typed = typed
    self.tables = tables
    period = Period(bound.arguments)
  }

  /// The values that ask for the period before; `nil` where there is none, and of a query that is withheld,
  /// since two of its answers together could give away what one does not.
  var typedBefore: [String]? {
    guard query.withheld.isEmpty, let before = period?.before else { return nil }
    return typed.overridden(by: before.period.values)
  }

  /// The values of parameters that are one of a few words, which name nobody.
  var choices: Set<String> {
    Set(
      query.parameters.filter { !$0.choices.isEmpty }.compactMap { arguments.text(of: $0.name) })
  }

  /// What a person in a column is called.
  func role(in column: String) -> String { arguments.role(in: column) }

  /// The command that gives the same numbers, its values as they may be told.
  func call(_ told: (String) -> String) -> String {
    // What is told from today is written out, so that it stays the same.
    let days = arguments.resolved.filter { value in
      value.from != nil && !typed.contains { $0.parameterName == value.name }
    }.compactMap { value in value.value.map { "\(value.name)=\($0)" } }
    let values = (typed + days).map { " " + told($0).asShellWord }.joined()
    return "glasshouse run \(name.asShellWord)\(values)"
  }
}

extension Arguments {
  /// What a person in a column is called: what one line is where the column is the segment, else its name.
  func role(in column: String) -> String {
    column == "segment" ? text(of: "by") ?? column : column
  }
}

/// Days one after another, from `since` up to the one before `until`.
struct Period: Equatable {
  let since: Day
  let until: Day
  /// What is still going on, where the period was said to begin with it: the quarter of `this-quarter`.
  private let unit: Day.Unit?

  private init(since: Day, until: Day, unit: Day.Unit?) {
    self.since = since
    self.until = until
    self.unit = unit
  }

  /// The period of a query's values; `nil` when it has none.
  init?(_ arguments: Arguments) {
    func day(_ name: String) -> Day? {
      arguments.text(of: name).flatMap { Day($0) }
    }
    guard let since = day("since"), let until = day("until") else { return nil }
    let word = arguments.resolved.first { $0.name == "since" }?.from
    self.init(since: since, until: until, unit: word.flatMap(Day.Unit.init(begunBy:)))
  }

  static func == (left: Period, right: Period) -> Bool {
    left.since == right.since && left.until == right.until
  }

  /// What is compared with it: of a unit that is still going on the same days of the one before, else as
  /// many months or days just before; `nil` where they would lie before the year 1.
  var before: (period: Period, words: String)? {
    if let unit, until <= unit.after(since) {
      guard let (first, end) = unit.before(since, until: until) else { return nil }
      let isWhole = until == unit.after(since)
      return (
        Period(since: first, until: end, unit: nil),
        "the \(unit.rawValue) before" + (isWhole ? "" : ", up to the same day")
      )
    }
    return Day.before(since, until: until).map { first in
      let isInMonths = since.isFirstOfMonth && until.isFirstOfMonth
      return (
        Period(since: first, until: since, unit: nil),
        "as many \(isInMonths ? "months" : "days") before"
      )
    }
  }

  /// The values that ask for it.
  var values: [String] { ["since=\(since)", "until=\(until)"] }

  /// The first day and the last, both of which belong to it.
  var days: String { "\(since) to \(until.adding(days: -1))" }
}

extension SavedQuery {
  /// The picture that its header asks for, of rows that are of a period.
  ///
  /// - Throws: `ChartError` for a header that asks for none.
  func chartChoice(over period: Period?) throws -> ChartChoice {
    var choice = try chart.isEmpty ? ChartChoice() : ChartChoice(chart)
    choice.span = period.map {
      ChartChoice.Span(first: "\($0.since)", last: "\($0.until.adding(days: -1))")
    }
    return choice
  }
}
