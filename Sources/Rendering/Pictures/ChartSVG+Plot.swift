import Charts

extension ChartSVG {
  /// A line over an axis of days, broken where a value is missing.
  func plot(from top: Double) -> (parts: [String], height: Double) {
    let known = chart.values.compactMap(\.self)
    let ticks = chart.ticks
    let texts = ChartText.texts(of: ticks, unit: chart.unit)
    let left = Double(texts.map(\.count).max() ?? 0) * Self.column + 8
    let (high, low) = (ticks.last ?? 1, ticks.first ?? 0)
    let tall = 160.0
    let (begin, end) = (chart.places.first ?? 0, chart.places.last ?? 0)
    func x(_ place: Double) -> Double {
      end > begin
        ? left + 6 + (place - begin) / (end - begin) * (width - left - 12) : (left + width) / 2
    }
    func y(_ value: Double) -> Double { top + 8 + (high - value) / (high - low) * tall }
    var parts: [String] = []
    for (tick, text) in zip(ticks, texts) {
      parts.append(
        rule(tick == 0 ? "axis" : "grid", from: (left, y(tick)), to: (width, y(tick))))
      parts.append(label(text, x: left - 6, y: y(tick) + 4, "quiet number", anchor: "end"))
    }
    var runs: [[String]] = [[]]
    var points: [String] = []
    for (index, value) in chart.values.enumerated() {
      guard let value else {
        runs.append([])
        continue
      }
      let (across, down) = (Markup.length(x(chart.places[index])), Markup.length(y(value)))
      runs[runs.count - 1].append("\(across),\(down)")
      points.append(
        group(
          "\(chart.labels[index]): \(chart.text(of: value))",
          [
            "<circle class=\"bar\" cx=\"\(across)\" cy=\"\(down)\" r=\"\(known.count > 60 ? 1.5 : 3.5)\"/>"
          ]))
    }
    for run in runs where run.count > 1 {
      parts.append("<polyline class=\"run\" points=\"\(run.joined(separator: " "))\"/>")
    }
    parts += points
    parts += dates(x, y: top + tall + 28)
    return (parts, tall + 36)
  }

  private func dates(_ x: (Double) -> Double, y: Double) -> [String] {
    var parts: [String] = []
    var used = -Double.infinity
    let size = Double(chart.labels.map { min($0.count, 10) }.max() ?? 0) * Self.column
    let last = x(chart.places.last ?? 0)
    for (index, text) in chart.labels.enumerated() where !text.isEmpty {
      let place = x(chart.places[index])
      let isLast = index == chart.labels.count - 1
      let isFirst = index == 0
      guard isFirst || isLast || (place - size / 2 > used + 8 && place + size * 1.5 + 8 < last)
      else { continue }
      let anchor =
        chart.labels.count == 1 ? "middle" : isFirst ? "start" : isLast ? "end" : "middle"
      parts.append(label(String(text.prefix(10)), x: place, y: y, "quiet", anchor: anchor))
      used = isFirst ? place + size : place + size / 2
    }
    return parts
  }
}
