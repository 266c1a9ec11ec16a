import Rows

extension Chart {
  /// A bar for each row, the highest first.
  ///
  /// Beyond `mostCategories`, counts are folded into one bar at the end, other numbers are left out.
  static func bars(of plan: Plan) throws(ChartError) -> Chart {
    let (points, missing) = plan.points()
    var notes = plan.notes(missing: missing)
    var bars = points.enumerated()
      .sorted { ($0.element.value, $1.offset) > ($1.element.value, $0.offset) }
      .map { (label: $0.element.labels.first?.label ?? "", value: $0.element.value) }
    let labels = Set(bars.map(\.label)).count
    if labels < bars.count {
      let names = labels == 1 ? "1 name" : "\(grouped(labels)) names"
      notes.append("\(grouped(bars.count)) bars have \(names): there is one for each row")
    }
    if bars.count > mostCategories {
      let rest = bars[(mostCategories - 1)...]
      if plan.isAdditive {
        let sum = rest.reduce(0) { $0 + $1.value }
        notes.append("other (\(grouped(rest.count))) is the sum of \(grouped(rest.count)) more")
        bars.replaceSubrange(
          (mostCategories - 1)..., with: [("other (\(grouped(rest.count)))", sum)])
      } else {
        let more = bars.count - mostCategories
        bars.removeSubrange(mostCategories...)
        notes.append(
          "not drawn: \(grouped(more)) more, whose \(plan.measure) cannot be added up")
      }
    }
    return Chart(
      .bars, title: plan.title, labels: bars.map(\.label),
      series: [Series(name: plan.measure, values: bars.map(\.value))], notes: notes)
  }
}
