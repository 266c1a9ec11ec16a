internal import FoundationEssentials

/// Instants as they are written in headers and tokens.
enum Moment {
  /// The instant as `2026-11-02T09:00:00.000Z`.
  static func text(_ date: Date) -> String {
    let milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded(.down))
    let seconds = floorDivide(milliseconds, 1000)
    let days = floorDivide(seconds, 86_400)
    let (year, month, day) = civil(days)
    let rest = seconds - days * 86_400
    return two(year, 4) + "-" + two(month) + "-" + two(day) + "T" + two(rest / 3600) + ":"
      + two(rest / 60 % 60) + ":" + two(rest % 60) + "." + two(milliseconds - seconds * 1000, 3)
      + "Z"
  }

  /// Reads `Mon, 02 Nov 2026 09:00:00 GMT`, the one form RFC 9110 lets servers send.
  static func http(_ text: String) -> Date? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT" || parts[5] == "UTC",
      let day = number(parts[1], 1...31),
      let month = months.firstIndex(of: String(parts[2])),
      let year = number(parts[3], 1970...9999)
    else { return nil }
    let clock = parts[4].split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 3, let hour = number(clock[0], 0...23),
      let minute = number(clock[1], 0...59), let second = number(clock[2], 0...60)
    else { return nil }
    return date(days(year, Int64(month) + 1, day), hour * 3600 + minute * 60 + second)
  }

  /// Reads `2026-05-11T14:53:45Z`, with or without a fraction, and offsets such as `+0000`.
  static func iso(_ text: String) -> Date? {
    let text = Substring(text)
    guard text.utf8.count >= 20, text.utf8.count < 40, text.allSatisfy(\.isASCII) else {
      return nil
    }
    let fields = text.split { "-T:.Z+ ".contains($0) }
    guard fields.count >= 6, let year = number(fields[0], 1970...9999),
      let month = number(fields[1], 1...12), let day = number(fields[2], 1...31),
      let hour = number(fields[3], 0...23), let minute = number(fields[4], 0...59),
      let second = number(fields[5], 0...60), let offset = offset(text.dropFirst(19))
    else { return nil }
    return date(days(year, month, day), hour * 3600 + minute * 60 + second - offset)
  }

  /// The seconds east of UTC at the end of an instant, a fraction before them skipped.
  private static func offset(_ tail: Substring) -> Int64? {
    let zone = tail.drop { $0 == "." || $0.isNumber }
    if zone == "Z" { return 0 }
    guard let sign = zone.first, sign == "+" || sign == "-" else { return nil }
    let digits = zone.dropFirst().filter { $0 != ":" }
    guard digits.count == 4, let hours = number(digits.prefix(2), 0...23),
      let minutes = number(digits.suffix(2), 0...59)
    else { return nil }
    return (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1)
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func number(_ text: Substring, _ range: ClosedRange<Int64>) -> Int64? {
    guard text.allSatisfy(\.isNumber), let value = Int64(text), range.contains(value) else {
      return nil
    }
    return value
  }

  private static func date(_ days: Int64, _ seconds: Int64) -> Date {
    Date(timeIntervalSince1970: Double(days * 86_400 + seconds))
  }

  private static func two(_ value: Int64, _ width: Int = 2) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func floorDivide(_ value: Int64, _ by: Int64) -> Int64 {
    value / by - (value % by < 0 ? 1 : 0)
  }

  /// Days since 1970-01-01 of a date of the Gregorian calendar.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = floorDivide(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The year, month and day so many days after 1970-01-01.
  private static func civil(_ days: Int64) -> (Int64, Int64, Int64) {
    let shifted = days + 719_468
    let era = floorDivide(shifted, 146_097)
    let day = shifted - era * 146_097
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
    let rest = day - (365 * year + year / 4 - year / 100)
    let month = (5 * rest + 2) / 153
    let civilMonth = month < 10 ? month + 3 : month - 9
    return (
      year + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, rest - (153 * month + 2) / 5 + 1
    )
  }
}
