import Glibc

/// A command that answers are piped into.
package final class OutputCommand {
  /// Where the answer is written to.
  package let sink: ByteSink

  private let command: String
  private let process: Spawned

  /// Starts a command of the shell, such as `sort | head`.
  package init(_ command: String) throws(OutputError) {
    self.command = command
    process = try Spawned(command)
    sink = ByteSink(descriptor: process.descriptor, name: "to “\(command)”")
  }

  /// Ends the input of the command and waits for it.
  ///
  /// - Returns: Whether it has read everything.
  package func finish() throws(OutputError) -> Bool {
    var hasRead = true
    do throws(OutputError) {
      try sink.flush()
    } catch {
      guard error == .readerGone else {
        _ = process.wait()
        throw error
      }
      hasRead = false
    }
    let status = process.wait()
    guard status == 0 || status == 128 + SIGPIPE else {
      throw .commandFailed(command, status: status)
    }
    return hasRead
  }

  /// Ends the input of the command, whose answer is not whole.
  package func abandon() {
    _ = process.wait()
  }
}
