extension Chart {
  /// How many rows lie in each of about ten intervals of one round size.
  ///
  /// An interval holds its beginning and not its end; of whole numbers its label names both of its ends.
  static func histogram(of plan: Plan) throws(ChartError) -> Chart {
    let (points, missing) = plan.points()
    let values = points.map(\.value)
    var notes = plan.notes(missing: missing)
    guard let least = values.min(), let most = values.max() else {
      return Chart(
        .histogram, of: plan, labels: [], series: [Series(name: "rows", values: [])],
        notes: notes)
    }
    let areWhole = values.allSatisfy { $0 == $0.rounded() && $0.magnitude < 1e15 }
    var step = Figures.step(atLeast: most > least ? (most - least) / 10 : 1)
    if areWhole { step = max(step, 1) }
    let scale = Scale(step: step)
    let first = scale.interval(of: least)
    let count = Int(scale.interval(of: most) - first) + 1
    var counts = Array(repeating: 0.0, count: count)
    for value in values {
      counts[min(max(Int(scale.interval(of: value) - first), 0), count - 1)] += 1
    }
    let edges = (0...count).map { scale.edge(first + Double($0)) }
    let decimals = Figures.decimals(of: edges)
    let labels = (0..<count).map { index in
      func text(_ edge: Double) -> String { Figures.text(edge, decimals: decimals) }
      guard areWhole else { return "\(text(edges[index])) to \(text(edges[index + 1]))" }
      return step == 1
        ? text(edges[index]) : "\(text(edges[index])) to \(text(edges[index + 1] - 1))"
    }
    if !areWhole { notes.append("an interval holds its beginning and not its end") }
    return Chart(
      .histogram, of: plan, labels: labels,
      series: [Series(name: "rows", values: counts)], notes: notes)
  }
}

/// Intervals of one round size, numbered from zero on.
private struct Scale {
  let step: Double

  /// Where an interval begins: the number that is nearest to what its label says.
  func edge(_ interval: Double) -> Double {
    guard step < 1 else { return interval * step }
    // A step below 1 is a whole part of 1, and a quotient is rounded once.
    return interval / (1 / step).rounded()
  }

  /// The interval that a value lies in.
  func interval(of value: Double) -> Double {
    let near = (value / step).rounded(.down)
    if value < edge(near) { return near - 1 }
    return value >= edge(near + 1) ? near + 1 : near
  }
}
