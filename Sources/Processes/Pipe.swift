import Glibc

/// The two ends of a pipe, each of which is closed once, and neither of which another program inherits.
package final class Pipe {
  /// The end that is read from, until it is closed.
  package private(set) var out: Int32
  /// The end that is written into, until it is closed.
  package private(set) var into: Int32

  /// A pipe; `nil`, with the reason in `errno`, when the system has none.
  package init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (out, into) = (ends[0], ends[1])
  }

  deinit {
    closeOut()
    closeInto()
  }

  /// Closes the end that is read from.
  package func closeOut() {
    if out >= 0 { close(out) }
    out = -1
  }

  /// Closes the end that is written into.
  package func closeInto() {
    if into >= 0 { close(into) }
    into = -1
  }
}
