package import FoundationEssentials

/// The clock, waiting and chance, so that tests can be quick and sure.
package struct Timing: Sendable {
  /// This machine's clock.
  package var now: @Sendable () -> Date
  /// Waits so many seconds; a cancelled task stops waiting at once.
  package var sleep: @Sendable (Double) async throws -> Void
  /// Waits until a request has taken too long.
  package var deadline: @Sendable (Double) async throws -> Void
  /// A number from 0 to 1 that spreads retries.
  package var random: @Sendable () -> Double

  /// Timing by the given means, by default the real ones.
  package init(
    now: @escaping @Sendable () -> Date = { Date() },
    sleep: @escaping @Sendable (Double) async throws -> Void = {
      try await Task.sleep(for: .seconds($0))
    },
    deadline: @escaping @Sendable (Double) async throws -> Void = {
      try await Task.sleep(for: .seconds($0))
    },
    random: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }
  ) {
    self.now = now
    self.sleep = sleep
    self.deadline = deadline
    self.random = random
  }
}
