/// When candidates arrive and jobs open: arithmetic on the company's size alone.
struct Calendar: Sendable {
  static let start = World.at("2023-11-06T08:00:00Z")
  static let demo = World.at("2026-11-02T09:00:00Z")
  /// How long a job takes applications.
  static let window = 240 * Moment.dayLength
  /// No event of a candidate is further from the arrival than this.
  static let longestLife = 440 * Moment.dayLength

  let seed: UInt64
  let candidates: Int
  /// How many jobs take applications at the same time.
  let lanes: Int
  /// How many people work at the company by the demo moment.
  let staff: Int

  private let length = Calendar.demo - Calendar.start

  init(seed: UInt64, candidates: Int) {
    self.seed = seed
    self.candidates = max(1, candidates)
    let scale = max(1, Calendar.root(Double(self.candidates) / 2000))
    lanes = Int(8 * scale)
    staff = Int(32 * scale)
  }

  /// When the candidate with this index first appears; it only grows.
  func arrival(_ index: Int) -> Moment {
    var draw = Draw(seed, .arrival, index)
    let spacing = Int(length) / candidates
    let offset = Int64(index) * length / Int64(candidates)
    return Calendar.start + (offset + 1 + Int64(draw.below(max(1, spacing - 1))))
  }

  /// The moment after which nobody asks who arrives; filters without an end are cut to it.
  private static let end = demo + 7300 * Moment.dayLength

  /// The first candidate who arrives at this moment or later.
  func candidate(from moment: Moment) -> Int {
    guard moment > Calendar.start else { return 0 }
    let moment = min(moment, Calendar.end)
    let elapsed = Double(moment - Calendar.start) / Double(length)
    var index = max(0, Int(elapsed * Double(candidates)) - 2)
    while index > 0, arrival(index - 1) >= moment { index -= 1 }
    while arrival(index) < moment { index += 1 }
    return index
  }

  /// When the window of a lane's job starts; jobs are numbered by their windows.
  func opening(ofJob number: Int) -> Moment {
    let lane = Int64(number % lanes)
    let turn = Int64(number / lanes)
    return Calendar.start + ((turn - 1) * Calendar.window + lane * Calendar.window / Int64(lanes))
  }

  /// The job of a lane that takes applications at a moment.
  func job(lane: Int, at moment: Moment) -> Int {
    let start = Calendar.start + Int64(lane) * Calendar.window / Int64(lanes)
    var turns = (moment - start) / Calendar.window
    if moment < start { turns = -1 }
    return Int(turns + 1) * lanes + lane
  }

  /// When the member of staff with this number joined; the first fourteen were there before.
  func joined(_ number: Int) -> Moment {
    guard number >= 14 else { return World.founded + Int64(number) * 7_531_017 }
    return Calendar.start + Int64(number - 13) * (length / Int64(max(1, staff - 14))) + 31_417
  }

  /// How many members of staff there are at a moment.
  func staff(at moment: Moment) -> Int {
    guard moment > Calendar.start else { return 14 }
    var number = 14 + Int((moment - Calendar.start) / (length / Int64(max(1, staff - 14))))
    while number > 14, joined(number - 1) > moment { number -= 1 }
    while joined(number) <= moment { number += 1 }
    return number
  }

  private static func root(_ value: Double) -> Double { value.squareRoot() }
}
