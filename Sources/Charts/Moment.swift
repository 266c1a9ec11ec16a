/// A year, quarter, month, day or instant, told from its text.
struct Moment: Equatable {
  /// How exact a text is.
  enum Grain: Equatable {
    case year
    case quarter
    case month
    case day
    case instant
  }

  let grain: Grain
  /// The days since 1970 at which it begins.
  let place: Double
  private let months: Int

  /// Reads `2026`, `2026-Q3`, `2026-07`, `2026-07-14`, or that with a time behind it.
  ///
  /// A time is `09:30` or `09:30:15.250`, with or without `Z` or `+02:00`. Of anything else nothing is read.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 4, let year = Self.number(bytes[..<4]), (1000...2999).contains(year) else {
      return nil
    }
    if bytes.count == 4 {
      self.init(.year, months: year * 12)
      return
    }
    guard bytes.count >= 7, bytes[4] == UInt8(ascii: "-") else { return nil }
    if bytes[5] == UInt8(ascii: "Q"), bytes.count == 7, let quarter = Self.number(bytes[6...]) {
      guard (1...4).contains(quarter) else { return nil }
      self.init(.quarter, months: year * 12 + (quarter - 1) * 3)
      return
    }
    guard let month = Self.number(bytes[5..<7]), (1...12).contains(month) else { return nil }
    if bytes.count == 7 {
      self.init(.month, months: year * 12 + month - 1)
      return
    }
    guard bytes.count >= 10, bytes[7] == UInt8(ascii: "-"), let day = Self.number(bytes[8..<10]),
      day >= 1, day <= Self.length(of: month, in: year)
    else { return nil }
    let place = Self.days(year, month, day)
    if bytes.count == 10 {
      self.init(.day, place: place, months: year * 12 + month - 1)
    } else {
      guard [UInt8(ascii: "T"), UInt8(ascii: " ")].contains(bytes[10]),
        let seconds = Self.seconds(bytes[11...])
      else { return nil }
      self.init(.instant, place: place + seconds / 86_400, months: year * 12 + month - 1)
    }
  }

  private init(_ grain: Grain, place: Double? = nil, months: Int) {
    self.grain = grain
    self.months = months
    self.place = place ?? Self.days(months / 12, months % 12 + 1, 1)
  }

  /// Whether both are the same time, told as exactly: a year is not its first month.
  func isSame(as other: Moment) -> Bool { grain == other.grain && place == other.place }

  /// How many months it is long; `nil` for days and instants.
  private var size: Int? {
    switch grain {
    case .year: 12
    case .quarter: 3
    case .month: 1
    case .day, .instant: nil
    }
  }

  /// The days since 1970 at which a year, quarter or month is over.
  var end: Double? {
    size.map { Self.days((months + $0) / 12, (months + $0) % 12 + 1, 1) }
  }

  /// The texts of the years, quarters or months that lie between two; `nil` for days and instants.
  func between(_ next: Moment) -> [(text: String, place: Double)]? {
    guard let size else { return nil }
    return stride(from: months + size, to: next.months, by: size).map { months in
      let (year, month) = (months / 12, months % 12 + 1)
      let text =
        switch grain {
        case .year: "\(year)"
        case .quarter: "\(year)-Q\((month + 2) / 3)"
        default: "\(year)-\(month < 10 ? "0" : "")\(month)"
        }
      return (text, Self.days(year, month, 1))
    }
  }

  /// The days from 1970 to a day of the Gregorian calendar.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Double {
    let year = month <= 2 ? year - 1 : year
    let inEra = year % 400
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return Double(year / 400 * 146_097 + inEra * 365 + inEra / 4 - inEra / 100 + ofYear - 719_468)
  }

  /// The days of a month.
  private static func length(of month: Int, in year: Int) -> Int {
    let next = month == 12 ? days(year + 1, 1, 1) : days(year, month + 1, 1)
    return Int(next - days(year, month, 1))
  }

  /// The seconds from midnight UTC to a time of day.
  private static func seconds(_ time: ArraySlice<UInt8>) -> Double? {
    var rest = time
    func two(below limit: Int) -> Int? {
      guard rest.count >= 2, let value = number(rest.prefix(2)), value < limit else { return nil }
      rest = rest.dropFirst(2)
      return value
    }
    func takes(_ character: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: character) else { return false }
      rest = rest.dropFirst()
      return true
    }
    guard let hour = two(below: 24), takes(":"), let minute = two(below: 60) else { return nil }
    var seconds = Double(hour * 3600 + minute * 60)
    if takes(":") {
      // A leap second is one.
      guard let second = two(below: 61) else { return nil }
      seconds += Double(second)
      if takes(".") {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard (1...9).contains(digits.count), let fraction = number(digits) else { return nil }
        rest = rest.dropFirst(digits.count)
        seconds += Double(fraction) / digits.reduce(1) { power, _ in power * 10 }
      }
    }
    if takes("Z") || rest.isEmpty { return rest.isEmpty ? seconds : nil }
    let sign = takes("+") ? -1.0 : takes("-") ? 1.0 : 0
    guard sign != 0, let hours = two(below: 24), takes(":") || !rest.isEmpty,
      let minutes = two(below: 60), rest.isEmpty
    else { return nil }
    return seconds + sign * Double(hours * 3600 + minutes * 60)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}

/// Whether a text is a year, quarter, month, day or instant.
package func isDate(_ text: String) -> Bool { Moment(text) != nil }
