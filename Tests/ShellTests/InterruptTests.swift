import Glibc
import Synchronization
import Testing

@testable import Shell

/// The suites that share the process's signals and readline's globals.
@Suite(.serialized) struct ProcessWide {}

/// Presses Ctrl-C, and waits to be cancelled for it.
func interrupted() async throws {
  kill(getpid(), SIGINT)
  let (stream, continuation) = AsyncStream<Void>.makeStream()
  for await _ in stream {}
  continuation.finish()
  try Task.checkCancellation()
}

extension ProcessWide {
  @Suite struct `Ctrl-C` {
    @Test func `stops what runs, again and again`() async throws {
      let cancelled = Mutex(0)
      for _ in 0..<3 {
        let outcome = try await Interrupt.running(cancel: { cancelled.withLock { $0 += 1 } }) {
          try await interrupted()
        }
        guard case .interrupted = outcome else { return #expect(Bool(false), "\(outcome)") }
      }
      #expect(cancelled.withLock { $0 } == 3)
    }

    @Test func `stops what starts just after it was pressed`() async throws {
      Interrupt.install()
      kill(getpid(), SIGINT)
      let outcome = try await Interrupt.running {
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        for await _ in stream {}
        continuation.finish()
        try Task.checkCancellation()
      }
      guard case .interrupted = outcome else { return #expect(Bool(false), "\(outcome)") }
    }

    @Test func `stops everything that is nested`() async throws {
      let record = Record()
      let outcome = try await Interrupt.running(cancel: { record.note("outer") }) {
        let inner = try await Interrupt.running(cancel: { record.note("inner") }) {
          try await interrupted()
        }
        record.note("\(inner)")
        try Task.checkCancellation()
      }
      #expect(record.lines.count == 3)
      #expect(Set(record.lines) == ["inner", "outer", "\(Interrupt.Outcome<Void>.interrupted)"])
      guard case .interrupted = outcome else { return #expect(Bool(false), "\(outcome)") }
    }

    @Test func `leaves errors and answers alone when it is not pressed`() async throws {
      let outcome = try await Interrupt.running { 42 }
      guard case .finished(42) = outcome else { return #expect(Bool(false), "\(outcome)") }
      await #expect(throws: ShellError.readsItself("a")) {
        try await Interrupt.running { throw ShellError.readsItself("a") }
      }
    }
  }
}
