import Charts

extension ChartSVG {
  /// A line for each label: its name, its number, what stands beside that, and a bar from zero.
  func bars(from top: Double, _ marks: ChartMarks) -> (parts: [String], height: Double) {
    let values = chart.values.map { $0 ?? 0 }
    let texts = values.map { chart.text(of: $0) }
    let shares = chart.asides
    let drawn = values.dropLast(chart.foldsLabels ? 1 : 0)
    let most = chart.labels.map { marks.label($0).width }.max() ?? 0
    let columns = min(most, Int(width * 0.38 / Self.column))
    let numberEnd =
      Double(columns + 1) * Self.column + Double(texts.map(\.count).max() ?? 0) * Self.column
    let shareWidth = Double(shares.map(\.count).max() ?? 0) * Self.column
    let start = numberEnd + (shareWidth > 0 ? shareWidth + 2 * Self.column : 0) + 8
    let room = max(width - start, 40)
    let least = min(drawn.min() ?? 0, 0)
    let span = max(drawn.max() ?? 0, 0) - least
    let zero = start + (span > 0 ? room * -least / span : 0)
    var parts: [String] = []
    for (index, value) in values.enumerated() {
      let y = top + Double(index) * Self.line
      let length = span > 0 ? max(room * value.magnitude / span, value == 0 ? 0 : 1) : 0
      var row = [
        label(marks.label(chart.labels[index], to: columns).text, x: 0, y: y + 15),
        label(texts[index], x: numberEnd, y: y + 15, "number", anchor: "end"),
      ]
      if index < drawn.count {
        row.append(
          box(
            value < 0 ? "below" : "bar", x: value < 0 ? zero - length : zero, y: y + 4,
            width: length, height: Self.line - 8))
      }
      if shareWidth > 0 {
        row.append(label(shares[index], x: start - 8, y: y + 15, "quiet number", anchor: "end"))
      }
      let aside = shareWidth > 0 && !shares[index].isEmpty ? " (\(shares[index]))" : ""
      parts.append(group("\(chart.labels[index]): \(texts[index])\(aside)", row))
    }
    let height = Double(values.count) * Self.line
    if least < 0 {
      parts.append(rule("axis", from: (zero, top), to: (zero, top + height)))
    }
    return (parts, height + 6)
  }

  /// A straight line of a class.
  func rule(_ name: String, from: (Double, Double), to: (Double, Double)) -> String {
    "<line class=\"\(name)\" x1=\"\(Markup.length(from.0))\" y1=\"\(Markup.length(from.1))\" "
      + "x2=\"\(Markup.length(to.0))\" y2=\"\(Markup.length(to.1))\"/>"
  }
}
