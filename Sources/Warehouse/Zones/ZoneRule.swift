/// How clocks change every year, from the last line of a zone file: `WET0WEST,M3.5.0/1,M10.5.0`.
struct ZoneRule: Sendable {
  /// A day of the year and a time of that day, in seconds.
  private enum Turn: Sendable {
    /// The n-th (5: the last) of a weekday in a month.
    case weekday(month: Int, week: Int, day: Int, time: Int64)
    /// The n-th day of the year: from 1 without leap days, or from 0 with them.
    case yearday(Int, countsLeapDay: Bool, time: Int64)
  }

  private let standard: Int
  private let summer: (offset: Int, from: Turn, to: Turn)?

  /// Reads the line; `nil` when it is none.
  init?(_ text: String) {
    var reader = RuleReader(text)
    guard reader.name(), let west = reader.time() else { return nil }
    standard = -Int(west)
    guard reader.name() else {
      summer = nil
      return
    }
    let ahead = reader.next == UInt8(ascii: ",") ? standard + 3600 : -Int(reader.time() ?? 0)
    guard let from = Self.turn(&reader), let to = Self.turn(&reader) else { return nil }
    summer = (ahead, from, to)
  }

  private static func turn(_ reader: inout RuleReader) -> Turn? {
    guard reader.take(UInt8(ascii: ",")) else { return nil }
    func time() -> Int64 { reader.take(UInt8(ascii: "/")) ? reader.time() ?? 7200 : 7200 }
    if reader.take(UInt8(ascii: "M")) {
      guard let month = reader.number(), reader.take(Byte.point), let week = reader.number(),
        reader.take(Byte.point), let day = reader.number(), 1...12 ~= month
      else { return nil }
      return .weekday(month: month, week: week, day: day, time: time())
    }
    let isJulian = reader.take(UInt8(ascii: "J"))
    guard let day = reader.number() else { return nil }
    return .yearday(day, countsLeapDay: !isJulian, time: time())
  }

  /// The seconds that clocks are ahead of UTC at a moment.
  func offset(at second: Int64) -> Int {
    guard let summer else { return standard }
    let day = floorDivided(second + Int64(standard), 86_400)
    let year = Calendar.civil(Int(day)).year
    let from = Self.second(of: summer.from, in: year) - Int64(standard)
    let to = Self.second(of: summer.to, in: year) - Int64(summer.offset)
    let isSummer = from < to ? (from..<to).contains(second) : !(to..<from).contains(second)
    return isSummer ? summer.offset : standard
  }

  /// The second since 1970 on the clocks of that place.
  private static func second(of turn: Turn, in year: Int) -> Int64 {
    switch turn {
    case .weekday(let month, let week, let wanted, let time):
      let first = Calendar.dayNumber(year: year, month: month, day: 1) ?? 0
      let next =
        Calendar.dayNumber(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1) ?? 0
      // 1970-01-01 was a Thursday, and Sunday counts as 0.
      let weekday = ((first + 4) % 7 + 7) % 7
      var day = first + (wanted - weekday + 7) % 7 + 7 * (week - 1)
      while day >= next { day -= 7 }
      return Int64(day) * 86_400 + time
    case .yearday(let number, let countsLeapDay, let time):
      let first = Calendar.dayNumber(year: year, month: 1, day: 1) ?? 0
      guard !countsLeapDay else { return Int64(first + number) * 86_400 + time }
      let march = Calendar.dayNumber(year: year, month: 3, day: 1) ?? 0
      let skipped = number >= 60 && march - first == 60 ? 1 : 0
      return Int64(first + number - 1 + skipped) * 86_400 + time
    }
  }
}

/// Reads the parts of a rule, left to right.
private struct RuleReader {
  private let bytes: [UInt8]
  private var at = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    at += 1
    return true
  }

  /// A name of letters, or of anything between angle brackets.
  mutating func name() -> Bool {
    let start = at
    if take(UInt8(ascii: "<")) {
      while let next, next != UInt8(ascii: ">") { at += 1 }
      return take(UInt8(ascii: ">"))
    }
    while let next, UInt8(ascii: "a")...UInt8(ascii: "z") ~= next | 0x20 { at += 1 }
    return at > start
  }

  mutating func number() -> Int? {
    let start = at
    while let next, isDigit(next), at - start < 6 { at += 1 }
    return Int(String(decoding: bytes[start..<at], as: UTF8.self))
  }

  /// Hours with minutes and seconds, perhaps signed, in seconds.
  mutating func time() -> Int64? {
    let isNegative = take(Byte.minus)
    if !isNegative { _ = take(Byte.plus) }
    guard let hours = number() else { return nil }
    var seconds = hours * 3600
    if take(Byte.colon) { seconds += (number() ?? 0) * 60 }
    if take(Byte.colon) { seconds += number() ?? 0 }
    return Int64(isNegative ? -seconds : seconds)
  }
}
