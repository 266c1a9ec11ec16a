extension Chart {
  /// What part of the first stage each stage is; empty for every other kind.
  package var shares: [String] {
    guard kind == .funnel, let first = values.first ?? nil else { return [] }
    return values.map { value in value.flatMap { Figures.percent($0, of: first) } ?? "" }
  }

  /// A bar for each stage, in the order of the rows.
  static func funnel(of plan: Plan) throws(ChartError) -> Chart {
    let (points, missing) = plan.points()
    var notes = plan.notes(missing: missing)
    for point in points where point.value < 0 {
      throw .belowZero(point.labels.first?.label ?? "")
    }
    if points.count > mostCategories {
      notes.append("not drawn: \(grouped(points.count - mostCategories)) stages behind these")
    }
    let steps = points.prefix(mostCategories)
    return Chart(
      .funnel, title: plan.title, labels: steps.map { $0.labels.first?.label ?? "" },
      series: [Series(name: plan.measure, values: steps.map(\.value))], notes: notes)
  }
}
