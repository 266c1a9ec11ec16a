import Dispatch
import Synchronization

/// A line that tells on standard error that a statement is still running, from its second second on.
final class Ticker: Sendable {
  private struct State {
    var isEnded = false
    var isDrawn = false
  }

  private let rows = Atomic(0)
  private let state = Mutex(State())

  /// Starts the clock; `isShown` is false for pipes and `--quiet`.
  init(isShown: Bool) {
    if isShown { tick(second: 1) } else { state.withLock { $0.isEnded = true } }
  }

  /// Notes how many rows there are so far.
  func note(rows count: Int) { rows.store(count, ordering: .relaxed) }

  /// Takes the line away; nothing is drawn from then on.
  func end() {
    state.withLock { state in
      if state.isDrawn { Talk.write("\r\u{1B}[K") }
      state.isDrawn = false
      state.isEnded = true
    }
  }

  private func tick(second: Int) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(1)) { [weak self] in
      guard let self, draw(second: second) else { return }
      tick(second: second + 1)
    }
  }

  private func draw(second: Int) -> Bool {
    let rows = rows.load(ordering: .relaxed)
    return state.withLock { state in
      guard !state.isEnded else { return false }
      let count = rows > 0 ? "\(grouped(rows)) rows · " : ""
      Talk.write("\r\u{1B}[K" + "running · \(count)\(second) s · Ctrl-C stops it")
      state.isDrawn = true
      return true
    }
  }
}
