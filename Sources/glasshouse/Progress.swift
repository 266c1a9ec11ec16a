import FoundationEssentials
import Glibc
import Harvest
import Sync
import Synchronization

/// Shows a running sync on standard error, redrawn in place, when a person is looking.
final class Progress: Sendable {
  private struct State {
    var progress = ProgressState()
    var drawn = 0
    var drawnAt = 0.0
    /// Whether a question is on the screen, which must stay there.
    var isPaused = false
    /// Whether a pipe was told of waiting.
    var hasWaited = false
  }

  private let state = Mutex(State())
  /// Whether to draw at all, which pipes are spared.
  private let isShown: Bool
  private let isQuiet: Bool

  /// Progress for whoever reads standard error, as the setting says.
  init(_ setting: Setting) {
    isQuiet = setting.isQuiet
    isShown = setting.showsProgress
  }

  /// Takes in what a sync tells.
  func note(_ event: SyncEvent) {
    guard isShown else {
      if case .waiting(let holder) = event, !isQuiet {
        Talk.say(ProgressState.sentence(holder))
      }
      return
    }
    state.withLock { state in
      state.progress.note(event, at: Self.now)
      draw(&state, isUrgent: false)
    }
  }

  /// Takes in what the client tells: only waiting is shown, and in a pipe that there is waiting.
  func noteWaiting(_ reason: String) {
    guard isShown else {
      let isFirst = state.withLock { state in
        defer { state.hasWaited = true }
        return !state.hasWaited
      }
      if isFirst, !isQuiet { Talk.say(reason + ", and more such waits may follow") }
      return
    }
    state.withLock { state in
      state.progress.noteWaiting(reason)
      draw(&state, isUrgent: true)
    }
  }

  /// Says a line above the drawing.
  func say(_ line: String) {
    state.withLock { state in
      erase(&state)
      Talk.say(line)
    }
  }

  /// Takes the drawing away while something else is on the screen.
  func paused<Value>(_ body: () -> Value) -> Value {
    state.withLock { state in
      erase(&state)
      state.isPaused = true
    }
    defer { state.withLock { $0.isPaused = false } }
    return body()
  }

  /// Leaves the lines about finished lists and removes the rest.
  func end() {
    guard isShown else { return }
    state.withLock { state in
      erase(&state)
      leaveFinished(&state)
    }
  }

  private func draw(_ state: inout State, isUrgent: Bool) {
    let now = Self.now
    guard !state.isPaused, isUrgent || now - state.drawnAt > 0.08 else { return }
    state.drawnAt = now
    erase(&state)
    leaveFinished(&state)
    let lines = state.progress.current(at: now)
    state.drawn = lines.count
    Talk.write(lines.map { $0.prefix(Self.width - 1) + "\n" }.joined())
  }

  private func leaveFinished(_ state: inout State) {
    Talk.write(state.progress.takeFinished().map { $0 + "\n" }.joined())
  }

  private func erase(_ state: inout State) {
    guard state.drawn > 0 else { return }
    Talk.write("\u{1B}[\(state.drawn)A\u{1B}[J")
    state.drawn = 0
  }

  private static var now: Double { Date().timeIntervalSince1970 }
  private static var width: Int { Terminal.width(of: STDERR_FILENO) ?? 80 }
}
