internal import FoundationEssentials

/// What is known of the window in which Greenhouse counts requests; times are seconds since 1970 by
/// this machine's clock.
struct RateWindow: Codable, Sendable, Equatable {
  /// How many requests a window allows, once an answer has said so.
  private(set) var limit: Int?
  /// How many of them are left; `nil` before the first answer.
  private(set) var remaining: Int?
  /// When the window ends at the latest.
  private(set) var resets: Double?
  /// Until when Greenhouse wants to hear nothing.
  private(set) var heldUntil: Double?
  /// How many requests of this window have no answer yet.
  private(set) var inFlight = 0
  /// Which window this is, counted by us.
  private(set) var number = 0

  /// When this was last asked.
  private var asked: Double?

  /// The most seconds that an answer may hold requests back, whatever it says.
  static let longestHold = 3600.0

  /// Leave to make one request, or how long to wait for it.
  enum Leave: Equatable {
    case granted(window: Int)
    case wait(until: Double, HarvestEvent.Waiting)
  }

  /// Takes one request out of the budget if there is one.
  mutating func ask(now: Double, usualLength: Double) -> Leave {
    // A clock that was set back would have us wait for what is long over.
    if let asked, now < asked - 5 { self = RateWindow() }
    // So would a time that no answer can have named.
    if max(heldUntil ?? 0, resets ?? 0) > now + Self.longestHold { self = RateWindow() }
    asked = now
    roll(now)
    if let heldUntil, heldUntil > now { return .wait(until: heldUntil, .throttled) }
    if let left = remaining {
      guard left > 0 else { return .wait(until: resets ?? now + usualLength, .budget) }
      remaining = left - 1
    }
    inFlight += 1
    return .granted(window: number)
  }

  /// Takes note of what an answer says of the budget; `nil` when no answer came.
  mutating func learn(_ notice: RateNotice?, window: Int, now: Double, usualLength: Double) {
    if let pause = notice?.pause {
      heldUntil = max(heldUntil ?? 0, now + pause)
      resets = max(resets ?? 0, now + pause)
      remaining = 0
    }
    guard window == number else { return }
    inFlight = max(0, inFlight - 1)
    guard let notice, notice.pause == nil, let told = notice.remaining else { return }
    if let heldUntil, heldUntil > now { return }
    limit = notice.limit ?? limit
    let end = now + (notice.untilReset ?? usualLength)
    // More than we can have left: Greenhouse has begun a new window before we thought it would.
    if remaining.map({ told > $0 + inFlight }) ?? true {
      remaining = max(0, told - inFlight)
      resets = end
    } else {
      remaining = remaining.map { min($0, told) }
      // Each answer may name a later end than the one before, so the earliest counts.
      resets = min(resets ?? end, end)
    }
  }

  private mutating func roll(_ now: Double) {
    guard let resets, resets <= now else { return }
    remaining = limit
    self.resets = nil
    inFlight = 0
    number += 1
  }
}

/// What the headers of an answer say of the rate budget, documented in Greenhouse's rate limiting
/// pages.
struct RateNotice: Equatable {
  var limit: Int?
  var remaining: Int?
  /// Seconds until the window ends.
  var untilReset: Double?
  /// Seconds for which nothing may be asked; at least one, so that no answer makes us hurry.
  var pause: Double?

  init(_ answer: HTTPResponse, now: Date, usualLength: Double) {
    let headers = answer.headers
    let served = headers["date"].flatMap(Moment.http)
    limit = headers["x-ratelimit-limit"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    remaining = headers["x-ratelimit-remaining"].flatMap { Int($0) }.map { max(0, $0) }
    untilReset = headers["x-ratelimit-reset"].flatMap { Self.wait($0, served: served, now: now) }
    guard answer.status == 429 else { return }
    let asked = headers["retry-after"].flatMap { Self.retryAfter($0, served: served, now: now) }
    pause = min(max(1, asked ?? untilReset ?? usualLength), RateWindow.longestHold)
  }

  /// The seconds to an epoch time by the clock that fits: Greenhouse's own, else this machine's.
  private static func wait(_ text: String, served: Date?, now: Date) -> Double? {
    guard let epoch = Double(text) else { return nil }
    return [served, now].compactMap(\.self)
      .map { epoch - $0.timeIntervalSince1970 }
      .first { (0...600).contains($0) }
  }

  private static func retryAfter(_ text: String, served: Date?, now: Date) -> Double? {
    if let seconds = Double(text), seconds.isFinite, seconds >= 0 { return seconds }
    return Moment.http(text).map { max(0, $0.timeIntervalSince(served ?? now)) }
  }
}
