import Charts

/// A picture as SVG, with a title and a description for those who do not see it.
///
/// It holds no script and no address. What it looks like is in `style`, which a drawing of its own
/// carries along and a page has once.
struct ChartSVG {
  let chart: Chart
  let width: Double
  /// What the ids of its title and description begin with.
  let id: String
  /// Whether it is a file: then it has its title, its notes and its style in it.
  let isAlone: Bool

  /// The width that a column of a terminal would have, in units of the drawing.
  static let column = 6.7
  /// The height of a line.
  static let line = 22.0

  init(_ chart: Chart, width: Double = 720, id: String = "chart", isAlone: Bool = true) {
    self.chart = chart
    self.width = width
    self.id = id
    self.isAlone = isAlone
  }

  /// The whole element.
  var text: String {
    let marks = ChartMarks.blocks
    var parts: [String] = []
    var y = 0.0
    if isAlone {
      for line in folded(chart.title) {
        parts.append(label(line, x: 0, y: y + 14, "name"))
        y += Self.line
      }
      y += 4
    }
    if chart.isEmpty {
      parts.append(label(Chart.nothing, x: 0, y: y + 14))
      y += Self.line
    } else {
      let drawn =
        switch chart.kind {
        case .bars, .histogram, .funnel: bars(from: y, marks)
        case .line: plot(from: y)
        case .heat: heat(from: y, marks)
        }
      parts += drawn.parts
      y += drawn.height
    }
    if isAlone {
      for line in chart.notes.flatMap(folded) {
        parts.append(label(line, x: 0, y: y + 14, "quiet"))
        y += Self.line
      }
    }
    return element(parts, height: y)
  }

  /// A text broken at spaces into lines that fit.
  private func folded(_ text: String) -> [String] {
    ChartText(chart, width: Int(width / Self.column)).folded(text)
  }

  private func element(_ parts: [String], height: Double) -> String {
    // A drawing of its own has a margin of 12.
    let margin = isAlone ? 12.0 : 0
    let box = [-margin, -margin, width + 2 * margin, height + 2 * margin].map(Markup.length)
    let told = ([chart.summary] + chart.notes.map { $0 + "." }).joined(separator: " ")
    let paper =
      "<rect class=\"paper\" x=\"\(box[0])\" y=\"\(box[1])\" width=\"\(box[2])\" height=\"\(box[3])\"/>\n"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="glasshouse-chart" viewBox="\(box.joined(separator: " "))" \
      role="img" aria-labelledby="\(id)-title \(id)-desc">
      <title id="\(id)-title">\(Markup.escaped(chart.title))</title>
      <desc id="\(id)-desc">\(Markup.escaped(told))</desc>
      \(isAlone ? "<style>\n\(Self.style)</style>\n" + paper : "")\(parts.joined(separator: "\n"))
      </svg>

      """
  }

  /// A text at a place; `anchor` says which of its ends is there.
  func label(
    _ text: String, x: Double, y: Double, _ name: String = "", anchor: String = "start"
  ) -> String {
    let kind = name.isEmpty ? "" : " class=\"\(name)\""
    let side = anchor == "start" ? "" : " text-anchor=\"\(anchor)\""
    return
      "<text x=\"\(Markup.length(x))\" y=\"\(Markup.length(y))\"\(kind)\(side)>\(Markup.escaped(text))</text>"
  }

  /// A rectangle of a class, with what it stands for.
  func box(_ name: String, x: Double, y: Double, width: Double, height: Double) -> String {
    "<rect class=\"\(name)\" x=\"\(Markup.length(x))\" y=\"\(Markup.length(y))\" "
      + "width=\"\(Markup.length(max(width, 0)))\" height=\"\(Markup.length(height))\"/>"
  }

  /// Parts of one thing, with the words that a pointer over it shows.
  func group(_ told: String, _ parts: [String]) -> String {
    "<g><title>\(Markup.escaped(told))</title>\(parts.joined())</g>"
  }
}
