import Glibc
import Processes

/// Another program that is asked something, without a shell, for as long as one can wait.
enum OtherProgram {
  enum Outcome: Equatable {
    /// It ended, with this code and what it wrote to standard output.
    case ended(Int32, output: [UInt8])
    /// There is no such program, or it cannot be started.
    case missing
    /// It was ended, since its time was over.
    case late
  }

  /// Starts a program that is found in `PATH`, gives it what it reads, and waits for its end.
  static func ask(
    _ words: [String], telling input: [UInt8] = [], in environment: [String: String],
    within seconds: Double
  ) -> Outcome {
    guard let reading = Pipe(), let writing = Pipe() else { return .missing }
    let silence = open("/dev/null", O_WRONLY | O_CLOEXEC)
    defer { if silence >= 0 { Glibc.close(silence) } }
    guard silence >= 0,
      let id = ChildProcess.start(
        words, descriptors: [reading.out, writing.into, silence], environment: environment)
    else { return .missing }
    reading.closeOut()
    writing.closeInto()
    _ = input.withUnsafeBytes { write(reading.into, $0.baseAddress, $0.count) }
    reading.closeInto()
    let end = ContinuousClock.now + .seconds(seconds)
    var output: [UInt8] = []
    while let count = read(writing.out, until: end, into: &output) {
      guard count == 0 else { continue }
      guard let status = wait(for: id, until: end) else { break }
      return .ended(status, output: output)
    }
    kill(id, SIGKILL)
    _ = wait(for: id, until: nil)
    return .late
  }

  /// Reads once; 0 at the end, and `nil` when the time is over.
  private static func read(
    _ descriptor: Int32, until end: ContinuousClock.Instant, into output: inout [UInt8]
  ) -> Int? {
    while true {
      let left = ContinuousClock.now.duration(to: end)
      guard left > .zero else { return nil }
      var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = Glibc.poll(&poll, 1, Int32(left / .milliseconds(1)) + 1)
      if ready == 0 { return nil }
      guard ready > 0 else { continue }
      var block = [UInt8](repeating: 0, count: 4096)
      let count = Glibc.read(descriptor, &block, block.count)
      if count < 0, errno == EINTR { continue }
      output += block.prefix(max(0, count))
      return max(0, count)
    }
  }

  /// The exit code, or 128 and the number of a signal; `nil` when the time is over before it.
  private static func wait(for id: pid_t, until end: ContinuousClock.Instant?) -> Int32? {
    var status: Int32 = 0
    while true {
      let ended = waitpid(id, &status, end == nil ? 0 : WNOHANG)
      if ended == id { return ChildProcess.exitCode(status) }
      if ended < 0, errno != EINTR { return 127 }
      if let end {
        guard ContinuousClock.now < end else { return nil }
        usleep(2000)
      }
    }
  }
}
