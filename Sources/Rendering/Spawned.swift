import Glibc
import Processes

/// A command of `/bin/sh` that reads what is written into a pipe.
package final class Spawned {
  /// The end of the pipe that is written into.
  let descriptor: Int32
  private let id: pid_t
  private var isOpen = true

  /// Starts the command; its signals are as a shell leaves them.
  init(_ command: String) throws(OutputError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .failed(writing: "to “\(command)”") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    guard let id = Self.start(command, input: ends[0]) else {
      close(ends[1])
      throw .failed(writing: "to “\(command)”")
    }
    self.id = id
    descriptor = ends[1]
  }

  deinit {
    closeInput()
  }

  /// Tells the command that nothing more comes.
  func closeInput() {
    guard isOpen else { return }
    isOpen = false
    close(descriptor)
  }

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
