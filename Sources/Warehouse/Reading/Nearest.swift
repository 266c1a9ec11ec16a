extension String {
  /// The candidate that is most like this word, when one is like it at all.
  package func nearest(in candidates: [String]) -> String? {
    let word = Array(lowercased())
    let limit = max(1, word.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      let other = Array(candidate.lowercased())
      var distance = editDistance(word, other)
      if distance > limit, word.count >= 4, isPart(word, other) { distance = limit }
      guard distance <= limit, distance < best?.distance ?? Int.max else { continue }
      best = (distance, candidate)
    }
    return best?.name
  }
}

/// Whether one word begins or ends the other, as `rejected` does `rejected_at`.
private func isPart(_ one: [Character], _ other: [Character]) -> Bool {
  let (short, long) = one.count < other.count ? (one, other) : (other, one)
  return short.count >= 4 && (long.starts(with: short) || long.suffix(short.count) == short[...])
}

/// The letters to insert, drop, replace or swap with a neighbour to make one word of the other.
private func editDistance(_ one: [Character], _ other: [Character]) -> Int {
  var before: [Int] = []
  var above = Array(0...other.count)
  for row in one.indices {
    var current = [row + 1]
    for column in other.indices {
      var cost = min(
        above[column + 1] + 1, current[column] + 1,
        above[column] + (one[row] == other[column] ? 0 : 1))
      if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
        cost = min(cost, before[column - 1] + 1)
      }
      current.append(cost)
    }
    before = above
    above = current
  }
  return above[other.count]
}
