import Glibc

extension Moment {
  /// The real time.
  package static func now() -> Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Moment(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// The bounds of what can be written with four digits of a year.
  static let earliest = Moment(milliseconds: -62_167_219_200_000)
  static let latest = Moment(milliseconds: 253_402_300_800_000)

  /// Whole seconds since 1970.
  var seconds: Int64 { milliseconds / 1000 }

  /// The moment as HTTP dates are written: `Mon, 02 Nov 2026 09:00:00 GMT` (RFC 7231).
  var httpDate: String {
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let text = iso
    let days = Int(milliseconds / 86_400_000)
    let month = Int(text.dropFirst(5).prefix(2)).map { months[$0 - 1] } ?? ""
    let day = text.dropFirst(8).prefix(2)
    let time = text.dropFirst(11).prefix(8)
    return "\(weekdays[days % 7]), \(day) \(month) \(text.prefix(4)) \(time) GMT"
  }

  /// The moment in whole seconds: `2026-11-02T09:00:00Z`.
  var isoSeconds: String { String(iso.prefix(19)) + "Z" }
}
