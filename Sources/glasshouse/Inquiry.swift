import Glibc
import Rendering
import Shell
import Synchronization

/// One call of `query` or `run`: opens a session, lets it answer, finishes the output.
struct Inquiry {
  private let setting: Setting
  private let output: OutputOptions
  private let picture: ChartOptions?
  private let keepsGoing: Bool

  init(
    _ setting: Setting, _ output: OutputOptions, _ picture: ChartOptions? = nil,
    keepsGoing: Bool = false
  ) {
    self.setting = setting
    self.output = output
    self.picture = picture
    self.keepsGoing = keepsGoing
  }

  /// Runs the body in a task that Ctrl-C and the time limit cancel.
  ///
  /// - Throws: What the body throws; `CancellationError` when it was interrupted.
  func run(_ body: @escaping @Sendable (Session) async throws -> Void) async throws {
    let isTerminal = Terminal.isTerminal(STDOUT_FILENO)
    let delivery = try output.delivery(setting, isTerminal: isTerminal)
    try picture?.apply(to: delivery, output)
    let session = try Session(
      setting, delivery: delivery, terms: try output.terms(keepsGoing: keepsGoing))
    let limit = try output.timeLimit()
    if let path = output.output, path != "-" { try await session.open(output: path) }
    do {
      let outcome = try await Interrupt.running(cancel: session.interrupt) {
        try await within(seconds: limit, cancel: session.interrupt) { try await body(session) }
      }
      if case .interrupted = outcome { throw CancellationError() }
      try await session.finishOutput()
      if output.manifest, let path = output.output { try await session.writeManifest(for: path) }
    } catch {
      await session.abandonOutput()
      let rows = await session.written
      guard error is CancellationError, output.output == nil, rows > 0 else { throw error }
      throw DoorError.interrupted(rows: rows)
    }
  }
}

/// Runs the body in a task that is cancelled after so many seconds.
///
/// - Throws: `DoorError.timeout` when it ended for that, else what the body throws.
func within(
  seconds: Double?, cancel: @escaping @Sendable () -> Void,
  _ body: @escaping @Sendable () async throws -> Void
) async throws {
  guard let seconds else { return try await body() }
  let isOver = Atomic(false)
  let task = Task { try await body() }
  let clock = Task {
    try await Task.sleep(for: .seconds(seconds))
    isOver.store(true, ordering: .releasing)
    task.cancel()
    cancel()
  }
  defer { clock.cancel() }
  do {
    try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  } catch {
    throw isOver.load(ordering: .acquiring) ? DoorError.timeout(seconds: seconds) : error
  }
}
