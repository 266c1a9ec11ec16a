import Charts
import Rows
import SavedQueries
import Warehouse

/// Whether a saved query is what its header promises: found out on the demo's company.
struct QueryCheck {
  let query: SavedQuery
  private(set) var problems: [String] = []

  init(_ query: SavedQuery) {
    self.query = query
  }

  /// Looks at the file, compiles every statement, runs it, and holds what it expects against that.
  mutating func run(in session: Session) async {
    checkText()
    do {
      let typed = query.parameters.filter(\.isRequired).map { "\($0.name)=\($0.sample)" }
      let arguments = try Arguments(typed, for: query, today: try await session.today)
      let (held, causes) = try await session.hold(query, arguments)
      checkColumns(held)
      for expectation in query.expectations { check(expectation, held) }
      checkExample(held)
      checkChart(held)
      checkHeadlines(held)
      _ = try await session.counts(of: try BoundQuery(query, arguments).listingNothing)
      if query.excluded != nil, causes.contains(where: { $0.count <= 0 }) {
        problems.append("excluded has a cause without anything left out")
      }
      if let rows = query.rows, let line = held.rows.first {
        let values = Dictionary(zip(held.columns, line)) { first, _ in first }
        let bound = try arguments.bound(to: rows, behind: values)
        for name in rows.parameters
        where arguments.isUnknown(name) && !values.keys.contains(where: { "line_\($0)" == name }) {
          problems.append("rows asks for :\(name), which is no parameter and no :line_COLUMN")
        }
        if try await session.hold(bound.sql, bound.values, limit: 1).rows.isEmpty {
          problems.append("rows lists nothing behind the first line of the answer")
        }
      }
    } catch {
      problems.append(Complaint.sentence(of: error))
    }
  }

  private mutating func checkText() {
    if query.definition.isEmpty { problems.append("there is no “definition:” in the header") }
    let statements = query.statements + [query.excluded, query.rows].compactMap(\.self)
    for statement in statements {
      for finding in Portability.findings(in: statement.sql) {
        let name = statement.name.map { " of \($0)" } ?? ""
        problems.append("line \(finding.line)\(name): \(finding.sentence)")
      }
    }
    let used = Set(statements.flatMap(\.parameters))
    for parameter in query.parameters where !used.contains(parameter.name) {
      problems.append("the parameter “\(parameter.name)” is declared and not used")
    }
  }

  private mutating func checkColumns(_ held: Session.Held) {
    for column in query.expectations.flatMap(\.columns) where held.index(of: column) == nil {
      problems.append("“\(column)” is expected of, and is no column of the answer")
    }
  }

  private mutating func check(_ expectation: Expectation, _ held: Session.Held) {
    func values(_ column: String) -> [Scalar] {
      held.index(of: column).map { place in held.rows.map { $0[place] } } ?? []
    }
    let holds: Bool
    switch expectation {
    case .rows: holds = !held.rows.isEmpty
    case .notNull(let column): holds = !values(column).contains(.null)
    case .positive(let column): holds = values(column).allSatisfy { ($0.number ?? 0) > 0 }
    case .unique(let columns):
      let places = columns.compactMap(held.index)
      let keys = held.rows.map { row in places.map { row[$0] } }
      holds = Set(keys).count == keys.count
    }
    if !holds { problems.append("it does not hold that: \(expectation)") }
  }

  /// The picture that the header asks for can be drawn of the answer.
  private mutating func checkChart(_ held: Session.Held) {
    guard !query.chart.isEmpty else { return }
    do throws(ChartError) {
      _ = try Chart(of: Sheet(held.columns, held.rows), ChartChoice(query.chart))
    } catch {
      problems.append("chart: " + Complaint.sentence(of: error))
    }
  }

  /// The numbers that are read first are there.
  private mutating func checkHeadlines(_ held: Session.Held) {
    for headline in query.headlines {
      var columns = [headline.column].compactMap(\.self)
      if case .line(_, let key, _) = headline.way { columns.append(key) }
      for column in columns where held.index(of: column) == nil {
        problems.append("headline: “\(column)” is no column of the answer")
      }
      if let place = headline.column.flatMap(held.index),
        let text = held.rows.lazy.compactMap({
          if case .text(let text) = $0[place] { text } else { nil }
        }).first
      {
        problems.append("headline: “\(text)” in “\(held.columns[place])” is no number")
      }
      if case .asked(_, let name, _) = headline.way,
        !query.parameters.contains(where: { $0.name == name })
      {
        problems.append("headline: “\(name)” is no parameter")
      }
    }
  }

  /// The example in the header is how the answer begins.
  private mutating func checkExample(_ held: Session.Held) {
    guard !query.example.isEmpty else { return }
    let lines = held.lines
    for (place, line) in query.example.enumerated() {
      let real = place < lines.count ? lines[place] : "(no line)"
      if line != real {
        problems.append("the example says “\(line)”, and the answer “\(real)”")
        return
      }
    }
  }
}
