import CReadline
import Dispatch
import Synchronization

/// Ctrl-C, which stops what runs and never the program.
package enum Interrupt {
  /// How a guarded operation ended.
  package enum Outcome<Value> {
    case finished(Value)
    case interrupted
  }

  /// Catches SIGINT and ignores SIGPIPE from now on; a second call does nothing.
  package static func install() {
    _ = installed
  }

  /// Makes standard input, output or error fail when they are used, where they were closed at the
  /// start; otherwise the next file or pipe to be opened would take their place.
  package static func reserveStandardDescriptors() {
    creadline_reserve_standard_descriptors()
  }

  /// Runs the operation; SIGINT calls `cancel`, and the error the operation then ends with is
  /// `.interrupted`.
  ///
  /// An operation that finishes all the same has finished. Guards may be nested: SIGINT cancels them
  /// all, and one that came before there was a guard cancels the first. `cancel` is called on a thread
  /// of its own, once per SIGINT, never after the operation has ended; it must not wait for that end.
  package static func guarding<Value>(
    isolation: isolated (any Actor)? = #isolation,
    cancel: @escaping @Sendable () -> Void,
    _ operation: () async throws -> Value
  ) async throws -> Outcome<Value> {
    install()
    let guarded = Guarded(cancel: cancel)
    let isOutermost = guards.withLock { guards in
      defer { guards.append(guarded) }
      return guards.isEmpty
    }
    // Ctrl-C may have been pressed after the last reading and before there was anything to stop.
    if isOutermost, creadline_take_interrupts() {
      guarded.wasInterrupted.store(true, ordering: .releasing)
      cancel()
    }
    do {
      let value = try await operation()
      guards.withLock { $0.removeAll { $0 === guarded } }
      return .finished(value)
    } catch {
      let wasInterrupted = guards.withLock { guards in
        guards.removeAll { $0 === guarded }
        guard guarded.wasInterrupted.load(ordering: .acquiring) else { return false }
        creadline_forget_interrupts()
        return true
      }
      guard wasInterrupted else { throw error }
      return .interrupted
    }
  }

  /// Runs the operation in a task of its own, which SIGINT cancels before it calls `cancel`.
  package static func running<Value: Sendable>(
    cancel: @escaping @Sendable () -> Void = {},
    _ operation: @escaping @Sendable () async throws -> Value
  ) async throws -> Outcome<Value> {
    let task = Task { try await operation() }
    return try await guarding(
      cancel: {
        task.cancel()
        cancel()
      },
      {
        try await withTaskCancellationHandler {
          try await task.value
        } onCancel: {
          task.cancel()
        }
      })
  }
}

/// An operation that runs now, and what stops it.
private final class Guarded: Sendable {
  let cancel: @Sendable () -> Void
  let wasInterrupted = Atomic(false)

  init(cancel: @escaping @Sendable () -> Void) {
    self.cancel = cancel
  }
}

private let guards = Mutex<[Guarded]>([])

/// The watcher of the pipe that the signal handler writes to, kept for the life of the process.
///
/// Unsafe in name only: nothing touches it after it was activated.
nonisolated(unsafe) private let installed: any DispatchSourceRead = {
  creadline_install_signals()
  let descriptor = creadline_watch_descriptor()
  let source = DispatchSource.makeReadSource(
    fileDescriptor: descriptor, queue: DispatchQueue(label: "interrupt"))
  source.setEventHandler { @Sendable in
    creadline_take_watched()
    // The lock is held, so that no operation ends while it is being cancelled, nor before those who
    // wait for input have been woken: an interrupt is served once.
    guards.withLock { guards in
      for guarded in guards.reversed() {
        guarded.wasInterrupted.store(true, ordering: .releasing)
        guarded.cancel()
      }
      creadline_wake()
    }
  }
  source.activate()
  return source
}()
