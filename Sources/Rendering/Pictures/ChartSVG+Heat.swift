import Charts

extension ChartSVG {
  /// A table of cells, the darker the more; letters over columns that are too narrow for their names.
  func heat(from top: Double, _ marks: ChartMarks) -> (parts: [String], height: Double) {
    let scale = HeatScale(chart)
    let most = chart.series.map { marks.label($0.name).width }.max() ?? 0
    let columns = min(most, Int(width * 0.3 / Self.column))
    let left = Double(columns + 1) * Self.column
    let cell = min((width - left) / Double(max(chart.labels.count, 1)), 110)
    let names = chart.labels.map { marks.label($0).width }.max() ?? 0
    let hasNames = cell > Double(min(names, 8)) * Self.column + 6
    var parts: [String] = []
    for (index, name) in chart.labels.enumerated() {
      let head =
        hasNames ? marks.label(name, to: Int((cell - 4) / Self.column)).text : letter(index)
      parts.append(
        label(head, x: left + (Double(index) + 0.5) * cell, y: top + 14, "quiet", anchor: "middle"))
    }
    var y = top + Self.line
    for row in chart.series {
      parts.append(label(marks.label(row.name, to: columns).text, x: 0, y: y + 15))
      for (index, value) in row.values.enumerated() {
        guard let value else { continue }
        let x = left + Double(index) * cell
        let text = chart.text(of: value)
        let shade = scale.shade(of: value)
        var drawn = [
          box("h\(shade)", x: x + 1, y: y + 1, width: cell - 2, height: Self.line - 2)
        ]
        if Double(text.count) * Self.column < cell - 4 {
          drawn.append(
            label(
              text, x: x + cell / 2, y: y + 15, shade > 2 ? "number on" : "number",
              anchor: "middle"))
        }
        parts.append(group("\(row.name), \(chart.labels[index]): \(text)", drawn))
      }
      y += Self.line
    }
    guard !hasNames else { return (parts, y - top + 6) }
    let told = chart.labels.enumerated().map { "\(letter($0))=\($1)" }.joined(separator: ", ")
    for line in ChartText(chart, width: Int(width / Self.column)).folded(told) {
      parts.append(label(line, x: 0, y: y + 16, "quiet"))
      y += Self.line
    }
    return (parts, y - top + 6)
  }

  private func letter(_ index: Int) -> String {
    String(Unicode.Scalar(UInt8(ascii: "a") + UInt8(index % 26)))
  }
}
