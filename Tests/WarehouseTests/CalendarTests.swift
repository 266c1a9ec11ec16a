import FoundationEssentials
import Testing

@testable import Warehouse

struct CalendarTests {
  private func normal(_ text: String) -> String? {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 24, alignment: 1)
    defer { room.deallocate() }
    let moment = Array(text.utf8).withUnsafeBytes { Calendar.milliseconds($0) }
    guard let moment, Calendar.write(moment, into: room) else { return nil }
    return String(decoding: room, as: UTF8.self)
  }

  @Test(arguments: [
    ("2026-11-02T09:00:00Z", "2026-11-02T09:00:00.000Z"),
    ("2026-11-02T09:00:00.5Z", "2026-11-02T09:00:00.500Z"),
    ("2026-11-02T09:00:00.123456Z", "2026-11-02T09:00:00.123Z"),
    ("2026-11-02 09:00:00 UTC", "2026-11-02T09:00:00.000Z"),
    ("2026-11-02T09:00:00-0530", "2026-11-02T14:30:00.000Z"),
    ("2026-01-01T00:30:00+01:00", "2025-12-31T23:30:00.000Z"),
    ("2024-02-29T00:00Z", "2024-02-29T00:00:00.000Z"),
    ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"),
    ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
  ])
  func `a moment is written one way`(text: String, written: String) {
    #expect(normal(text) == written)
  }

  @Test(arguments: [
    "", "2026", "2026-11-02", "2026-11-02T09:00:00", "2026-13-02T09:00:00Z", "2026-02-29T09:00:00Z",
    "2026-11-02T24:00:00Z", "2026-11-02T09:60:00Z", "2026-11-02T09:00:00.Z",
    "2026-11-02T09:00:00ZZ", "2026-11-02T09:00:00+2", "2026-11-02T09:00:00 ",
    "0000-01-01T00:00:00+01:00", "2026-11-02T09:00:00 U",
  ])
  func `what is not a moment is not taken for one`(text: String) {
    #expect(normal(text) == nil)
  }

  @Test func `every day of four centuries is numbered and written back`() {
    var number = 0
    for year in 1970..<2370 {
      for month in 1...12 {
        for day in 1...31 {
          guard let found = Calendar.dayNumber(year: year, month: month, day: day) else { continue }
          #expect(found == number)
          number += 1
        }
      }
    }
    #expect(number == 146_097)
    #expect(normal("2369-12-31T23:59:59.999Z") == "2369-12-31T23:59:59.999Z")
  }
}
