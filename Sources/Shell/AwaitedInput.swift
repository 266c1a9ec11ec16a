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

/// A terminal that does not show what is typed.
package enum HiddenTyping {
  /// Runs the body while the terminal at a descriptor shows nothing; whatever ends or stops the
  /// program meanwhile, the terminal shows again what is typed.
  package static func at<Value>(
    _ descriptor: Int32, _ body: () throws -> Value
  ) rethrows -> Value {
    guard creadline_hide(descriptor) else { return try body() }
    defer { creadline_unhide() }
    return try body()
  }
}
