import Synchronization

/// A time zone as the machine's zone files describe it: how far its clocks are ahead of UTC, and when.
///
/// The files are read here, since Foundation knows no zones in a program that carries its own runtime.
struct Zone: Sendable {
  /// The seconds since 1970 at which the clocks change, ascending.
  private let changes: [Int64]
  /// The seconds ahead of UTC from each change on.
  private let offsets: [Int]
  /// The seconds ahead of UTC before the first change.
  private let first: Int
  /// What holds after the last change, year by year.
  private let rule: ZoneRule?

  static let utc = Zone(changes: [], offsets: [], first: 0, rule: nil)

  private init(changes: [Int64], offsets: [Int], first: Int, rule: ZoneRule?) {
    self.changes = changes
    self.offsets = offsets
    self.first = first
    self.rule = rule
  }

  /// The seconds that clocks are ahead of UTC at a moment.
  func offset(at second: Int64) -> Int {
    guard let last = changes.last, let start = changes.first, second >= start else {
      return changes.isEmpty ? rule?.offset(at: second) ?? first : first
    }
    if second >= last, let rule { return rule.offset(at: second) }
    var low = 0
    var high = changes.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if changes[middle] <= second { low = middle } else { high = middle }
    }
    return offsets[low]
  }

  /// The calendar day, as a number since 1970-01-01, that clocks show at a moment.
  func day(at milliseconds: Int64) -> Int {
    let second = floorDivided(milliseconds, 1000)
    return Int(floorDivided(second + Int64(offset(at: second)), 86_400))
  }

  /// The first second of a day; that of the change where midnight is skipped.
  func start(ofDay day: Int) -> Int64 {
    let midnight = Int64(day) * 86_400
    var low = midnight - 27 * 3600
    var high = midnight + 27 * 3600
    while low + 1 < high {
      let middle = (low + high) / 2
      if middle + Int64(offset(at: middle)) >= midnight { high = middle } else { low = middle }
    }
    return high
  }
}

extension Zone {
  private static let known = Mutex<[String: Zone]>(["UTC": .utc, "Etc/UTC": .utc])

  /// The zone of a name such as `Europe/Lisbon`; `nil` where the machine has none of this name.
  static func named(_ name: String) -> Zone? {
    if let zone = known.withLock({ $0[name] }) { return zone }
    guard isName(name) else { return nil }
    for folder in ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"] {
      if let bytes = FileBytes.read("\(folder)/\(name)"), let zone = Zone(bytes) {
        known.withLock { $0[name] = zone }
        return zone
      }
    }
    return nil
  }

  /// Whether a name stays inside the folder of zones.
  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count < 64 && !name.hasPrefix("/")
      && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy {
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 || Byte.zero...0x39 ~= $0
              || $0 == UInt8(ascii: "_") || $0 == Byte.minus || $0 == Byte.plus
          }
      }
  }

  /// Reads a zone file of version 2 or later, or the short numbers of version 1.
  private init?(_ bytes: [UInt8]) {
    guard let short = ZoneBlock(bytes, at: 0, wide: false) else { return nil }
    guard short.version >= UInt8(ascii: "2"),
      let block = ZoneBlock(bytes, at: short.end, wide: true)
    else {
      self.init(changes: short.changes, offsets: short.offsets, first: short.first, rule: nil)
      return
    }
    let footer = bytes[min(block.end + 1, bytes.count)...].prefix { $0 != 0x0A }
    self.init(
      changes: block.changes, offsets: block.offsets, first: block.first,
      rule: ZoneRule(String(decoding: footer, as: UTF8.self)))
  }
}

/// The quotient that is rounded down, also below zero.
func floorDivided(_ value: Int64, _ divisor: Int64) -> Int64 {
  value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
}
