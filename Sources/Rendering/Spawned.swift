import Glibc
import Processes

/// A command of `/bin/sh` that reads what is written into a pipe.
package final class Spawned {
  /// The end of the pipe that is written into.
  var descriptor: Int32 { input.into }
  private let input: Pipe
  private let id: pid_t

  /// Starts the command; its signals are as a shell leaves them.
  init(_ command: String) throws(OutputError) {
    guard let input = Pipe(), let id = Self.start(command, input: input.out) else {
      throw .failed(writing: "to “\(command)”")
    }
    input.closeOut()
    self.input = input
    self.id = id
  }

  /// Tells the command that nothing more comes.
  func closeInput() { input.closeInto() }

  /// Waits for the command to end: its exit code, or 128 and the signal that ended it.
  func wait() -> Int32 {
    closeInput()
    return ChildProcess.wait(for: id)
  }

  /// Runs a command that has the terminal to itself, to its end; 127 when it cannot be started.
  package static func run(_ command: String) -> Int32 {
    start(command, input: STDIN_FILENO).map(ChildProcess.wait) ?? 127
  }

  private static func start(_ command: String, input: Int32) -> pid_t? {
    ChildProcess.start(["/bin/sh", "-c", command], descriptors: [input])
  }
}
