import Spelling

/// The word most like the one typed, if one is close enough to have been meant.
func nearest(to typed: String, in words: [String]) -> String? {
  let limit = greatestDistance(of: typed)
  let scored = words.map { (word: $0, distance: editDistance(typed.lowercased(), $0.lowercased())) }
  let prefixed = words.first { typed.count >= 3 && $0.hasPrefix(typed) }
  let best = scored.min { $0.distance < $1.distance }.flatMap {
    $0.distance <= limit ? $0.word : nil
  }
  return best ?? prefixed
}
