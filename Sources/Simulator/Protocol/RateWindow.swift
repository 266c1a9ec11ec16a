/// One budget of requests in fixed windows of the clock: for 30 s they begin at :00 and :30.
struct RateWindow: Sendable {
  private var window: Int64 = -1
  private var used = 0

  /// What spending one request came to.
  struct Spent: Sendable {
    let rate: Rate
    let isAllowed: Bool
    let remaining: Int
    let now: Moment
    /// Seconds until the window ends, at least 1.
    let wait: Int64

    /// What every answer carries.
    var counts: [Answer.Header] {
      [
        ("X-RateLimit-Limit", String(rate.requests)),
        ("X-RateLimit-Remaining", String(remaining)),
      ]
    }

    /// Request time plus the whole window, as v3 was recorded to say, whatever is left of it.
    var recordedReset: Answer.Header {
      ("X-RateLimit-Reset", String(now.seconds + rate.seconds))
    }

    /// What a refusal carries.
    var retryAfter: Answer.Header { ("Retry-After", String(wait)) }
  }

  mutating func spend(_ rate: Rate, at now: Moment) -> Spent {
    let length = rate.seconds * 1000
    let current = now.milliseconds / length
    if current != window {
      window = current
      used = 0
    }
    let isAllowed = !rate.isEnforced || used < rate.requests
    if isAllowed, rate.isEnforced { used += 1 }
    let end = (current + 1) * length
    return Spent(
      rate: rate, isAllowed: isAllowed,
      remaining: rate.isEnforced ? max(0, rate.requests - used) : rate.requests - 1,
      now: now, wait: max(1, (end - now.milliseconds + 999) / 1000))
  }
}
