import Rows

extension Chart {
  /// Values by date; where a year, quarter or month is missing, or a day of a regular run, there is none.
  static func line(of plan: Plan, within span: ChartChoice.Span?) throws(ChartError) -> Chart {
    let column = plan.columns.first ?? 0
    let number = plan.columns.last ?? 0
    var points: [(text: String, moment: Moment, value: Double?)] = []
    var undated = 0
    for row in plan.sheet.rows {
      guard row[column] != .null else {
        undated += 1
        continue
      }
      guard let moment = Moment(row[column].label) else {
        throw .notADate(plan.sheet.columns[column], value: row[column].label)
      }
      points.append((row[column].label, moment, row[number].number))
    }
    points = points.enumerated()
      .sorted { ($0.element.moment.place, $0.offset) < ($1.element.moment.place, $1.offset) }
      .map(\.element)
    var notes = plan.notes(missing: points.count { $0.value == nil })
    if undated > 0 {
      notes.append("left out: \(rows(undated)) without \(plan.sheet.columns[column])")
    }
    let counts = plan.counts
    if let least = counts.min(), let most = counts.max() {
      let range = least == most ? "\(grouped(least))" : "\(grouped(least)) to \(grouped(most))"
      let name = plan.countName == "n" ? "" : " (\(plan.countName))"
      notes.append("n\(name) is \(range) at each date")
    }
    points = try united(points, plan, &notes)
    if let span { notes += cut(points.map { ($0.text, $0.moment) }, by: span) }
    let (filled, gaps) = filled(points)
    if gaps > 0 {
      notes.append(
        "the line is broken where \(gaps == 1 ? "1 date is" : "\(grouped(gaps)) dates are") missing"
      )
    }
    return Chart(
      .line, of: plan, labels: filled.map(\.text), places: filled.map(\.place),
      series: [Series(name: plan.measure, values: filled.map(\.value))], notes: notes)
  }

  /// The words about a first and last date that have days outside of those that the rows are of.
  private static func cut(
    _ dates: [(text: String, moment: Moment)], by span: ChartChoice.Span
  ) -> [String] {
    guard let first = Moment(span.first)?.place, let last = Moment(span.last)?.place else {
      return []
    }
    var notes: [String] = []
    func isCut(_ moment: Moment, by day: Double) -> Bool {
      moment.end.map { moment.place < day && day < $0 } ?? false
    }
    if let date = dates.first, isCut(date.moment, by: first) {
      notes.append("\(date.text) is not whole: the period begins with \(span.first)")
    }
    if let date = dates.last, isCut(date.moment, by: last + 1) {
      notes.append("\(date.text) is not whole: the period ends with \(span.last)")
    }
    return notes
  }

  /// Counts of one date added up.
  private static func united(
    _ points: [(text: String, moment: Moment, value: Double?)], _ plan: Plan,
    _ notes: inout [String]
  ) throws(ChartError) -> [(text: String, moment: Moment, value: Double?)] {
    var united: [(text: String, moment: Moment, value: Double?)] = []
    for point in points {
      guard let last = united.last, last.moment.isSame(as: point.moment) else {
        united.append(point)
        continue
      }
      guard plan.isAdditive else { throw .twice(.line, point.text, column: plan.measure) }
      guard let value = point.value else { continue }
      united[united.count - 1].value = (last.value ?? 0) + value
    }
    if united.count < points.count {
      notes.append("\(rows(points.count)) are added up to \(grouped(united.count)) dates")
    }
    return united
  }

  /// The greatest number that both are whole multiples of.
  private static func divisor(_ one: Double, _ other: Double) -> Double {
    other == 0 ? one : divisor(other, one.truncatingRemainder(dividingBy: other))
  }

  /// The most dates that are put in between two others where rows are missing.
  private static let mostGaps = 100

  /// The points with an empty one for each date that is missing, or one for all where they are many; and how
  /// many dates are missing.
  private static func filled(
    _ points: [(text: String, moment: Moment, value: Double?)]
  ) -> (points: [(text: String, place: Double, value: Double?)], missing: Int) {
    let known = points.map { (text: $0.text, place: $0.moment.place, value: $0.value) }
    guard let first = points.first, points.allSatisfy({ $0.moment.grain == first.moment.grain })
    else { return (known, 0) }
    // Days are as far apart as all of their distances allow: a week, or one.
    let step = zip(known, known.dropFirst()).map { $1.place - $0.place }.reduce(0, Self.divisor)
    var filled: [(text: String, place: Double, value: Double?)] = []
    var gaps = 0
    for (index, point) in known.enumerated() {
      if index > 0 {
        let before = points[index - 1].moment
        let missing = before.between(points[index].moment)
        if let missing, missing.count <= mostGaps {
          gaps += missing.count
          filled += missing.map { ($0.text, $0.place, nil) }
        } else if missing != nil
          || before.grain == .day && step > 0 && point.place - before.place > step
        {
          gaps += missing?.count ?? Int((point.place - before.place) / step) - 1
          filled.append(("", (point.place + before.place) / 2, nil))
        }
      }
      filled.append(point)
    }
    return (filled, gaps)
  }
}
