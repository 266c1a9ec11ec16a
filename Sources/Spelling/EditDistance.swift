/// The letters to insert, drop, replace or swap with a neighbour to make one word of the other.
package func editDistance(_ one: String, _ other: String) -> Int {
  let (one, other) = (Array(one), Array(other))
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

/// The distance up to which a word can have been meant for another: a third of its letters.
package func greatestDistance(of word: String) -> Int { max(1, word.count / 3) }
