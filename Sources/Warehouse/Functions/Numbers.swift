/// Functions of one row's numbers.
extension SQLFunction {
  static let numbers: [SQLFunction] = [
    SQLFunction(
      "rounded", "rounded(x, n)",
      "The number rounded to n decimals as one does it by hand: halves go away from zero.",
      arity: 2,
      .scalar { arguments throws(FunctionError) in
        guard let places = try arguments.number(1, of: "rounded") else { return .null }
        guard places.rounded() == places, (0...15).contains(places) else {
          throw FunctionError(sentence: "rounded(x, n) needs a whole n from 0 to 15")
        }
        if case .integer(let integer) = arguments[0] { return .real(Double(integer)) }
        guard let value = try arguments.number(0, of: "rounded") else { return .null }
        return .real(Decimals(value)?.rounded(to: Int(places)) ?? value)
      }),
    SQLFunction(
      "rate", "rate(n, d)",
      "The share n / d as a number with a fraction; NULL where d is 0 or either is NULL.",
      arity: 2,
      .scalar { arguments throws(FunctionError) in
        guard let part = try arguments.number(0, of: "rate"),
          let whole = try arguments.number(1, of: "rate"), whole != 0
        else { return .null }
        return .real(part / whole)
      }),
  ]
}

/// A number as the decimal digits that people read, rather than the binary fraction it is.
private struct Decimals {
  private let isNegative: Bool
  /// The digits without point and leading zeros.
  private var digits: [UInt8]
  /// The place of the point, counted from the first digit.
  private var point: Int

  /// The fewest digits that name the number; `nil` for one that is not finite.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value < 0
    let text = value.magnitude.description.split(separator: "e")
    let parts = text[0].split(separator: ".")
    let fraction = parts.count > 1 ? parts[1] : ""
    digits = (parts[0] + fraction).utf8.map { $0 - Byte.zero }
    point = parts[0].utf8.count + (text.count > 1 ? Int(text[1]) ?? 0 : 0)
  }

  func rounded(to places: Int) -> Double? {
    let end = point + places
    guard end < digits.count else { return value(digits, point) }
    guard end >= 0 else { return 0 }
    var kept = [0] + digits[..<end]
    if digits[end] >= 5 {
      var at = kept.count - 1
      while kept[at] == 9 {
        kept[at] = 0
        at -= 1
      }
      kept[at] += 1
    }
    return value(kept, point + 1)
  }

  private func value(_ digits: [UInt8], _ point: Int) -> Double? {
    let text = String(decoding: digits.map { $0 + Byte.zero }, as: UTF8.self)
    return Double("\(text.isEmpty ? "0" : text)e\(point - digits.count)").map {
      isNegative && $0 != 0 ? -$0 : $0
    }
  }
}
