package import FoundationEssentials

/// Something that happened on the way, for progress and logs; it never holds a secret.
package enum HarvestEvent: Sendable, Hashable {
  /// An answer has come.
  case answered(resource: String, status: Int, bytes: Int, milliseconds: Int)
  /// Nothing is asked until this moment.
  case waiting(resource: String, until: Date, reason: Waiting)
  /// A request failed and will be made again after so many seconds.
  case retrying(resource: String, attempt: Int, seconds: Double, error: HarvestError)
  /// A new token was given to us.
  case mintedToken

  /// Why there is a wait.
  package enum Waiting: Sendable, Hashable {
    /// The rate budget is used up.
    case budget
    /// Greenhouse answered 429 and said for how long.
    case throttled
  }
}
