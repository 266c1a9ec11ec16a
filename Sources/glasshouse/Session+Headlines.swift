import Charts
import Rendering
import Rows
import SavedQueries

extension Session {
  /// A number that is read first, and how it was in the period before; `nil` where it has no value.
  ///
  /// Cases that are not decided yet bend the comparison, since those of the period before had longer: where
  /// the header tells which they are, both counts stand beside it.
  func headline(_ headline: Headline, of part: inout ReportPart) throws -> Report.Headline? {
    guard let now = try number(headline, of: &part, typed: part.typed) else { return nil }
    var facts: [String] = []
    var undecided = try headline.undecided.map {
      "still undecided: \(try count($0, of: &part, typed: part.typed))"
    }
    if let before = part.period?.before, let typed = part.typedBefore {
      let then = try number(headline, of: &part, typed: typed)
      facts.append("\(now.change(from: then)) (\(before.days))")
      if let count = headline.undecided, let told = undecided {
        undecided = "\(told) now, \(try self.count(count, of: &part, typed: typed)) before"
      }
    }
    return Report.Headline(
      title: part.query.title, measure: headline.words, value: now.text,
      change: (facts + [undecided].compactMap(\.self)).joined(separator: "; "))
  }

  /// The answer of a part with these values.
  private func answer(_ part: inout ReportPart, typed: [String]) throws -> Held {
    if let known = part.answers[typed] { return known }
    let arguments = try Arguments(typed, for: part.query, today: try today)
    let held = try hold(try BoundQuery(part.query, arguments).listingNothing)
    part.answers[typed] = held
    return held
  }

  private func count(
    _ count: CaseCount, of part: inout ReportPart, typed: [String]
  ) throws -> Int64 {
    if part.counts[typed] == nil {
      let arguments = try Arguments(typed, for: part.query, today: try today)
      part.counts[typed] = try counts(of: try BoundQuery(part.query, arguments).listingNothing)
    }
    guard let place = part.query.counted.firstIndex(of: count), let counts = part.counts[typed],
      counts.indices.contains(place)
    else { return 0 }
    return counts[place]
  }

  /// What the cases of a query count, in the order of its `counted`; of no cases that is 0.
  func counts(of bound: BoundQuery) throws -> [Int64] {
    guard let asking = bound.counting else { return [] }
    let held = try hold(asking.sql, asking.values, shortcut: asking.shortcut)
    return try zip(bound.query.counted, held.rows.first ?? []).map { count, value in
      switch value {
      case .integer(let number): number
      case .null: 0
      default: throw QueryError.noCount(bound.query.name, count.what)
      }
    }
  }

  private func number(
    _ headline: Headline, of part: inout ReportPart, typed: [String]
  ) throws -> ReadNumber? {
    let name = part.query.name
    func place(_ column: String, _ held: Held) throws -> Int {
      guard let place = held.index(of: column) else {
        throw QueryError.noHeadline(name, column: column, known: held.columns)
      }
      return place
    }
    func value(_ column: String, _ held: Held, _ row: [Scalar]?) throws -> ReadNumber? {
      let place = try place(column, held)
      return row.flatMap { ReadNumber($0[place], column: column) }
    }
    switch headline.way {
    case .counted(let count):
      return ReadNumber(
        .integer(try self.count(count, of: &part, typed: typed)), column: count.what)
    case .asked(let column, let parameter, let wanted):
      let held = try answer(&part, typed: typed.overridden(by: ["\(parameter)=\(wanted)"]))
      return try value(column, held, held.rows.first)
    case .line(let column, let key, let wanted):
      let held = try answer(&part, typed: typed)
      let place = try place(key, held)
      return try value(column, held, held.rows.first { $0[place].text == wanted })
    }
  }
}

/// A number as it is read out: a share in percent, everything else as the answer has it.
struct ReadNumber: Equatable {
  private let scalar: Scalar
  private let value: Double
  private let isShare: Bool

  /// The number in a column; `nil` where it is none.
  init?(_ scalar: Scalar, column: String) {
    guard let number = scalar.number else { return nil }
    self.scalar = scalar
    isShare = Figures.isShare(column, [number])
    value = isShare ? 100 * number : number
  }

  /// The number with its unit.
  var text: String { isShare ? Figures.text(value, decimals: 1) + " %" : scalar.text }

  /// How it differs from what it was, in words.
  func change(from then: ReadNumber?) -> String {
    guard let then else { return "no value in the period before" }
    guard scalar != then.scalar else { return "as in the period before" }
    return "\(isAbove(then) ? "▲ up" : "▼ down") \(difference(from: then)) from \(then.text)"
  }

  private func isAbove(_ then: ReadNumber) -> Bool {
    if case .integer(let new) = scalar, case .integer(let old) = then.scalar { return new > old }
    return value > then.value
  }

  private func difference(from then: ReadNumber) -> String {
    if !isShare, case .integer(let new) = scalar, case .integer(let old) = then.scalar {
      let (difference, isTooLarge) = new.subtractingReportingOverflow(old)
      if !isTooLarge { return "\(difference.magnitude)" }
    }
    let decimals = isShare ? 1 : Figures.decimals(of: [value, then.value])
    let size = Figures.text((value - then.value).magnitude, decimals: decimals)
    return size + (isShare ? " points" : "")
  }
}
