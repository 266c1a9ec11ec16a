import Glibc

/// Functions that say how likely chance alone makes a difference.
extension SQLFunction {
  static let chances: [SQLFunction] = [
    SQLFunction(
      "fisher_exact", "fisher_exact(n, d, m, e)",
      "How likely chance alone makes rates differ at least as n / d and m / e do (Fisher's exact test, two sides).",
      arity: 4,
      .scalar { arguments throws(FunctionError) in
        var counts: [Int] = []
        for place in 0..<4 {
          guard let number = try arguments.number(place, of: "fisher_exact") else {
            return .null
          }
          guard number >= 0, number.rounded() == number, number < 1e9 else {
            throw FunctionError(
              sentence: "fisher_exact(n, d, m, e) needs whole numbers of 0 or more")
          }
          counts.append(Int(number))
        }
        guard counts[0] <= counts[1], counts[2] <= counts[3] else {
          throw FunctionError(
            sentence: "fisher_exact(n, d, m, e) needs an n up to d and an m up to e")
        }
        guard counts[1] > 0, counts[3] > 0 else { return .null }
        return .real(fisher(counts[0], of: counts[1], counts[2], of: counts[3]))
      })
  ]

  /// The sum of the probabilities of all tables with these margins that are no likelier than this one.
  private static func fisher(_ n: Int, of d: Int, _ m: Int, of e: Int) -> Double {
    let hits = n + m
    func logarithm(_ k: Int) -> Double { ways(k, of: d) + ways(hits - k, of: e) }
    let own = logarithm(n)
    let whole = ways(hits, of: d + e)
    var sum = 0.0
    for k in max(0, hits - e)...min(hits, d) {
      let other = logarithm(k)
      // Equal tables differ in the last bits.
      if other <= own + 1e-7 { sum += exp(other - whole) }
    }
    return min(1, sum)
  }

  /// The logarithm of the number of ways to choose so many.
  private static func ways(_ k: Int, of n: Int) -> Double {
    lgamma(Double(n) + 1) - lgamma(Double(k) + 1) - lgamma(Double(n - k) + 1)
  }
}
