/// What a candidate did before: one school and one company.
struct Past: Sendable {
  let school: String
  let degree: String
  let discipline: String
  let company: String
  let title: String

  static let studied =
    (World.founded + -3000 * Moment.dayLength)..<(World.founded + -1500 * Moment.dayLength)
  static let employed = World.founded + -1400 * Moment.dayLength
}

extension Life {
  /// What is told of the candidate's past; nothing of most, and nothing any more of who was anonymised.
  func past(isErased: Bool, seed: UInt64) -> Past? {
    var draw = Draw(seed, .text, index)
    guard draw.chance(300), !isErased else { return nil }
    return Past(
      school: draw.pick(Vocabulary.schools), degree: draw.pick(Vocabulary.degrees),
      discipline: draw.pick(Vocabulary.disciplines), company: draw.pick(Vocabulary.companies),
      title: draw.pick(Vocabulary.titles))
  }
}
