internal import FoundationEssentials
import Synchronization

/// The manners of asking: wait for leave, give up in time, try again with patience.
struct Exchange: Sendable {
  let host: String
  let transport: Transport
  let timing: Timing
  let patience: Patience
  let budget: RateBudget?
  let events: @Sendable (HarvestEvent) -> Void
  private let standing = Standing()

  init(
    host: String, transport: @escaping Transport, timing: Timing, patience: Patience,
    budget: RateBudget?, events: @escaping @Sendable (HarvestEvent) -> Void
  ) {
    self.host = host
    self.transport = transport
    self.timing = timing
    self.patience = patience
    self.budget = budget
    self.events = events
  }

  /// Whether the host has ever answered as it should.
  var hadSuccess: Bool { standing.isGood.load(ordering: .relaxed) }

  /// Makes a request until it is answered in a way that can be read, or patience ends.
  func perform<Answer>(
    _ resource: String, _ request: HTTPRequest,
    read: (HTTPResponse) throws(HarvestError) -> Answer
  ) async throws(HarvestError) -> Answer {
    let wanted = timing.now()
    var attempt = 0
    var throttles = 0
    while true {
      do throws(HarvestError) {
        let answer = try read(try await once(resource, request, wantedAt: wanted))
        standing.isGood.store(true, ordering: .relaxed)
        return answer
      } catch .throttled(let resource, let seconds) where throttles < patience.throttles {
        throttles += 1
        try await waitUnlessBudgeted(resource, seconds)
      } catch {
        guard attempt < patience.retries(of: error, hadSuccess: hadSuccess) else { throw error }
        attempt += 1
        try await pause(resource, attempt, error)
      }
    }
  }

  /// One request and its answer, whatever it is.
  private func once(
    _ resource: String, _ request: HTTPRequest, wantedAt wanted: Date
  ) async throws(HarvestError) -> HTTPResponse {
    let window = try await budget?.leave(for: resource, wantedAt: wanted) ?? 0
    let start = timing.now()
    do {
      let answer = try await raced(request)
      await budget?.learn(answer, window: window)
      events(
        .answered(
          resource: resource, status: answer.status, bytes: answer.body.count,
          milliseconds: Int(timing.now().timeIntervalSince(start) * 1000)))
      return answer
    } catch {
      await budget?.learn(nil, window: window)
      throw fact(error)
    }
  }

  /// The request against the clock: whoever comes second is cancelled.
  private func raced(_ request: HTTPRequest) async throws -> HTTPResponse {
    try await withThrowingTaskGroup(of: HTTPResponse.self) { group in
      group.addTask { try await transport(request) }
      group.addTask {
        try await timing.deadline(patience.deadline)
        throw TransportFailure.timedOut
      }
      defer { group.cancelAll() }
      guard let first = try await group.next() else { throw TransportFailure.cancelled }
      return first
    }
  }

  private func fact(_ error: any Error) -> HarvestError {
    if Task.isCancelled || error is CancellationError { return .cancelled }
    return switch error as? TransportFailure {
    case .unreachable(let reason): .unreachable(host: host, reason: reason)
    case .proxy(let route, let fault): .proxy(host: host, route, fault)
    case .untrusted(let reason): .untrusted(host: host, reason: reason)
    case .interrupted(let reason): .interrupted(host: host, reason: reason)
    case .timedOut: .timedOut(host: host)
    case .cancelled: .cancelled
    case nil: .interrupted(host: host, reason: "no answer came")
    }
  }

  private func pause(
    _ resource: String, _ attempt: Int, _ error: HarvestError
  ) async throws(HarvestError) {
    let seconds = patience.pause(before: attempt, random: timing.random())
    events(.retrying(resource: resource, attempt: attempt, seconds: seconds, error: error))
    do { try await timing.sleep(seconds) } catch { throw .cancelled }
  }

  /// A budget holds everybody back by itself; without one, this request waits alone.
  private func waitUnlessBudgeted(
    _ resource: String, _ seconds: Int
  ) async throws(HarvestError) {
    guard budget == nil else { return }
    guard Double(seconds) <= patience.longestWait else {
      throw .throttled(resource: resource, seconds: seconds)
    }
    let until = timing.now().addingTimeInterval(Double(seconds))
    events(.waiting(resource: resource, until: until, reason: .throttled))
    do { try await timing.sleep(Double(seconds)) } catch { throw .cancelled }
  }
}

/// Whether a host has answered well, known to every copy of an exchange.
private final class Standing: Sendable {
  let isGood = Atomic(false)
}
