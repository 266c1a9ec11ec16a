import FoundationEssentials
import Glibc
import Synchronization
import Testing

/// A program that was started and may still run.
final class Running: Sendable {
  private struct State {
    var out: [UInt8] = []
    var err: [UInt8] = []
    var open: [Int32]
  }

  /// Kept, so that the files of the program stay as long as it runs.
  private let home: Home
  private let process: Child
  private let out: Int32
  private let err: Int32
  private let state: Mutex<State>
  private let deadline: ContinuousClock.Instant

  /// Starts a command with standard input from a text and both outputs caught.
  init(_ command: [String], _ program: Program, input: String) throws {
    home = program.home
    let standardInput = try Self.file(holding: input, in: program.home)
    defer { close(standardInput) }
    let (outRead, outWrite) = try Child.pipe()
    let (errRead, errWrite) = try Child.pipe()
    defer { [outWrite, errWrite].forEach { close($0) } }
    (out, err) = (outRead, errRead)
    state = Mutex(State(open: [outRead, errRead]))
    deadline = .now + program.limit
    process = try Child(command, program.environment) { actions in
      for (number, descriptor) in [standardInput, outWrite, errWrite].enumerated() {
        posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
      }
    }
  }

  deinit {
    process.kill()
    for descriptor in state.withLock({ $0.open }) { close(descriptor) }
  }

  /// Waits until the program has written a text to standard error.
  ///
  /// - Throws: `Late` when it does not come in time, or never can.
  func wait(forError text: String) async throws {
    try await blocking {
      try self.pump(awaiting: "“\(text)”") {
        String(decoding: $0.err, as: UTF8.self).contains(text)
      }
    }
  }

  /// Sends a signal to the program.
  func send(_ signal: Int32) { process.send(signal) }

  /// Waits for the end of the program.
  ///
  /// - Throws: `Late` when it does not end in time; it is killed then.
  func end() async throws -> Outcome {
    try await blocking {
      try self.pump(awaiting: "the end") { $0.open.isEmpty }
      let status = try self.process.status(by: self.deadline)
      return self.state.withLock {
        Outcome(
          stdout: String(decoding: $0.out, as: UTF8.self),
          stderr: String(decoding: $0.err, as: UTF8.self), status: status)
      }
    }
  }

  /// Takes in what is written until enough is known.
  private func pump(awaiting: String, until isEnough: (borrowing State) -> Bool) throws {
    try state.withLock { state in
      while !isEnough(state) {
        var waits = state.open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
        guard left > 0, !waits.isEmpty, poll(&waits, nfds_t(waits.count), Int32(left)) > 0 else {
          process.kill()
          throw Late(
            awaited: awaiting, seen: String(decoding: state.out + state.err, as: UTF8.self))
        }
        for wait in waits where wait.revents != 0 {
          var buffer = [UInt8](repeating: 0, count: 65_536)
          let count = read(wait.fd, &buffer, buffer.count)
          if count > 0 {
            if wait.fd == out {
              state.out += buffer[..<count]
            } else {
              state.err += buffer[..<count]
            }
          } else {
            close(wait.fd)
            state.open.removeAll { $0 == wait.fd }
          }
        }
      }
    }
  }

  /// A file without a name, so that no writer is needed while the program reads.
  private static func file(holding text: String, in home: Home) throws -> Int32 {
    let path = home.path + "/.input-\(UUID().uuidString)"
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    try #require(descriptor >= 0)
    unlink(path)
    let bytes = Array(text.utf8)
    try #require(write(descriptor, bytes, bytes.count) == bytes.count)
    lseek(descriptor, 0, SEEK_SET)
    return descriptor
  }
}
