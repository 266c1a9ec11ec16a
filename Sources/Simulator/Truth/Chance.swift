/// How likely chance alone makes two rates differ as much, by walking from table to table.
///
/// Each table's weight follows from its neighbour's by a fraction, beginning at the likeliest one, so that no
/// factorial is needed.
struct Chance {
  let text: String

  init(_ n: Int, of d: Int, _ m: Int, of e: Int) {
    let hits = n + m
    let range = max(0, hits - e)...min(hits, d)
    // What a table weighs, compared with the one that has one hit fewer on the first side.
    func step(_ k: Int) -> Double {
      Double(d - k + 1) / Double(k) * (Double(hits - k + 1) / Double(e - hits + k))
    }
    var mode = range.lowerBound
    while mode < range.upperBound, step(mode + 1) > 1 { mode += 1 }
    var weights = [mode: 1.0]
    var k = mode
    while k < range.upperBound {
      weights[k + 1] = (weights[k] ?? 0) * step(k + 1)
      k += 1
    }
    k = mode
    while k > range.lowerBound {
      weights[k - 1] = (weights[k] ?? 0) / step(k)
      k -= 1
    }
    let own = weights[n] ?? 0
    var whole = 0.0
    var rare = 0.0
    for k in range {
      let weight = weights[k] ?? 0
      whole += weight
      if weight <= own * 1.000_000_1 { rare += weight }
    }
    text = Rounded(Int64((rare / whole * 1e9).rounded()), over: 1_000_000_000, places: 4).text
  }
}
