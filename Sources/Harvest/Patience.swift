/// How long and how often a failing request is tried.
package struct Patience: Sendable {
  /// Retries of what passes by itself: 502, 503, 504, a broken connection, a damaged body.
  package var retries = 5
  /// Retries of a plain 500, which may mean that the query itself is too much for Greenhouse.
  package var retriesOfServerError = 2
  /// The first pause in seconds; each further one is twice as long.
  package var firstPause = 1.0
  /// The longest pause between two tries.
  package var longestPause = 30.0
  /// The most seconds that one request waits in all because Greenhouse said so.
  package var longestWait = 900.0
  /// The most times that one request is answered 429.
  package var throttles = 8
  /// The seconds after which a request without a complete answer is given up.
  package var deadline = 120.0

  /// The usual patience.
  package init() {}

  /// That of someone who waits before the screen to hear what is wrong.
  package static let brief: Patience = {
    var patience = Patience()
    patience.retries = 1
    patience.retriesOfServerError = 1
    patience.longestWait = 60
    patience.throttles = 1
    patience.deadline = 20
    return patience
  }()

  /// How many more tries an error is worth in all.
  func retries(of error: HarvestError, hadSuccess: Bool) -> Int {
    switch error {
    case .unavailable(_, 500, _): retriesOfServerError
    case .unavailable(_, let status, _) where ![502, 503, 504].contains(status):
      retriesOfServerError
    case .unavailable, .interrupted, .timedOut, .badBody, .badToken: retries
    case .unreachable, .proxy: hadSuccess ? retries : 0
    default: 0
    }
  }

  /// The seconds before a try, between half and one and a half of the doubled pause.
  func pause(before attempt: Int, random: Double) -> Double {
    var pause = firstPause
    for _ in 1..<max(attempt, 1) where pause < longestPause { pause *= 2 }
    return min(pause, longestPause) * (0.5 + random)
  }
}
