import FoundationEssentials
import Synchronization

@testable import Harvest

/// A clock that only moves when somebody waits.
final class FakeTime: Sendable {
  private let state: Mutex<(now: Date, slept: [Double])>

  init(_ now: Date = Date(timeIntervalSince1970: 1_800_000_000)) { state = Mutex((now, [])) }

  var now: Date { state.withLock { $0.now } }
  var slept: [Double] { state.withLock { $0.slept } }

  func pass(_ seconds: Double) {
    state.withLock { $0.now = $0.now.addingTimeInterval(seconds) }
  }

  /// Timing by this clock; requests never take too long.
  var timing: Timing {
    Timing(
      now: { self.now },
      sleep: { seconds in
        try Task.checkCancellation()
        self.state.withLock {
          $0.now = $0.now.addingTimeInterval(seconds)
          $0.slept.append(seconds)
        }
        await Task.yield()
      },
      deadline: { _ in try await Task.sleep(for: .seconds(3600)) },
      random: { 0.5 })
  }
}

/// Something that several tasks add to.
final class Log<Entry: Sendable>: Sendable {
  private let list = Mutex<[Entry]>([])

  var entries: [Entry] { list.withLock { $0 } }

  /// Adds an entry and answers how many there were before.
  @discardableResult
  func add(_ entry: Entry) -> Int {
    list.withLock {
      $0.append(entry)
      return $0.count - 1
    }
  }
}
