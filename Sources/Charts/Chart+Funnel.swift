extension Chart {
  /// A bar for each stage, in the order of the rows.
  ///
  /// Whatever is not called a stage may have no order, and a stage above the one before it makes no funnel: both
  /// are drawn for who asks, with a word.
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
    if !plan.namesStages, points.count > 1 {
      notes.append("\(plan.category) need have no order: these are in the order of the rows")
    }
    if let (before, after) = zip(points, points.dropFirst()).first(where: { $0.value < $1.value }) {
      notes.append(
        "no funnel: “\(after.labels.first?.label ?? "")” is more than "
          + "“\(before.labels.first?.label ?? "")” before it")
    }
    return Chart(
      .funnel, of: plan, labels: steps.map { $0.labels.first?.label ?? "" },
      series: [Series(name: plan.measure, values: steps.map(\.value))], notes: notes)
  }
}
