import Charts

/// A picture as lines of text, no line wider than asked for.
struct ChartText {
  let chart: Chart
  let width: Int
  let marks: ChartMarks
  let showsTitle: Bool

  /// A picture for lines of so many columns, 20 at least.
  init(_ chart: Chart, width: Int, isASCII: Bool = false, showsTitle: Bool = true) {
    self.chart = chart
    self.width = max(width, 20)
    marks = isASCII ? .ascii : .blocks
    self.showsTitle = showsTitle
  }

  /// The title, the picture, and what its reader should know.
  var lines: [String] {
    guard !chart.isEmpty else {
      return ([Chart.nothing] + chart.notes).flatMap(folded)
    }
    let title = showsTitle ? folded(chart.title) + [""] : []
    let picture =
      switch chart.kind {
      case .bars, .histogram, .funnel: bars
      case .line: plot
      case .heat: heat
      }
    let told = chart.kind == .line ? [chart.summary] + chart.notes : chart.notes
    return title + picture + (told.isEmpty ? [] : [""]) + told.flatMap(folded)
  }

  /// A text broken at spaces into lines that fit.
  func folded(_ text: String) -> [String] {
    var lines: [String] = []
    var used = 0
    for word in marks.label(text).text.split(separator: " ") {
      let size = displayWidth(of: word)
      if let last = lines.last, used + 1 + size <= width {
        lines[lines.count - 1] = last + " " + word
        used += 1 + size
      } else {
        let word = marks.label(String(word), to: width)
        lines.append(word.text)
        used = word.width
      }
    }
    return lines
  }
}

extension String {
  /// The text behind so many spaces that it ends at a column.
  func right(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - displayWidth(of: self))) + self
  }

  /// The text with spaces behind it up to a column.
  func left(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth(of: self)))
  }

  /// The text without spaces at its end.
  var withoutEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
