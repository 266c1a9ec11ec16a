/// A picture of an answer as values: what is drawn, before anybody draws it.
///
/// Every kind is a list of labels, and one value or none for each label in each series.
package struct Chart: Equatable, Sendable {
  /// Values for the labels, in their order; `nil` where there is none.
  package struct Series: Equatable, Sendable {
    package let name: String
    package let values: [Double?]
  }

  package let kind: ChartKind
  /// What is drawn by what: `median_days by segment`.
  package let title: String
  /// The categories, dates, intervals or stages.
  package let labels: [String]
  /// The day that each date lies on, counted from 1970; empty for all kinds but the line.
  package let places: [Double]
  /// One series, or one for each row of a heat table.
  package let series: [Series]
  /// What was folded, added up or left out, a sentence each.
  package let notes: [String]
  /// Whether the last row of a heat table is a sum of many.
  package let foldsRows: Bool
  /// Whether the last column of a heat table is a sum of many.
  package let foldsColumns: Bool
  /// How many digits stand behind the point of its values, 0 to 4.
  package let decimals: Int

  init(
    _ kind: ChartKind, title: String, labels: [String], places: [Double] = [], series: [Series],
    notes: [String], foldsRows: Bool = false, foldsColumns: Bool = false
  ) {
    self.foldsRows = foldsRows
    self.foldsColumns = foldsColumns
    self.kind = kind
    self.title = title
    self.labels = labels
    self.places = places
    self.series = series
    self.notes = notes
    decimals = Figures.decimals(of: series.flatMap { $0.values.compactMap(\.self) })
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
  package func text(of value: Double) -> String { Figures.text(value, decimals: decimals) }

  /// A picture of these rows.
  ///
  /// - Throws: `ChartError` when they do not make one.
  package init(of sheet: Sheet, _ choice: ChartChoice = ChartChoice()) throws(ChartError) {
    guard sheet.rows.count <= Self.mostRows else { throw .tooManyRows(most: Self.mostRows) }
    let plan = try Plan(sheet, choice)
    self =
      switch plan.kind {
      case .bars: try .bars(of: plan)
      case .line: try .line(of: plan)
      case .histogram: try .histogram(of: plan)
      case .funnel: try .funnel(of: plan)
      case .heat: try .heat(of: plan)
      }
  }
}
