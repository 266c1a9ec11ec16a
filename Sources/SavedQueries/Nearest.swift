/// The word most like the one typed, if one is close enough to have been meant.
func nearest(to typed: String, in words: [String]) -> String? {
  let limit = max(1, typed.count / 3)
  let scored = words.map { (word: $0, distance: distance(typed.lowercased(), $0.lowercased())) }
  let prefixed = words.first { typed.count >= 3 && $0.hasPrefix(typed) }
  let best = scored.min { $0.distance < $1.distance }.flatMap {
    $0.distance <= limit ? $0.word : nil
  }
  return best ?? prefixed
}

/// The number of letters to add, drop, replace or swap to turn one word into the other.
private func distance(_ first: String, _ second: String) -> Int {
  let (a, b) = (Array(first), Array(second))
  var before: [Int] = []
  var above = Array(0...b.count)
  for row in a.indices {
    var current = [row + 1]
    for column in b.indices {
      let replaced = above[column] + (a[row] == b[column] ? 0 : 1)
      var least = min(replaced, above[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, a[row] == b[column - 1], a[row - 1] == b[column] {
        least = min(least, before[column - 1] + 1)
      }
      current.append(least)
    }
    before = above
    above = current
  }
  return above[b.count]
}
