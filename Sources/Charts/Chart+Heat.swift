import Rows

extension Chart {
  /// A cell for each pair of categories; the first category makes the rows.
  static func heat(of plan: Plan) throws(ChartError) -> Chart {
    let (points, missing) = plan.points()
    var notes = plan.notes(missing: missing)
    let isAdditive = plan.isAdditive
    func labels(_ place: Int) -> [String] {
      var seen: Set<String> = []
      return points.map { $0.labels.count > place ? $0.labels[place].label : "" }
        .filter { seen.insert($0).inserted }
    }
    let down = Folding(labels(0), isAdditive, "rows", &notes)
    let across = Folding(labels(1), isAdditive, "columns", &notes)
    var cells = Array(
      repeating: [Double?](repeating: nil, count: across.labels.count), count: down.labels.count)
    var seen: Set<[String]> = []
    var added = 0
    for point in points {
      let (one, other) = (point.labels[0].label, point.labels[1].label)
      if !seen.insert([one, other]).inserted {
        guard isAdditive else { throw .twice(.heat, "\(one), \(other)", column: plan.measure) }
        added += 1
      }
      guard let row = down.place(of: one), let column = across.place(of: other) else { continue }
      cells[row][column] = (cells[row][column] ?? 0) + point.value
    }
    if added > 0 { notes.append("\(rows(added)) are added to others of the same two categories") }
    return Chart(
      .heat, of: plan, labels: across.labels,
      series: zip(down.labels, cells).map { Series(name: $0, values: $1) }, notes: notes,
      foldsRows: down.isFolded, foldsLabels: across.isFolded)
  }
}

/// Categories of which those beyond the most are folded into one, or left out.
///
/// Dates are in their own order and never folded: the newest stay.
private struct Folding {
  let labels: [String]
  /// Whether the last one is the sum of many.
  let isFolded: Bool
  private let places: [String: Int]

  init(_ all: [String], _ isAdditive: Bool, _ what: String, _ notes: inout [String]) {
    let most = Chart.mostCategories
    let dates = all.filter { Moment($0) != nil }.sorted()
    let undated = all.filter { Moment($0) == nil }
    if !dates.isEmpty, undated.allSatisfy({ $0 == Scalar.null.label }) {
      let earlier = dates.prefix(max(0, all.count - most))
      labels = dates.dropFirst(earlier.count) + undated
      places = Dictionary(uniqueKeysWithValues: zip(labels, labels.indices))
      isFolded = false
      if let first = earlier.first, let last = earlier.last {
        notes.append(
          "not drawn: \(grouped(earlier.count)) earlier \(what), \(first) to \(last)")
      }
      return
    }
    var places: [String: Int] = [:]
    for (place, label) in all.enumerated() {
      if all.count <= most || place < most - 1 || (place == most - 1 && !isAdditive) {
        places[label] = place
      } else if isAdditive {
        places[label] = most - 1
      }
    }
    self.places = places
    isFolded = all.count > most && isAdditive
    guard all.count > most else {
      labels = all
      return
    }
    if isAdditive {
      let more = grouped(all.count - most + 1)
      labels = all.prefix(most - 1) + ["other (\(more))"]
      notes.append("other (\(more)) is the sum of \(more) more \(what)")
    } else {
      labels = Array(all.prefix(most))
      notes.append("not drawn: \(grouped(all.count - most)) more \(what)")
    }
  }

  func place(of label: String) -> Int? { places[label] }
}
