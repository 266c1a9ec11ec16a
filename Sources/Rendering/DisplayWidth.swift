/// The columns of a terminal that a text without control characters takes.
///
/// Measured by grapheme clusters, as terminals draw them: a combined letter takes what its base takes;
/// a flag, a joined emoji or one made colourful by U+FE0F takes 2.
package func displayWidth(of text: some StringProtocol) -> Int {
  text.reduce(0) { $0 + displayWidth(of: $1) }
}

/// The columns of a terminal that a grapheme cluster takes: 0, 1 or 2.
func displayWidth(of cluster: Character) -> Int {
  if let ascii = cluster.asciiValue { return ascii < 0x20 || ascii == 0x7f ? 0 : 1 }
  var width = 0
  for scalar in cluster.unicodeScalars {
    if scalar == "\u{fe0f}" && width > 0 { return 2 }
    width += displayWidth(of: scalar)
  }
  return min(width, 2)
}

/// The columns of a terminal that a scalar takes when it stands alone.
private func displayWidth(of scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x300 { return scalar.value < 0x20 || 0x7f..<0xa0 ~= scalar.value ? 0 : 1 }
  // Vowels and finals of Hangul that stack on a leading consonant.
  if 0x1160...0x11ff ~= scalar.value || 0xd7b0...0xd7ff ~= scalar.value { return 0 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: return isWide(scalar) ? 2 : 1
  }
}

private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  guard scalar.value >= 0x1100 else { return false }
  var low = 0
  var high = wideRanges.count
  while low < high {
    let middle = (low + high) / 2
    if wideRanges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
  }
  if low < wideRanges.count && wideRanges[low].contains(scalar.value) { return true }
  return scalar.properties.isEmojiPresentation && !(0x1f1e6...0x1f1ff ~= scalar.value)
}
