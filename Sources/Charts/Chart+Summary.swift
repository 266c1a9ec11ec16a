extension Chart {
  /// What is to be seen, in a sentence, for those who do not see it.
  package var summary: String {
    let drawn = zip(labels, values).dropLast(kind == .bars && foldsLabels ? 1 : 0)
    let known = drawn.compactMap { label, value in value.map { (label, $0) } }
    func told(_ point: (String, Double)) -> String { "\(point.0) \(text(of: point.1))" }
    guard let first = known.first, let last = known.last,
      let least = known.min(by: { $0.1 < $1.1 }), let most = known.max(by: { $0.1 < $1.1 })
    else { return kind == .heat ? heatSummary : Self.nothing }
    switch kind {
    case .bars:
      return known.count == 1
        ? "One bar: \(told(first))." : "\(known.count) bars, from \(told(first)) to \(told(last))."
    case .line:
      return known.count == 1
        ? "One value: \(told(first))."
        : "From \(told(first)) to \(told(last)); lowest \(told(least)), highest \(told(most))."
    case .histogram:
      let sum = known.reduce(0) { $0 + $1.1 }
      return
        "\(rows(Int(sum))) in \(known.count == 1 ? "1 interval" : "\(known.count) intervals"); "
        + "most in \(told(most))."
    case .funnel:
      let share = Figures.percent(last.1, of: first.1).map { ", \($0) of the first" } ?? ""
      return "From \(told(first)) to \(told(last))\(share)."
    case .heat: return heatSummary
    }
  }

  /// What is said where there is nothing to draw.
  package static let nothing = "There is nothing to draw: no row has a value."

  private var heatSummary: String {
    var greatest: (name: String, value: Double)?
    for one in series {
      for (label, value) in zip(labels, one.values) {
        guard let value, value > greatest?.value ?? -.infinity else { continue }
        greatest = ("\(one.name), \(label)", value)
      }
    }
    guard let greatest else { return Self.nothing }
    return "\(series.count) rows and \(labels.count) columns; highest \(greatest.name) "
      + "\(text(of: greatest.value))."
  }
}
