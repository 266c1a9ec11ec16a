/// How the pretend Greenhouse behaves; the defaults are the strict reading of its documents.
package struct Options: Sendable {
  /// The port on 127.0.0.1; 0 takes any free one.
  package var port: UInt16 = 0
  /// What a caller must know.
  package var credentials = Credentials()
  /// v3's budget; 150 requests in 30 s were seen at a live integration.
  package var v3Rate = Rate(150, per: 30)
  /// v1's budget; 50 requests in 10 s is the example of its documents.
  package var v1Rate = Rate(50, per: 10)
  /// The budget of `POST /token`, seen in a recording.
  package var tokenRate = Rate(60, per: 60)
  /// How long each answer waits before it is sent.
  package var latencyMilliseconds: Int32 = 0
  /// Which unspecified requests are refused.
  package var strictness = Strictness()
  /// Lists whose scope the credentials lack, per dialect: they answer 403.
  package var forbidden: [Dialect: Set<String>] = [:]
  /// Whether v1 still answers.
  package var v1 = V1.alive
  /// Who may see rows: Greenhouse shows lists to Site Admins alone.
  package var admins = Admins.everyone
  /// How `POST /token` says when its token ends.
  package var expiry = Expiry.expiresAt
  /// How long a token lasts; 3600 s in the recording.
  package var tokenSeconds: Int64 = 3600
  /// Whether a newly minted token revokes the one before.
  package var mintRevokes = true
  /// Whether `POST /auth/token` still turns a v1 key into a token; it ends with v1.
  package var hasTransitionTokens = false
  /// The clock that rate windows and tokens go by; the `Date` header goes by the company's moment.
  package var clock: @Sendable () -> Moment = Moment.now

  package init() {}

  /// What v1 answers.
  package enum V1: Hashable, Sendable {
    case alive
    /// Every path answers this status: 410, 404, 403 or 401.
    case retired(Int)
  }

  /// Who sees the rows of v3's lists; others get empty lists.
  package enum Admins: Hashable, Sendable {
    case everyone
    case nobody
    /// Only tokens that act as one of these users (`sub`).
    case users(Set<Int64>)
  }

  /// The three ways Greenhouse's texts and recordings tell when a token ends.
  package enum Expiry: Hashable, Sendable {
    case expiresAt, expiresIn, expires, unsaid
  }
}

/// What a caller must know; the defaults are plainly pretend.
package struct Credentials: Hashable, Sendable {
  package var v1Key = "pretend-harvest-v1-key"
  /// The client id, whose suffix names a silo as at Greenhouse.
  package var clientID = "pretend-client.s1"
  package var clientSecret = "pretend-client-secret"

  package init() {}
}

/// So many requests in so many seconds.
package struct Rate: Hashable, Sendable {
  package var requests: Int
  package var seconds: Int64
  /// When false, nothing is refused and the headers say that all is left.
  package var isEnforced: Bool

  package init(_ requests: Int, per seconds: Int64, isEnforced: Bool = true) {
    self.requests = max(1, requests)
    self.seconds = max(1, seconds)
    self.isEnforced = isEnforced
  }

  /// Reads `50/10`: requests, then seconds.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let requests = Int(parts[0]), let seconds = Int64(parts[1]),
      requests > 0, seconds > 0, seconds < 1_000_000
    else { return nil }
    self.init(requests, per: seconds)
  }
}

/// Which requests are refused where the documents are silent or reports conflict.
package struct Strictness: Hashable, Sendable {
  /// Unknown query parameters of v3 are a 422; else they are ignored.
  package var refusesUnknownParameters = true
  /// `updated_at[gte]=…` is a 422; else it counts as `updated_at=gte|…`.
  package var refusesBrackets = true
  /// `created_at` together with `updated_at` is a 422.
  package var refusesCreatedWithUpdated = true

  package init() {}
}
