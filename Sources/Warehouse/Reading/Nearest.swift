import Spelling

extension String {
  /// The candidate that is most like this word, when one is like it at all.
  package func nearest(in candidates: [String]) -> String? {
    let word = lowercased()
    let limit = greatestDistance(of: word)
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      let other = candidate.lowercased()
      var distance = editDistance(word, other)
      if distance > limit, word.count >= 4, isPart(word, other) { distance = limit }
      guard distance <= limit, distance < best?.distance ?? Int.max else { continue }
      best = (distance, candidate)
    }
    return best?.name
  }
}

/// Whether one word begins or ends the other, as `rejected` does `rejected_at`.
private func isPart(_ one: String, _ other: String) -> Bool {
  let (short, long) = one.count < other.count ? (one, other) : (other, one)
  return short.count >= 4 && (long.hasPrefix(short) || long.hasSuffix(short))
}
