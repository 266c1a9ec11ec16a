/// How the story of a candidate who gets to an offer ends.
enum Outcome: Sendable {
  case accepted, acceptedWithoutStart, acceptedSecond, acceptedThird
  case declined, declinedThenAccepted, withdrawn
  case acceptedThenRejected, acceptedUndated, acceptedBeforeApplied
  case hiredWithoutAcceptance, declinedUndated, staysOpen, prospectOffer, onTemplate

  /// Every fifty finalists have the same outcomes in an order of their own.
  static func of(_ finalist: Int, seed: UInt64) -> Outcome {
    var draw = Draw(seed, .offer, finalist / 50)
    return deck[(finalist * 23 + draw.below(50)) % 50]
  }

  private static let deck: [Outcome] =
    Array(repeating: .accepted, count: 23) + Array(repeating: .acceptedSecond, count: 5)
    + Array(repeating: .declined, count: 6) + Array(repeating: .acceptedWithoutStart, count: 3)
    + [
      .acceptedThird, .acceptedThird, .declinedThenAccepted, .withdrawn, .acceptedThenRejected,
      .acceptedUndated, .acceptedBeforeApplied, .hiredWithoutAcceptance, .declinedUndated,
      .staysOpen, .prospectOffer, .onTemplate, .acceptedThird,
    ]

  /// Whether the application is marked as hired in the end.
  var isHire: Bool {
    switch self {
    case .declined, .withdrawn, .acceptedThenRejected, .declinedUndated, .staysOpen,
      .prospectOffer:
      false
    default: true
    }
  }

  /// Whether an opening of the job waits for the candidate.
  var hasOpening: Bool { self != .prospectOffer && self != .onTemplate }
}
