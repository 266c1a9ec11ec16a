/// How old an answer may be.
package enum Freshness: Sendable, Equatable {
  /// Tables older than so many seconds are synced first; 0 means always.
  case within(seconds: Int)
  /// A table that was loaded once is never synced again by a question.
  case whateverIsThere

  /// One hour, the default.
  package static let hour = Freshness.within(seconds: 3600)

  /// Reads `90s`, `15m`, `1h`, `2d`, `0`, `always` or `never`; `nil` when it is none of these.
  package init?(_ text: String) {
    switch text.lowercased() {
    case "never": self = .whateverIsThere
    case "always", "0": self = .within(seconds: 0)
    case let word:
      guard let unit = word.last, let seconds = Self.units[unit],
        let count = Int(word.dropLast()), count >= 0
      else { return nil }
      let (product, overflow) = count.multipliedReportingOverflow(by: seconds)
      guard !overflow else { return nil }
      self = .within(seconds: product)
    }
  }

  /// Whether a table synced at one moment must be synced again at another (seconds since 1970).
  ///
  /// A sync in the future was made while the clock was wrong, and says nothing.
  package func isStale(syncedAt: Double, now: Double) -> Bool {
    switch self {
    case .whateverIsThere: false
    case .within(let seconds): seconds == 0 || now < syncedAt || now - syncedAt > Double(seconds)
    }
  }

  private static let units: [Character: Int] = [
    "s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604_800,
  ]
}
