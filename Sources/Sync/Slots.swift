import Harvest

/// How many requests may be under way at once, and how many a run may make before someone is asked.
///
/// A request has its slot until its answer is used up: where landing is slower than fetching, no more
/// answers wait in memory than there are slots.
actor Slots {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var made = 0
  private var madeOf: [String: Int] = [:]
  /// What no list can survive, once it was met: nothing more is asked then.
  private var fatal: HarvestError?
  private var ceiling: Ceiling?
  /// The one question under way, so that several requests at the ceiling ask once.
  private var question: Task<Bool, Never>?

  init(_ count: Int, ceiling: Ceiling?) {
    free = count
    self.ceiling = ceiling
  }

  /// Makes one request for a list as soon as a slot is free, and uses its answer.
  ///
  /// `expected` is how many requests the list is known to need still, if its total is known.
  ///
  /// What the request throws is thrown on; `SyncError.declined` when the run grew past its ceiling and
  /// nobody agreed.
  nonisolated(nonsending) func request<Answer>(
    for list: String, expecting expected: Int = 1, _ body: () async throws -> Answer
  ) async throws -> Answer {
    await enter()
    do {
      try await begin(list, expecting: expected)
      let answer = try await body()
      await leave()
      return answer
    } catch {
      await leave(after: error)
      throw error
    }
  }

  private func begin(_ list: String, expecting expected: Int) async throws {
    try Task.checkCancellation()
    try await agree(toMore: expected)
    if let fatal { throw fatal }
    made += 1
    madeOf[list, default: 0] += 1
  }

  /// How many requests were made so far.
  var count: Int { made }

  /// How many requests were made for a list so far.
  func count(of list: String) -> Int { madeOf[list] ?? 0 }

  private func agree(toMore expected: Int) async throws {
    guard let ceiling, made + expected > ceiling.requests else { return }
    let total = made + expected
    let asked = question ?? Task { [made] in await ceiling.agreed(made, total) }
    question = asked
    guard await asked.value else { throw SyncError.declined(made: made, expected: total) }
    self.ceiling = nil
  }

  private func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  private func leave(after error: (any Error)? = nil) {
    if let error = error as? HarvestError, error.concernsEveryList { fatal = fatal ?? error }
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}

/// The number of requests from which on a person is asked whether to go on.
package struct Ceiling: Sendable {
  /// How many requests go without asking.
  package let requests: Int
  /// Asks: given the requests made and those expected in all, whether to go on.
  package let agreed: @Sendable (_ made: Int, _ expected: Int) async -> Bool

  /// A ceiling with the question to ask when it is reached.
  package init(requests: Int, agreed: @escaping @Sendable (Int, Int) async -> Bool) {
    self.requests = requests
    self.agreed = agreed
  }
}
