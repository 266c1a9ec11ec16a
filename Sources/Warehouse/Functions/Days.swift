import Rows

/// Functions of calendar days, in a time zone that is always named.
extension SQLFunction {
  static let days: [SQLFunction] = [
    SQLFunction(
      "local_date", "local_date(ts, tz)",
      "The day, YYYY-MM-DD, that an instant falls on in a time zone such as Europe/Lisbon.",
      arity: 2,
      .scalar { arguments throws(FunctionError) in
        guard let day = try localDay(arguments, 0, zone: 1, of: "local_date") else { return .null }
        return .text(Calendar.text(ofDay: day))
      }),
    SQLFunction(
      "period_start", "period_start(unit, ts, tz)",
      "The first day, YYYY-MM-DD, of the day, week (from Monday), month, quarter or year of an instant.",
      arity: 3,
      .scalar { arguments throws(FunctionError) in
        guard let unit = arguments.text(0).flatMap(Period.init) else {
          throw FunctionError(
            sentence: "period_start(unit, ts, tz) needs a unit: "
              + Period.allCases.map(\.rawValue).joined(separator: ", "))
        }
        guard let day = try localDay(arguments, 1, zone: 2, of: "period_start") else {
          return .null
        }
        return .text(Calendar.text(ofDay: unit.start(of: day)))
      }),
    SQLFunction(
      "day_start", "day_start(day, tz)",
      "The instant at which a day, YYYY-MM-DD, begins in a time zone.",
      arity: 2,
      .scalar { arguments throws(FunctionError) in
        guard let day = try plainDay(arguments[0], of: "day_start") else { return .null }
        let second = try zone(arguments, 1, of: "day_start").start(ofDay: day)
        return .text(Calendar.text(ofMilliseconds: second * 1000))
      }),
    SQLFunction(
      "business_days", "business_days(start, end)",
      "The days from start up to but not including end that are no weekend and not in the table holidays.",
      arity: 2,
      .scalar { arguments throws(FunctionError) in
        guard let start = try plainDay(arguments[0], of: "business_days"),
          let end = try plainDay(arguments[1], of: "business_days")
        else { return .null }
        guard end >= start else {
          return .integer(-Int64(arguments.workdays(from: end, to: start)))
        }
        return .integer(Int64(arguments.workdays(from: start, to: end)))
      }),
  ]

  /// The day that an instant falls on in a zone; a date is that day everywhere.
  private static func localDay(
    _ arguments: Arguments, _ index: Int, zone place: Int, of name: String
  ) throws(FunctionError) -> Int? {
    let zone = try zone(arguments, place, of: name)
    switch arguments[index] {
    case .null: return nil
    case .text(let bytes):
      if bytes.count == 10, let day = Calendar.dayNumber(bytes) { return day }
      if let moment = Calendar.milliseconds(bytes) { return zone.day(at: moment) }
      throw notADay(String(decoding: bytes.prefix(40), as: UTF8.self), "an instant or a date", name)
    case .integer, .real, .blob:
      throw notADay(arguments.text(index) ?? "", "an instant or a date", name)
    }
  }

  private static func plainDay(_ value: Value, of name: String) throws(FunctionError) -> Int? {
    switch value {
    case .null: return nil
    case .text(let bytes):
      if let day = Calendar.dayNumber(bytes) { return day }
      let hint = Calendar.milliseconds(bytes) == nil ? "" : "; local_date(ts, tz) makes one"
      throw notADay(
        String(decoding: bytes.prefix(40), as: UTF8.self), "a date (YYYY-MM-DD)", name, hint)
    case .integer(let number): throw notADay("\(number)", "a date (YYYY-MM-DD)", name)
    case .real(let number): throw notADay("\(number)", "a date (YYYY-MM-DD)", name)
    case .blob: throw notADay("a blob", "a date (YYYY-MM-DD)", name)
    }
  }

  private static func zone(
    _ arguments: Arguments, _ index: Int, of name: String
  ) throws(FunctionError) -> Zone {
    if let kept: KeptZone = arguments.kept(at: index) { return kept.zone }
    guard let typed = arguments.text(index) else {
      throw FunctionError(sentence: "\(name) needs a time zone, such as UTC or Europe/Lisbon")
    }
    guard let zone = Zone.named(typed) else {
      throw FunctionError(
        sentence:
          "“\(typed)” is no time zone of this machine; write one such as UTC or Europe/Lisbon")
    }
    arguments.keep(KeptZone(zone), at: index)
    return zone
  }

  private static func notADay(
    _ text: String, _ wanted: String, _ name: String, _ hint: String = ""
  ) -> FunctionError {
    FunctionError(sentence: "\(name) needs \(wanted), not “\(text)”\(hint)")
  }
}

/// The zone of a parameter, found once for all rows.
private final class KeptZone {
  let zone: Zone

  init(_ zone: Zone) {
    self.zone = zone
  }
}

/// A length of the calendar that days are gathered by.
private enum Period: String, CaseIterable {
  case day, week, month, quarter, year

  /// The first day of the period that a day is in.
  func start(of day: Int) -> Int {
    let (year, month, _) = Calendar.civil(day)
    switch self {
    case .day: return day
    // 1970-01-01 was a Thursday.
    case .week: return day - ((day + 3) % 7 + 7) % 7
    case .month: return Calendar.dayNumber(year: year, month: month, day: 1) ?? day
    case .quarter:
      return Calendar.dayNumber(year: year, month: (month - 1) / 3 * 3 + 1, day: 1) ?? day
    case .year: return Calendar.dayNumber(year: year, month: 1, day: 1) ?? day
    }
  }
}

extension Arguments {
  /// The days from Monday to Friday that are no holiday, the end not included.
  fileprivate func workdays(from start: Int, to end: Int) -> Int {
    // Whole weeks have five; the rest is walked.
    let weeks = (end - start) / 7
    var count = weeks * 5
    for day in start + weeks * 7..<end where ((day + 3) % 7 + 7) % 7 < 5 { count += 1 }
    return count - holidays(from: Calendar.text(ofDay: start), to: Calendar.text(ofDay: end))
  }
}

extension Calendar {
  /// A day since 1970-01-01 as `YYYY-MM-DD`.
  static func text(ofDay day: Int) -> String {
    String(unsafeUninitializedCapacity: 10) { room in
      write(day: day, into: UnsafeMutableRawBufferPointer(room)) ? 10 : 0
    }
  }

  /// A moment as the warehouse writes it.
  static func text(ofMilliseconds milliseconds: Int64) -> String {
    String(unsafeUninitializedCapacity: 24) { room in
      write(milliseconds, into: UnsafeMutableRawBufferPointer(room)) ? 24 : 0
    }
  }
}
