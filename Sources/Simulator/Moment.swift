/// A moment in UTC, in whole milliseconds since 1970.
package struct Moment: Hashable, Comparable, Sendable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Reads `2026-11-02T09:00:00Z`, with or without a fraction; a bare day is its midnight.
  package init?(_ iso: String) {
    var text = Array(iso.utf8)
    if text.count == 10 { text += Array("T00:00:00Z".utf8) }
    guard text.count >= 20, text.last == UInt8(ascii: "Z") else { return nil }
    let marks: [(Int, Character)] = [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":")]
    guard marks.allSatisfy({ text[$0.0] == $0.1.asciiValue }) else { return nil }
    func number(_ range: Range<Int>) -> Int64? {
      var value: Int64 = 0
      for byte in text[range] {
        guard byte >= 48, byte <= 57 else { return nil }
        value = value * 10 + Int64(byte - 48)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 60
    else { return nil }
    var fraction: Int64 = 0
    if text.count > 20 {
      guard text[19] == UInt8(ascii: "."), (22...30).contains(text.count),
        let digits = number(20..<text.count - 1)
      else { return nil }
      fraction = digits
      for _ in 0..<max(0, 3 - (text.count - 21)) { fraction *= 10 }
      for _ in 0..<max(0, (text.count - 21) - 3) { fraction /= 10 }
    }
    let days = Moment.days(year: year, month: month, day: day)
    milliseconds = (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + fraction
  }

  /// The moment as Greenhouse writes it, such as `2026-11-02T09:00:00.000Z`.
  package var iso: String {
    var bytes: [UInt8] = []
    appendISO(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The calendar day in UTC, such as `2026-11-02`.
  package var day: String { String(iso.prefix(10)) }

  package static func < (a: Moment, b: Moment) -> Bool { a.milliseconds < b.milliseconds }
}

extension Moment {
  static let second: Int64 = 1000
  static let minute: Int64 = 60 * second
  static let hour: Int64 = 60 * minute
  static let dayLength: Int64 = 24 * hour

  static func + (moment: Moment, milliseconds: Int64) -> Moment {
    Moment(milliseconds: moment.milliseconds + milliseconds)
  }

  static func - (a: Moment, b: Moment) -> Int64 { a.milliseconds - b.milliseconds }

  /// Appends `2026-11-02T09:00:00.000Z`.
  func appendISO(to bytes: inout [UInt8]) {
    appendDay(to: &bytes)
    let rest = milliseconds - Moment.floorDays(milliseconds) * Moment.dayLength
    bytes.append(UInt8(ascii: "T"))
    Moment.append(rest / Moment.hour, 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Moment.append(rest / Moment.minute % 60, 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Moment.append(rest / Moment.second % 60, 2, to: &bytes)
    bytes.append(UInt8(ascii: "."))
    Moment.append(rest % Moment.second, 3, to: &bytes)
    bytes.append(UInt8(ascii: "Z"))
  }

  /// Appends `2026-11-02`.
  func appendDay(to bytes: inout [UInt8]) {
    let (year, month, day) = Moment.civil(Moment.floorDays(milliseconds))
    Moment.append(year, 4, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    Moment.append(month, 2, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    Moment.append(day, 2, to: &bytes)
  }

  /// Midnight of the same day in UTC.
  var midnight: Moment {
    Moment(milliseconds: Moment.floorDays(milliseconds) * Moment.dayLength)
  }

  private static func append(_ value: Int64, _ width: Int, to bytes: inout [UInt8]) {
    var divisor: Int64 = 1
    for _ in 1..<width { divisor *= 10 }
    while divisor > 0 {
      bytes.append(UInt8(48 + value / divisor % 10))
      divisor /= 10
    }
  }

  private static func floorDays(_ milliseconds: Int64) -> Int64 {
    let days = milliseconds / dayLength
    return milliseconds % dayLength < 0 ? days - 1 : days
  }

  /// Days since 1970 of a calendar day, by the usual era arithmetic.
  private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civil(_ days: Int64) -> (Int64, Int64, Int64) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * mp + 2) / 5 + 1)
  }
}
