/// A picture of an answer as values: what is drawn, before anybody draws it.
///
/// Every kind is a list of labels, and one value or none for each label in each series.
package struct Chart: Equatable, Sendable {
  /// Values for the labels, in their order; `nil` where there is none.
  package struct Series: Equatable, Sendable {
    package let name: String
    package let values: [Double?]

    fileprivate var inPercent: Series {
      Series(name: name, values: values.map { $0.map { 100 * $0 } })
    }
  }

  package let kind: ChartKind
  /// What is drawn by what: `median_days by segment`.
  package let title: String
  /// The categories, dates, intervals or stages.
  package let labels: [String]
  /// The day that each date lies on, counted from 1970; empty for all kinds but the line.
  package let places: [Double]
  /// One series, or one for each row of a heat table; shares of one are in percent.
  package let series: [Series]
  /// How many things each value of the one series is told of; empty where that is not known.
  package let counts: [Double?]
  /// What was folded, added up or left out, a sentence each.
  package var notes: [String]
  /// Whether the last row of a heat table is a sum of many.
  package let foldsRows: Bool
  /// Whether the last label, a bar or a column of a heat table, is a sum of many.
  package let foldsLabels: Bool
  /// What stands behind each number: ` %` for shares, else nothing.
  package let unit: String
  /// How many digits stand behind the point of its values, 0 to 4.
  package let decimals: Int

  init(
    _ kind: ChartKind, of plan: Plan, labels: [String], places: [Double] = [], series: [Series],
    counts: [Double?] = [], notes: [String], foldsRows: Bool = false, foldsLabels: Bool = false
  ) {
    let isShare = kind != .histogram && plan.isShare
    self.foldsRows = foldsRows
    self.foldsLabels = foldsLabels
    self.counts = counts
    self.kind = kind
    title = plan.title
    unit = isShare ? " %" : ""
    self.labels = labels
    self.places = places
    self.series = isShare ? series.map(\.inPercent) : series
    self.notes = notes
    let exact = Figures.decimals(of: self.series.flatMap { $0.values.compactMap(\.self) })
    decimals = isShare ? min(exact, 1) : exact
  }

  /// The most rows that a picture is made of.
  package static let mostRows = 100_000

  /// The most categories that are drawn one by one.
  package static let mostCategories = 20

  /// The values of the only or first series.
  package var values: [Double?] { series.first?.values ?? [] }

  /// Whether there is something to draw.
  package var isEmpty: Bool { series.allSatisfy { $0.values.allSatisfy { $0 == nil } } }

  /// A value as it is written in the picture.
  package func text(of value: Double) -> String {
    Figures.text(value, decimals: decimals) + unit
  }

  /// Round numbers for the axis of a line, zero always among them.
  package var ticks: [Double] {
    let known = values.compactMap(\.self)
    return Figures.ticks(from: min(known.min() ?? 0, 0), to: max(known.max() ?? 0, 0), about: 4)
  }

  /// What stands beside each number: in a funnel its part of the first, else of how many it is told.
  package var asides: [String] {
    guard kind == .funnel else {
      return counts.map { $0.map { "n=" + Figures.text($0, decimals: 0) } ?? "" }
    }
    guard let first = values.first ?? nil else { return [] }
    return values.map { value in value.flatMap { Figures.percent($0, of: first) } ?? "" }
  }

  /// A picture of these rows.
  ///
  /// - Throws: `ChartError` when they do not make one.
  package init(of sheet: Sheet, _ choice: ChartChoice = ChartChoice()) throws(ChartError) {
    guard sheet.rows.count <= Self.mostRows else { throw .tooManyRows(most: Self.mostRows) }
    let plan = try Plan(sheet, choice)
    self =
      switch plan.kind {
      case .bars: try .bars(of: plan)
      case .line: try .line(of: plan, within: choice.span)
      case .histogram: try .histogram(of: plan)
      case .funnel: try .funnel(of: plan)
      case .heat: try .heat(of: plan)
      }
  }
}
