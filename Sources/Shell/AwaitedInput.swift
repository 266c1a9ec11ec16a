import CReadline
import Glibc

/// What came first while input was awaited.
package enum AwaitedInput: Equatable, Sendable {
  /// There is something to read, or the end.
  case ready
  /// The user pressed Ctrl-C.
  case interrupted
  /// The descriptor cannot be waited for; the system's error number.
  case failed(Int32)

  /// Waits until a descriptor can be read without blocking, or Ctrl-C is pressed.
  package static func wait(for descriptor: Int32) -> AwaitedInput {
    var waits = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: creadline_wake_descriptor(), events: Int16(POLLIN), revents: 0),
    ]
    while poll(&waits, 2, -1) < 0 {
      guard errno == EINTR else { return .failed(errno) }
    }
    guard waits[1].revents & Int16(POLLIN) == 0 else {
      creadline_forget_interrupts()
      return .interrupted
    }
    return .ready
  }
}
