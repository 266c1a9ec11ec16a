/// Instants and days as the warehouse writes them: texts that sort as time does.
enum Calendar {
  /// A moment in whole milliseconds since 1970 in UTC, from an ISO 8601 text with a zone: `Z`, an
  /// offset or the word `UTC`; fractions finer than a millisecond are cut off.
  static func milliseconds(_ text: UnsafeRawBufferPointer) -> Int64? {
    if let moment = normalMilliseconds(text) { return moment }
    var reader = DigitReader(text)
    guard let day = reader.day(), reader.take(UInt8(ascii: "T")) || reader.take(0x20),
      let hour = reader.number(2), hour < 24, reader.take(Byte.colon),
      let minute = reader.number(2), minute < 60
    else { return nil }
    var second = 0
    var fraction = 0
    if reader.take(Byte.colon) {
      guard let seconds = reader.number(2), seconds < 60 else { return nil }
      second = seconds
      if reader.take(Byte.point) {
        guard let milliseconds = reader.fraction() else { return nil }
        fraction = milliseconds
      }
    }
    guard let offset = reader.zone(), reader.isAtEnd else { return nil }
    let minutes = (day * 24 + hour) * 60 + minute - offset
    return Int64((minutes * 60 + second) * 1000 + fraction)
  }

  /// The number of a day since 1970-01-01, from `YYYY-MM-DD` and nothing after it.
  static func dayNumber(_ text: UnsafeRawBufferPointer) -> Int? {
    var reader = DigitReader(text)
    guard let day = reader.day(), reader.isAtEnd else { return nil }
    return day
  }

  /// Whether a text is a moment exactly as the warehouse writes it.
  static func isNormal(_ text: UnsafeRawBufferPointer) -> Bool {
    normalMilliseconds(text) != nil
  }

  /// The moment of a text that is exactly as the warehouse writes it, which most are: two fifths of the work.
  private static func normalMilliseconds(_ text: UnsafeRawBufferPointer) -> Int64? {
    guard text.count == 24 else { return nil }
    var isNormal =
      text[4] == Byte.minus && text[7] == Byte.minus && text[10] == UInt8(ascii: "T")
      && text[13] == Byte.colon && text[16] == Byte.colon && text[19] == Byte.point
      && text[23] == UInt8(ascii: "Z")
    func digit(_ place: Int) -> Int {
      let value = text[place] &- Byte.zero
      isNormal = isNormal && value < 10
      return Int(value)
    }
    func pair(_ place: Int) -> Int { digit(place) &* 10 &+ digit(place &+ 1) }
    let (hour, minute, second) = (pair(11), pair(14), pair(17))
    let fraction = pair(20) &* 10 &+ digit(22)
    let (year, month, dayOfMonth) = (pair(0) &* 100 &+ pair(2), pair(5), pair(8))
    guard isNormal, hour < 24, minute < 60, second < 60,
      let day = dayNumber(year: year, month: month, day: dayOfMonth)
    else { return nil }
    return Int64((((day * 24 + hour) * 60 + minute) * 60 + second) * 1000 + fraction)
  }

  /// Writes a moment as `YYYY-MM-DDTHH:MM:SS.sssZ` into 24 bytes; false when the year does not fit.
  static func write(_ milliseconds: Int64, into room: UnsafeMutableRawBufferPointer) -> Bool {
    let day = floorDivide(Int(milliseconds), 86_400_000)
    guard write(day: day, into: room) else { return false }
    let rest = Int(milliseconds) - day * 86_400_000
    room[10] = UInt8(ascii: "T")
    put(rest / 3_600_000, 2, at: 11, in: room)
    room[13] = Byte.colon
    put(rest / 60_000 % 60, 2, at: 14, in: room)
    room[16] = Byte.colon
    put(rest / 1000 % 60, 2, at: 17, in: room)
    room[19] = Byte.point
    put(rest % 1000, 3, at: 20, in: room)
    room[23] = UInt8(ascii: "Z")
    return true
  }

  /// Writes a day since 1970-01-01 as `YYYY-MM-DD` into the first 10 bytes; false when the year does not fit.
  static func write(day: Int, into room: UnsafeMutableRawBufferPointer) -> Bool {
    let (year, month, dayOfMonth) = civil(day)
    guard (0...9999).contains(year) else { return false }
    put(year, 4, at: 0, in: room)
    room[4] = Byte.minus
    put(month, 2, at: 5, in: room)
    room[7] = Byte.minus
    put(dayOfMonth, 2, at: 8, in: room)
    return true
  }

  /// Writes a number with so many digits.
  private static func put(
    _ value: Int, _ width: Int, at start: Int, in room: UnsafeMutableRawBufferPointer
  ) {
    var value = value
    for index in (start..<start + width).reversed() {
      room[index] = UInt8(0x30 + value % 10)
      value /= 10
    }
  }

  /// The number of a day since 1970-01-01 in the Gregorian calendar, or `nil` for a day that is not.
  static func dayNumber(year: Int, month: Int, day: Int) -> Int? {
    guard (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let length =
      switch month {
      case 2: isLeap ? 29 : 28
      case 4, 6, 9, 11: 30
      default: 31
      }
    guard day <= length else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = floorDivide(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The year, month and day of a day since 1970-01-01.
  static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    return (year, month < 10 ? month + 3 : month - 9, dayOfYear - (153 * month + 2) / 5 + 1)
  }

  private static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
    value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
  }
}

/// Reads the parts of a date from its bytes, left to right.
private struct DigitReader {
  private let text: UnsafeRawBufferPointer
  private var at = 0

  init(_ text: UnsafeRawBufferPointer) {
    self.text = text
  }

  var isAtEnd: Bool { at == text.count }

  mutating func take(_ byte: UInt8) -> Bool {
    guard at < text.count, text[at] == byte else { return false }
    at += 1
    return true
  }

  /// A number of exactly so many digits.
  mutating func number(_ width: Int) -> Int? {
    guard at + width <= text.count else { return nil }
    var value = 0
    for place in at..<at + width {
      guard isDigit(text[place]) else { return nil }
      value = value * 10 + Int(text[place] - Byte.zero)
    }
    at += width
    return value
  }

  mutating func day() -> Int? {
    guard let year = number(4), take(Byte.minus), let month = number(2), take(Byte.minus),
      let day = number(2)
    else { return nil }
    return Calendar.dayNumber(year: year, month: month, day: day)
  }

  /// One digit or more after the point, as milliseconds.
  mutating func fraction() -> Int? {
    let first = at
    var value = 0
    while at < text.count, isDigit(text[at]) {
      if at - first < 3 { value = value * 10 + Int(text[at] - Byte.zero) }
      at += 1
    }
    switch at - first {
    case 0: return nil
    case 1: return value * 100
    case 2: return value * 10
    default: return value
    }
  }

  /// The minutes by which the zone is ahead of UTC.
  mutating func zone() -> Int? {
    if take(UInt8(ascii: "Z")) || take(UInt8(ascii: "z")) { return 0 }
    let hasSpace = take(0x20)
    if take(UInt8(ascii: "U")) {
      return take(UInt8(ascii: "T")) && take(UInt8(ascii: "C")) ? 0 : nil
    }
    let isAhead = take(Byte.plus)
    guard isAhead || take(Byte.minus), !hasSpace || !isAtEnd, let hours = number(2), hours < 24
    else { return nil }
    _ = take(Byte.colon)
    guard let minutes = number(2), minutes < 60 else { return nil }
    return (hours * 60 + minutes) * (isAhead ? 1 : -1)
  }
}
