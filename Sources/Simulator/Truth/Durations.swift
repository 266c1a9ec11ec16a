/// Lengths of time and what is said of them, in days rounded only at the end.
package struct Durations: Equatable, Sendable {
  package let n: Int
  package let median: Rounded
  package let mean: Rounded
  package let p90: Rounded
  package let min: Rounded
  package let max: Rounded

  /// What is said of some lengths in milliseconds; `nil` when there are none.
  package init?(_ milliseconds: [Int64]) {
    let sorted = milliseconds.sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    n = sorted.count
    median = Durations.percentile(sorted, tenths: 5)
    p90 = Durations.percentile(sorted, tenths: 9)
    mean = .days(sorted.reduce(0, +), over: Int64(sorted.count))
    min = .days(first)
    max = .days(last)
  }

  /// A percentile with linear interpolation between the neighbours.
  private static func percentile(_ sorted: [Int64], tenths: Int) -> Rounded {
    let position = tenths * (sorted.count - 1)
    let low = sorted[position / 10]
    let share = Int64(position % 10)
    let high = share == 0 ? low : sorted[position / 10 + 1]
    return .days(low * 10 + (high - low) * share, over: 10)
  }
}
