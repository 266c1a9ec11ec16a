internal import FoundationEssentials

/// The requests that one credential may still make, shared by all tables and, in a folder, by all
/// processes.
actor RateBudget {
  private var own = RateWindow()
  private let file: RateFile?
  private let usualLength: Double
  private let timing: Timing
  private let longestWait: Double
  private let events: @Sendable (HarvestEvent) -> Void

  init(
    path: String?, usualLength: Double, timing: Timing, longestWait: Double,
    events: @escaping @Sendable (HarvestEvent) -> Void
  ) {
    self.file = path.map { RateFile(path: $0) }
    self.usualLength = usualLength
    self.timing = timing
    self.longestWait = longestWait
    self.events = events
  }

  /// Waits until a request may be made, and answers the window it counts in; the wait is bounded from
  /// the moment at which the request was first wanted.
  func leave(for resource: String, wantedAt wanted: Date) async throws(HarvestError) -> Int {
    let start = wanted.timeIntervalSince1970
    while true {
      let now = seconds()
      switch update({ $0.ask(now: now, usualLength: usualLength) }) {
      case .granted(let window): return window
      case .wait(let until, let reason):
        guard until - start <= longestWait else {
          throw .throttled(resource: resource, seconds: Int((until - now).rounded(.up)))
        }
        let end = Date(timeIntervalSince1970: until)
        events(.waiting(resource: resource, until: end, reason: reason))
        do { try await timing.sleep(until - now) } catch { throw .cancelled }
      }
    }
  }

  /// Takes note of an answer to a request made with leave; `nil` when none came.
  func learn(_ answer: HTTPResponse?, window: Int) {
    let now = timing.now()
    let notice = answer.map { RateNotice($0, now: now, usualLength: usualLength) }
    update {
      $0.learn(
        notice, window: window, now: now.timeIntervalSince1970, usualLength: usualLength)
    }
  }

  private func seconds() -> Double { timing.now().timeIntervalSince1970 }

  /// Changes the window under the lock of its file; without a file, or when it cannot be used, this
  /// process's own.
  @discardableResult
  private func update<Answer>(_ change: (inout RateWindow) -> Answer) -> Answer {
    file?.change(&own, change) ?? change(&own)
  }
}
