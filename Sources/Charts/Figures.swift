/// Numbers as a picture writes them, and round numbers for its axes.
package enum Figures {
  /// The digits behind the point that tell all of the values: 4 at most, or 4 that are not zero where all
  /// values are small.
  package static func decimals(of values: [Double]) -> Int {
    var most = 4
    var greatest = values.lazy.map(\.magnitude).max() ?? 0
    while greatest >= tiny, greatest < 0.1 {
      most += 1
      greatest *= 10
    }
    var decimals = 0
    var scale = 1.0
    for value in values where value.magnitude < 1e11 && value.magnitude >= tiny {
      while decimals < most, !isWhole(value * scale) {
        decimals += 1
        scale *= 10
      }
    }
    return decimals
  }

  /// What is nearer to zero is written with its power of ten.
  private static let tiny = 1e-9

  private static func isWhole(_ value: Double) -> Bool {
    (value - value.rounded()).magnitude <= 1e-9 * max(1, value.magnitude)
  }

  /// The value with so many digits behind the point, rounded half away from zero.
  package static func text(_ value: Double, decimals: Int) -> String {
    guard value == 0 || value.magnitude >= tiny else { return "\(value)" }
    guard value.magnitude < 1e11 else {
      return value == value.rounded() && value.magnitude < 9e15 ? "\(Int64(value))" : "\(value)"
    }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int64((value * scale).rounded())
    let sign = scaled < 0 ? "-" : ""
    let (whole, part) = scaled.magnitude.quotientAndRemainder(dividingBy: UInt64(scale))
    guard decimals > 0 else { return "\(sign)\(whole)" }
    let digits = "\(part)"
    return "\(sign)\(whole)." + String(repeating: "0", count: decimals - digits.count) + digits
  }

  /// A share in percent with one digit behind the point: `49.6 %`.
  package static func percent(_ part: Double, of whole: Double) -> String? {
    whole > 0 ? text(100 * part / whole, decimals: 1) + " %" : nil
  }

  /// Whether the numbers of a column are shares of one, which are read in percent.
  package static func isShare(_ column: String, _ values: [Double]) -> Bool {
    let words = column.lowercased().split { !$0.isLetter }
    return words.contains { $0 == "rate" || $0 == "share" } && !words.contains("change")
      && values.allSatisfy { (0...1).contains($0) }
  }

  /// The step of 1, 2 or 5 times a power of ten that is not below this.
  package static func step(atLeast size: Double) -> Double {
    guard size > 0, size.isFinite else { return 1 }
    let size = max(size, 1e-300)
    var power = 1.0
    while power * 10 <= size { power *= 10 }
    while power > size { power /= 10 }
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= size * (1 - 1e-12) } ?? 10 * power
  }

  /// Round numbers of one step, the first not above the least value, the last not below the greatest.
  package static func ticks(from least: Double, to most: Double, about count: Int) -> [Double] {
    let span = most > least ? most - least : max(least.magnitude * 0.2, 1)
    let step = step(atLeast: span / Double(max(count, 1)))
    var first = (least / step).rounded(.down)
    var last = (most / step).rounded(.up)
    if first == last {
      first -= 1
      last += 1
    }
    guard last - first < 1000 else { return [least, most] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }
}

/// A number of whole things with commas between the thousands.
func grouped(_ count: Int) -> String {
  var digits = Array("\(count)")
  for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
  return String(digits)
}
