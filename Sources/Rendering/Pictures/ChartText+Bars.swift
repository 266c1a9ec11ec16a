import Charts

extension ChartText {
  /// A line for each label: its name, its number, what stands beside that, and a bar from zero.
  var bars: [String] {
    let most = chart.labels.map { marks.label($0).width }.max() ?? 0
    let values = chart.values.map { $0 ?? 0 }
    let texts = values.map { chart.text(of: $0) }
    let valueWidth = texts.map(\.count).max() ?? 0
    let shares = width >= 40 ? chart.asides : []
    let shareWidth = shares.map(\.count).max() ?? 0
    let beside = valueWidth + 2 + (shareWidth > 0 ? shareWidth + 1 : 0)
    // The bars get a third of the line at least, where names and numbers leave so much.
    let labelWidth = max(min(most, width - beside - max(width / 3, 8)), min(most, 6))
    let room = max(width - beside - labelWidth, 4)
    let last = values.count - (chart.foldsLabels ? 1 : 0)
    let scale = BarScale(Array(values[..<last]), room: room)
    return chart.labels.indices.map { index in
      let label = marks.label(chart.labels[index], to: labelWidth).text.left(labelWidth)
      let share = shareWidth > 0 ? shares[index].right(shareWidth) + " " : ""
      let line =
        label + " " + texts[index].right(valueWidth) + " " + share
        + (index < last ? bar(values[index], scale) : "")
      return line.withoutEnd
    }
  }

  private func bar(_ value: Double, _ scale: BarScale) -> String {
    let below = String(repeating: " ", count: scale.below)
    let axis = scale.below > 0 ? marks.vertical : ""
    guard value < 0 else {
      let size = scale.eighths(of: value)
      let whole = String(repeating: marks.full, count: size / 8)
      guard !marks.eighths.isEmpty else {
        let rounded = max((size + 4) / 8, value > 0 ? 1 : 0)
        return below + axis + String(repeating: marks.full, count: rounded)
      }
      return below + axis + whole + (size % 8 > 0 ? marks.eighths[size % 8 - 1] : "")
    }
    let halves = marks.rightHalf.isEmpty ? 0 : scale.eighths(of: value) / 4 % 2
    let whole =
      marks.rightHalf.isEmpty ? (scale.eighths(of: value) + 4) / 8 : scale.eighths(of: value) / 8
    let drawn =
      whole + halves == 0
      ? (marks.rightHalf.isEmpty ? marks.full : marks.rightHalf)
      : String(repeating: marks.rightHalf, count: halves)
        + String(repeating: marks.full, count: whole)
    return drawn.right(scale.below) + axis
  }
}

/// How many characters a value takes to the left or right of zero.
private struct BarScale {
  /// The characters left of the zero line; 0 where nothing is negative.
  let below: Int
  private let above: Int
  private let least: Double
  private let most: Double

  init(_ values: [Double], room: Int) {
    least = min(values.min() ?? 0, 0)
    most = max(values.max() ?? 0, 0)
    guard least < 0 else {
      below = 0
      above = room
      return
    }
    let part = Double(room - 1) * -least / (most - least)
    below = most > 0 ? min(max(Int(part.rounded()), 1), room - 2) : room - 1
    above = room - 1 - below
  }

  /// The eighths of a character that a value takes; 1 at least for what is not zero.
  func eighths(of value: Double) -> Int {
    guard value != 0 else { return 0 }
    let (end, size) = value < 0 ? (least, below) : (most, above)
    return max(1, Int((value / end * Double(size * 8)).rounded()))
  }
}
