import Charts

extension ChartText {
  /// A line over an axis of days, with round numbers to its left and dates below.
  var plot: [String] {
    let ticks = chart.ticks
    let texts = Self.texts(of: ticks, unit: chart.unit)
    let axis = texts.map(\.count).max() ?? 0
    // About twelve lines, however many numbers stand beside them.
    let gap = max(12 / max(ticks.count - 1, 1), 2)
    var grid = Grid(columns: max(width - axis - 2, 8), rows: (ticks.count - 1) * gap + 1)
    let (low, high) = (ticks.first ?? 0, ticks.last ?? 1)
    let most = Double(grid.rows - 1)
    func row(_ value: Double) -> Int {
      Int(((high - value) / (high - low) * most).rounded())
    }
    if low < 0, high > 0 {
      let zero = row(0)
      for column in 0..<grid.columns { grid[zero, column] = marks.zero }
    }
    draw(in: &grid, row: row)
    var lines: [String] = []
    for place in 0..<grid.rows {
      let tick = place % gap == 0 ? ticks.count - 1 - place / gap : nil
      let text = tick.map { texts[$0] } ?? ""
      let edge = tick == nil ? marks.vertical : marks.tick
      lines.append((text.right(axis) + " " + edge + grid.line(place)).withoutEnd)
    }
    let edge = "".left(axis) + " " + marks.corner
    lines.append(edge + String(repeating: marks.horizontal, count: grid.columns))
    lines.append(("".left(axis + 2) + dates(grid.columns)).withoutEnd)
    return lines
  }

  /// The numbers beside an axis, with as many digits behind the point as they need.
  static func texts(of ticks: [Double], unit: String) -> [String] {
    let decimals = Figures.decimals(of: ticks)
    return ticks.map { Figures.text($0, decimals: decimals) + unit }
  }

  /// The column that a date lies in.
  private func column(_ index: Int, of columns: Int) -> Int {
    guard let first = chart.places.first, let last = chart.places.last, last > first else {
      return columns / 2
    }
    return Int(((chart.places[index] - first) / (last - first) * Double(columns - 1)).rounded())
  }

  private func draw(in grid: inout Grid, row: (Double) -> Int) {
    let columns = grid.columns
    var before: (place: Double, value: Double, column: Int)?
    for (index, value) in chart.values.enumerated() {
      guard let value else {
        before = nil
        continue
      }
      let point = (
        place: chart.places[index], value: value, column: column(index, of: columns)
      )
      if let before { join(before, point, in: &grid, row: row) }
      before = point
    }
    for (index, value) in chart.values.enumerated() {
      guard let value else { continue }
      let place = column(index, of: columns)
      grid[row(value), place] = marks.point
    }
  }

  /// Draws from one point to the next, through a row for each column between them.
  private func join(
    _ one: (place: Double, value: Double, column: Int),
    _ other: (place: Double, value: Double, column: Int), in grid: inout Grid,
    row: (Double) -> Int
  ) {
    let span = other.column - one.column
    func place(_ column: Int) -> Int {
      span == 0
        ? row(other.value)
        : row(one.value + (other.value - one.value) * Double(column - one.column) / Double(span))
    }
    var last = row(one.value)
    for column in span == 0 ? one.column...one.column : (one.column + 1)...other.column {
      let next = place(column)
      if next == last {
        grid[next, column] = marks.horizontal
      } else {
        let (from, to) = next > last ? (last, next) : (next, last)
        for between in from...to { grid[between, column] = marks.vertical }
        grid[last, column] = next > last ? marks.turns.leavesDown : marks.turns.leavesUp
        grid[next, column] = next > last ? marks.turns.arrivesDown : marks.turns.arrivesUp
      }
      last = next
    }
  }

  /// As many dates below the axis as there is room for, the first and the last at least.
  private func dates(_ columns: Int) -> String {
    let labels = chart.labels.map { marks.label(String($0.prefix(10))).text }
    guard let first = labels.first, let last = labels.last else { return "" }
    guard labels.count > 1 else { return first.right(columns / 2 + first.count / 2) }
    let lastStart = columns - last.count
    guard lastStart > first.count else { return first }
    var line = first
    for index in labels.indices.dropFirst().dropLast() where !labels[index].isEmpty {
      let start = column(index, of: columns) - labels[index].count / 2
      guard start >= line.count + 2, start + labels[index].count + 2 <= lastStart else { continue }
      line = line.left(start) + labels[index]
    }
    return line.left(lastStart) + last
  }
}

/// A field of characters.
private struct Grid {
  let columns: Int
  let rows: Int
  private var cells: [String]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: " ", count: columns * rows)
  }

  subscript(row: Int, column: Int) -> String {
    get { cells[row * columns + column] }
    set { cells[row * columns + column] = newValue }
  }

  func line(_ row: Int) -> String { cells[(row * columns)..<((row + 1) * columns)].joined() }
}
