import Charts
import Rendering
import Rows
import SavedQueries

extension Session {
  /// A number that is read first, and how it was in the period before.
  ///
  /// Cases that are not decided yet bend the comparison, since those of the period before had longer: where
  /// the header tells which they are, both counts stand beside it. A rate or a median is told with how many
  /// cases it is made of; a number that a value of the report does not limit, with that.
  func headline(
    _ headline: Headline, of part: inout ReportPart, in order: ReportOrder
  ) throws -> Report.Headline {
    let now = try number(headline, of: &part, typed: part.typed)
    var facts: [String] = []
    let typedBefore = part.typedBefore
    if let before = part.period?.before, let typedBefore {
      let then = try number(headline, of: &part, typed: typedBefore)
      let change = now?.change(from: then) ?? then.map { "\($0.text) in the period before" }
      if let change { facts.append("\(change) (\(before.period.days))") }
    }
    var told: [(what: String, count: CaseCount)] = []
    if let column = headline.column, column != "n", let count = part.query.counts.first {
      told = [(count.what, count)]
    }
    if let count = headline.undecided { told.append(("still undecided", count)) }
    for (what, count) in told {
      let now = try self.count(count, of: &part, typed: part.typed)
      let before = try typedBefore.map { try self.count(count, of: &part, typed: $0) }
      facts.append("\(what): \(now)" + (before.map { " now, \($0) before" } ?? ""))
    }
    if let day = part.arguments.text(of: "at") {
      facts.append("as of the beginning of \(day)")
    }
    let unlimited = order.unused(by: part.query)
    if !unlimited.isEmpty { facts.append("whatever the \(unlimited.joined(separator: " and "))") }
    return Report.Headline(
      title: part.query.title, measure: headline.words, value: now?.text ?? "no value",
      change: facts.joined(separator: "; "))
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
    else { throw QueryError.noCount(part.query.name, count.what) }
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

  private var shown: Double { (value * 10).rounded() / 10 }

  /// The number with its unit.
  var text: String { isShare ? Figures.text(value, decimals: 1) + " %" : scalar.text }

  /// How it differs from what it was, in words.
  func change(from then: ReadNumber?) -> String {
    guard let then else { return "no value in the period before" }
    guard scalar != then.scalar, text != then.text else { return "as in the period before" }
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
    // Of shares the difference of what is read is told, not that of what was rounded away.
    let (new, old) = isShare ? (shown, then.shown) : (value, then.value)
    let decimals = isShare ? 1 : Figures.decimals(of: [value, then.value])
    let size = Figures.text((new - old).magnitude, decimals: decimals)
    return size + (isShare ? " points" : "")
  }
}
