import Foundation
import Testing

@testable import Warehouse

struct ZoneTests {
  @Test(arguments: [
    "Europe/Lisbon", "Europe/Berlin", "America/New_York", "America/Santiago", "Asia/Tokyo",
    "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Europe/Dublin",
    "America/Sao_Paulo", "UTC", "Etc/GMT+5",
  ])
  func `the clocks of a zone are those that Foundation knows`(name: String) throws {
    let zone = try #require(Zone.named(name))
    let known = try #require(TimeZone(identifier: name))
    // Every 37 hours from 1971 on, so that every hour of the day is met, past the last listed change.
    for second in stride(from: 31_536_000, to: 2_500_000_000, by: 133_200) as StrideTo<Int64> {
      let expected = known.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
      if zone.offset(at: second) != expected {
        Issue.record("\(name) at \(second): \(zone.offset(at: second)), not \(expected)")
        return
      }
    }
  }

  @Test func `a day begins where the day before ends`() throws {
    for name in ["America/Santiago", "Europe/Lisbon", "Pacific/Apia"] {
      let zone = try #require(Zone.named(name))
      for day in 18_000..<19_000 {
        let start = zone.start(ofDay: day)
        // Apia had no 30 December 2011; every other day has its own beginning.
        #expect(zone.day(at: start * 1000) >= day)
        #expect(zone.day(at: start * 1000 - 1) < day)
      }
    }
  }

  @Test func `a rule with days of the year and hours beyond midnight is read`() throws {
    let rule = try #require(ZoneRule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0"))
    #expect(rule.offset(at: 1_774_745_999) == -7200)
    #expect(rule.offset(at: 1_774_746_000) == -3600)
    let julian = try #require(ZoneRule("AAA3BBB,J60/2,300/2"))
    #expect(julian.offset(at: 1_709_200_000) == -10_800)
    #expect(julian.offset(at: 1_714_521_600) == -7200)
    #expect(ZoneRule("nothing at all") == nil)
  }
}
