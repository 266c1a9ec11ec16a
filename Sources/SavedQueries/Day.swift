/// A calendar day.
package struct Day: Comparable, Hashable, Sendable, CustomStringConvertible {
  private let year: Int
  private let month: Int
  private let day: Int

  /// A day that is known to exist.
  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `YYYY-MM-DD`; `nil` when there is no such day.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    guard let year = digits(bytes[0..<4]), let month = digits(bytes[5..<7]),
      let day = digits(bytes[8..<10]),
      1...12 ~= month, day >= 1, day <= daysOf(month, in: year)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package var description: String {
    padded(year, to: 4) + "-" + padded(month, to: 2) + "-" + padded(day, to: 2)
  }

  package static func < (left: Day, right: Day) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// The day so many days later.
  package func adding(days: Int) -> Day { Day(number: number + days) }

  /// How many days it is later than another.
  package func days(since other: Day) -> Int { number - other.number }

  /// The same day so many months later, or the last of a shorter month.
  func adding(months: Int) -> Day {
    let total = year * 12 + month - 1 + months
    let year = total / 12
    let month = total % 12 + 1
    return Day(year: year, month: month, day: min(day, daysOf(month, in: year)))
  }

  /// Days since 0000-03-01, so that a leap day ends its year.
  private var number: Int {
    let year = month < 3 ? year - 1 : year
    let month = (month + 9) % 12
    return year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 1
  }

  private init(number: Int) {
    let era = number / 146_097
    let dayOfEra = number - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month < 3 ? 1 : 0)
  }
}

extension Day {
  /// Words for a day, each with the day that it is.
  private static let meanings: [(word: String, day: @Sendable (Day) -> Day)] = [
    ("today", { $0 }),
    ("tomorrow", { $0.adding(days: 1) }),
    ("yesterday", { $0.adding(days: -1) }),
    ("this-week", { $0.startOfWeek }),
    ("last-week", { $0.startOfWeek.adding(days: -7) }),
    ("this-month", { $0.start(ofMonths: 1) }),
    ("last-month", { $0.start(ofMonths: 1).adding(months: -1) }),
    ("this-quarter", { $0.start(ofMonths: 3) }),
    ("last-quarter", { $0.start(ofMonths: 3).adding(months: -3) }),
    ("this-year", { $0.start(ofMonths: 12) }),
    ("last-year", { $0.start(ofMonths: 12).adding(months: -12) }),
  ]

  /// Words for a day.
  package static var words: [String] { meanings.map(\.word) }

  /// Reads a day or a word for one: `today`, `yesterday`, the first day of `last-quarter` or
  /// `this-month`, `-30d`, `-12w`, `-6m`, `-1y`.
  package init?(word: String, today: Day) {
    guard
      let day = Self.meanings.first(where: { $0.word == word })?.day(today) ?? Day(word)
        ?? Day.relative(word, to: today)
    else { return nil }
    self = day
  }

  /// The day on which a period begins that is as long as this one and ends on `since`: as many
  /// months before where the period is whole months, else as many days; `nil` before the year 1.
  package static func before(_ since: Day, until: Day) -> Day? {
    let first = Day(year: 1, month: 1, day: 1)
    guard since.day == 1, until.day == 1 else {
      let days = until.days(since: since)
      return since.days(since: first) < days ? nil : since.adding(days: -days)
    }
    let months = (until.year - since.year) * 12 + until.month - since.month
    return (since.year - 1) * 12 + since.month - 1 < months ? nil : since.adding(months: -months)
  }

  /// Whether a month begins with it.
  package var isFirstOfMonth: Bool { day == 1 }

  /// The Monday of its week.
  private var startOfWeek: Day {
    // 0000-03-01, which days are numbered from, was a Wednesday.
    adding(days: -((number + 2) % 7))
  }

  /// The first day of the month, quarter or year, which is so many months long.
  private func start(ofMonths length: Int) -> Day {
    Day(year: year, month: (month - 1) / length * length + 1, day: 1)
  }

  private static func relative(_ word: String, to today: Day) -> Day? {
    guard let sign = word.first, sign == "-" || sign == "+", let unit = word.last,
      let size = digits(Array(word.utf8).dropFirst().dropLast()), size <= 36_500
    else { return nil }
    let count = sign == "-" ? -size : size
    let day: Day? =
      switch unit {
      case "d": today.adding(days: count)
      case "w" where size <= 5200: today.adding(days: 7 * count)
      case "m" where size <= 1200: today.adding(months: count)
      case "y" where size <= 100: today.adding(months: 12 * count)
      default: nil
      }
    guard let day, 1...9999 ~= day.year else { return nil }
    return day
  }
}

private func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
  guard 1...9 ~= bytes.count else { return nil }
  var value = 0
  for byte in bytes {
    guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
    value = value * 10 + Int(byte - UInt8(ascii: "0"))
  }
  return value
}

private func padded(_ number: Int, to count: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, count - digits.count)) + digits
}

private func daysOf(_ month: Int, in year: Int) -> Int {
  switch month {
  case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}
