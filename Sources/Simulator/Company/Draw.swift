/// A stream of chance that depends on nothing but what it was made from.
struct Draw {
  private var state: UInt64

  /// What a stream is about, so that two kinds of facts of one owner never share chance.
  enum Topic: UInt64 {
    case arrival, life, person, application, interview, offer, opening, job, user, fields, text,
      selfIdentification
  }

  init(_ seed: UInt64, _ topic: Topic, _ owner: Int, _ part: Int = 0) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 ^ topic.rawValue &* 0xD1B5_4A32_D192_ED03
    state ^= Draw.mixed(UInt64(bitPattern: Int64(owner)) &+ 0x632B_E59B_D9B4_E019)
    state = Draw.mixed(state ^ UInt64(bitPattern: Int64(part)) &* 0xA24B_AED4_963E_E407)
  }

  mutating func bits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Draw.mixed(state)
  }

  /// A whole number from 0 up to, but not including, `limit`.
  mutating func below(_ limit: Int) -> Int {
    Int(bits().multipliedFullWidth(by: UInt64(limit)).high)
  }

  /// True in so many of a thousand cases.
  mutating func chance(_ perMille: Int) -> Bool { below(1000) < perMille }

  /// A length of time of at least `low` and less than `high` milliseconds.
  mutating func span(_ low: Int64, _ high: Int64) -> Int64 {
    low + Int64(below(Int(max(1, high - low))))
  }

  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[below(choices.count)]
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
