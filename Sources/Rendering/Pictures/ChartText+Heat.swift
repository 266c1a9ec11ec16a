import Charts

extension ChartText {
  /// A table whose cells hold a number and a shade; where that is too wide, shades under letters.
  var heat: [String] {
    let most = chart.series.map { marks.label($0.name).width }.max() ?? 0
    let labelWidth = min(most, max(width / 3, 8))
    let scale = HeatScale(chart)
    let texts = chart.series.map { row in row.values.map { $0.map { chart.text(of: $0) } } }
    let valueWidth = texts.flatMap { $0 }.map { $0?.count ?? 0 }.max() ?? 0
    let names = chart.labels.map { marks.label($0).width }.max() ?? 0
    let room = (width - labelWidth) / max(chart.labels.count, 1) - 1
    let table = room > valueWidth + 1 && room >= min(names, 6)
    let legend = [""] + folded(scale.legend(chart, marks))
    guard table else {
      return compact(labelWidth, scale) + legend + letters
    }
    let cell = min(room, max(valueWidth + 1, names))
    var lines = [
      "".left(labelWidth)
        + chart.labels.map { " " + marks.label($0, to: cell).text.right(cell) }.joined()
    ]
    for (row, values) in chart.series.enumerated() {
      let cells = values.values.enumerated().map { column, value in
        " "
          + (value.map { (texts[row][column] ?? "") + marks.shades[scale.shade(of: $0)] } ?? "")
          .right(cell)
      }
      lines.append(
        (marks.label(values.name, to: labelWidth).text.left(labelWidth) + cells.joined()).withoutEnd
      )
    }
    return lines + legend
  }

  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz").map(String.init)

  /// One or two characters for a cell, a letter over each column.
  private func compact(_ labelWidth: Int, _ scale: HeatScale) -> [String] {
    let count = chart.labels.count
    let gap = labelWidth + 2 * count <= width ? " " : ""
    // A row without a name would say nothing.
    let labelWidth = max(min(labelWidth, width - count - 1), min(labelWidth, 4))
    let head = (0..<count).map { gap + Self.alphabet[$0 % 26] }.joined()
    var lines = ["".left(labelWidth) + (gap.isEmpty ? " " : "") + head]
    for row in chart.series {
      let cells = row.values.map { gap + ($0.map { marks.shades[scale.shade(of: $0)] } ?? " ") }
      let name = marks.label(row.name, to: labelWidth).text.left(labelWidth)
      lines.append((name + (gap.isEmpty ? " " : "") + cells.joined()).withoutEnd)
    }
    return lines
  }

  /// Which column each letter stands for.
  private var letters: [String] {
    folded(
      chart.labels.enumerated().map {
        "\(Self.alphabet[$0 % 26])=\(marks.label($1, to: 24).text)"
      }
      .joined(separator: ", "))
  }
}

/// How dark a value is.
///
/// A sum of many categories would leave all others bright: it is as dark as the highest of them, or darker.
struct HeatScale {
  private let least: Double
  private let most: Double
  private let isExceeded: Bool

  init(_ chart: Chart) {
    let all = chart.series.flatMap { $0.values.compactMap(\.self) }
    let rows = chart.foldsRows ? chart.series.dropLast() : chart.series[...]
    let known = rows.flatMap { row in
      (chart.foldsLabels ? row.values.dropLast() : row.values[...]).compactMap(\.self)
    }
    least = min(all.min() ?? 0, 0)
    most = known.max() ?? all.max() ?? 0
    isExceeded = (all.max() ?? 0) > most
  }

  /// 0 for the lowest value there can be, 1 to 4 for the quarters above it.
  func shade(of value: Double) -> Int {
    guard value > least, most > least else { return 0 }
    return 1 + Int(min(3, 4 * (value - least) / (most - least)))
  }

  /// What the shades stand for.
  func legend(_ chart: Chart, _ marks: ChartMarks) -> String {
    let decimals = chart.decimals + (most - least < 8 ? 2 : 0)
    let steps = (1...4).map { quarter in
      let end = Figures.text(least + (most - least) * Double(quarter) / 4, decimals: decimals)
      return "\(marks.shades[quarter]) to \(end)\(chart.unit)"
    }
    return "\(marks.shades[0]) \(chart.text(of: least)) " + steps.joined(separator: " ")
      + (isExceeded ? " and above" : "")
  }
}
