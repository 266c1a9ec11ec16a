import Glibc
import Shell

/// One call of `query` or `run`: opens a session, lets it answer, finishes the output.
struct Inquiry {
  private let setting: Setting
  private let output: OutputOptions

  init(_ setting: Setting, _ output: OutputOptions) {
    self.setting = setting
    self.output = output
  }

  /// Runs the body in a task that Ctrl-C cancels.
  ///
  /// - Throws: What the body throws; `CancellationError` when it was interrupted.
  func run(_ body: @escaping @Sendable (Session) async throws -> Void) async throws {
    let isTerminal = Terminal.isTerminal(STDOUT_FILENO)
    let session = try Session(
      setting, format: try output.chosenFormat(isTerminal: isTerminal),
      showsHeader: !output.noHeader, isTerminal: isTerminal)
    if let path = output.output { try await session.open(output: path) }
    do {
      let outcome = try await Interrupt.running(cancel: session.interrupt) {
        try await body(session)
      }
      if case .interrupted = outcome { throw CancellationError() }
      try await session.finishOutput()
    } catch {
      await session.abandonOutput()
      throw error
    }
  }
}
