/// What Tab offers at a place in a text.
package struct Completion: Equatable, Sendable {
  /// The first byte of what is replaced, which ends at the cursor.
  package var start = 0

  /// What it can be replaced with, the likeliest first.
  package var candidates: [String] = []

  /// What is shown in a list instead of a candidate: a function with its arguments.
  package var labels: [String: String] = [:]

  /// What a candidate holds, in a sentence that a list shows beside it where there is room.
  package var sentences: [String: String] = [:]

  /// True when file names are offered instead.
  package var offersFiles = false

  /// True when a space follows the only candidate.
  package var addsSpace = false

  /// What follows the only candidate instead: the closing quote of a text.
  package var closing: Character?

  /// Nothing to offer.
  package init() {}

  /// Candidates for the bytes from `start` to the cursor.
  package init(start: Int, candidates: [String], addsSpace: Bool = false) {
    self.start = start
    self.candidates = candidates
    self.addsSpace = addsSpace
  }
}
