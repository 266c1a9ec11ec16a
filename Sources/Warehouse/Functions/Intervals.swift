/// Functions that say how far a rate of few cases can be trusted.
extension SQLFunction {
  static let intervals: [SQLFunction] = [
    SQLFunction(
      "wilson_low", "wilson_low(n, d)",
      "The lower end of the 95 % interval (Wilson's) of the rate n / d; NULL where d is 0.",
      arity: 2,
      .scalar { arguments throws(FunctionError) in
        try wilson(arguments, of: "wilson_low").map { .real($0.low) } ?? .null
      }),
    SQLFunction(
      "wilson_high", "wilson_high(n, d)",
      "The upper end of the 95 % interval (Wilson's) of the rate n / d; NULL where d is 0.",
      arity: 2,
      .scalar { arguments throws(FunctionError) in
        try wilson(arguments, of: "wilson_high").map { .real($0.high) } ?? .null
      }),
  ]

  private static func wilson(
    _ arguments: Arguments, of name: String
  ) throws(FunctionError) -> (low: Double, high: Double)? {
    guard let part = try arguments.number(0, of: name),
      let whole = try arguments.number(1, of: name), whole != 0
    else { return nil }
    guard whole > 0, (0...whole).contains(part) else {
      throw FunctionError(sentence: "\(name)(n, d) needs an n from 0 to d")
    }
    // The 97.5 % point of the normal distribution.
    let z = 1.959_963_984_540_054
    let share = part / whole
    let middle = share + z * z / (2 * whole)
    let spread =
      z * (share * (1 - share) / whole + z * z / (4 * whole * whole)).squareRoot()
    let scale = 1 + z * z / whole
    return (
      part == 0 ? 0 : (middle - spread) / scale, part == whole ? 1 : (middle + spread) / scale
    )
  }
}
