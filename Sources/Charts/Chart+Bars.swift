import Rows

extension Chart {
  /// A bar for each row, the highest first, or in the order of dates.
  ///
  /// Beyond `mostCategories`, counts are folded into one number at the end, which has no bar, since it would dwarf
  /// the others; of other numbers those nearest to zero are left out.
  static func bars(of plan: Plan) throws(ChartError) -> Chart {
    let (points, missing) = plan.points()
    var notes = plan.notes(missing: missing)
    var bars = points.enumerated()
      .sorted { ($0.element.value, $1.offset) > ($1.element.value, $0.offset) }
      .map {
        Bar(
          label: $0.element.labels.first?.label ?? "", value: $0.element.value,
          count: $0.element.count)
      }
    if bars.count <= mostCategories, bars.allSatisfy({ isDate($0.label) }) {
      bars.sort { $0.label < $1.label }
    }
    let isFolded = bars.count > mostCategories && plan.isAdditive
    let labels = Set(bars.map(\.label)).count
    if labels < bars.count {
      let names = labels == 1 ? "1 name" : "\(grouped(labels)) names"
      notes.append("\(grouped(bars.count)) bars have \(names): there is one for each row")
    }
    if isFolded {
      let rest = bars[(mostCategories - 1)...]
      let other = "other (\(grouped(rest.count)))"
      notes.append("\(other), which has no bar, is the sum of \(grouped(rest.count)) more")
      let counts = rest.compactMap(\.count)
      bars.replaceSubrange(
        (mostCategories - 1)...,
        with: [
          Bar(
            label: other, value: rest.reduce(0) { $0 + $1.value },
            count: counts.isEmpty ? nil : counts.reduce(0, +))
        ])
    } else if bars.count > mostCategories {
      let more = grouped(bars.count - mostCategories)
      let isNegative = bars.contains { $0.value < 0 }
      // The bars are in their order already; those that are kept stay in it.
      let kept = bars.indices.sorted {
        (bars[$0].value.magnitude, $1) > (bars[$1].value.magnitude, $0)
      }
      bars = kept.prefix(mostCategories).sorted().map { bars[$0] }
      notes.append(
        "not drawn: \(more) more, \(isNegative ? "nearest to zero" : "the lowest"), whose \(plan.measure) "
          + "cannot be added up")
    }
    return Chart(
      .bars, of: plan, labels: bars.map(\.label),
      series: [Series(name: plan.measure, values: bars.map(\.value))],
      counts: plan.count == nil ? [] : bars.map(\.count), notes: notes, foldsLabels: isFolded)
  }

  private struct Bar {
    let label: String
    let value: Double
    let count: Double?
  }
}
