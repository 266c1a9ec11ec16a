/// A number rounded half away from zero to a fixed number of decimal places, exactly.
package struct Rounded: Hashable, Comparable, Sendable {
  /// The number times ten to the power of `places`.
  package let units: Int64
  package let places: Int

  /// The quotient of two whole numbers, rounded once.
  ///
  /// - Parameters:
  ///   - numerator: What is divided.
  ///   - denominator: What it is divided by, above zero.
  ///   - places: How many decimal places are kept.
  package init(_ numerator: Int64, over denominator: Int64, places: Int) {
    let power = (0..<places).reduce(Int64(1)) { value, _ in value * 10 }
    let (high, low) = numerator.magnitude.multipliedFullWidth(by: UInt64(power))
    let divided = denominator.magnitude.dividingFullWidth((high, low))
    var quotient = Int64(divided.quotient)
    if divided.remainder >= denominator.magnitude - divided.remainder { quotient += 1 }
    units = (numerator < 0) == (denominator < 0) ? quotient : -quotient
    self.places = places
  }

  /// The number as it is usually printed: `35.2`, `0.85`, `1.0`.
  package var text: String {
    var power: Int64 = 1
    for _ in 0..<places { power *= 10 }
    let sign = units < 0 ? "-" : ""
    var decimals = String(units.magnitude % UInt64(power))
    decimals = String(repeating: "0", count: max(0, places - decimals.count)) + decimals
    while decimals.count > 1, decimals.hasSuffix("0") { decimals.removeLast() }
    return "\(sign)\(units.magnitude / UInt64(power)).\(decimals)"
  }

  package static func < (a: Rounded, b: Rounded) -> Bool { a.units < b.units }
}

extension Rounded {
  /// A rate to four decimals; `nil` when nothing is counted.
  static func rate(_ numerator: Int, _ denominator: Int) -> Rounded? {
    denominator == 0
      ? nil : Rounded(Int64(numerator), over: Int64(denominator), places: 4)
  }

  /// So many milliseconds, divided by a number, in days to one decimal.
  static func days(_ milliseconds: Int64, over divisor: Int64 = 1) -> Rounded {
    Rounded(milliseconds, over: divisor * Moment.dayLength, places: 1)
  }
}
