import Glibc
import Synchronization
import Testing

/// A child process in a session of its own, killed at the latest when nobody holds it.
final class Child: Sendable {
  private let id: pid_t
  /// The other end of a pipe that only the process holds: readable when it has ended.
  private let life: Int32
  private let ended = Mutex<Int32?>(nil)

  /// Starts a command; signals are as a login shell leaves them.
  init(
    _ command: [String], _ environment: [String: String],
    files: (inout posix_spawn_file_actions_t) -> Void
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    files(&actions)
    let (life, ending) = try Self.pipe()
    self.life = life
    defer { close(ending) }
    posix_spawn_file_actions_adddup2(&actions, ending, 3)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let newSession: Int16 = 0x80  // POSIX_SPAWN_SETSID, which Glibc's module lacks.
    posix_spawnattr_setflags(
      &attributes, newSession | Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    let words = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    id = try Self.starting.withLock { _ in
      var id = pid_t()
      try #require(posix_spawn(&id, command[0], &actions, &attributes, words, variables) == 0)
      return id
    }
  }

  deinit {
    kill()
    close(life)
  }

  /// Sends a signal to the process and to what it started.
  func send(_ signal: Int32) { _ = Glibc.kill(-id, signal) }

  /// Ends the process without asking, unless it has ended.
  func kill() {
    ended.withLock { ended in
      guard ended == nil else { return }
      send(SIGKILL)
      ended = reap()
    }
  }

  /// The exit code once the process has ended, or 128 and the number of the signal that ended it.
  ///
  /// - Throws: `Late` when it has not ended at the deadline.
  func status(by deadline: ContinuousClock.Instant) throws -> Int32 {
    try ended.withLock { ended in
      if let ended { return ended }
      var waits = pollfd(fd: life, events: Int16(POLLIN), revents: 0)
      let left = max(0, ContinuousClock.now.duration(to: deadline) / .milliseconds(1))
      guard poll(&waits, 1, Int32(left)) > 0 else {
        throw Late(awaited: "the end", seen: "nothing")
      }
      let status = reap()
      ended = status
      return status
    }
  }

  /// Held while a process starts, so that it cannot inherit a pipe that is half made.
  private static let starting = Mutex(())

  /// A pipe that no child inherits by accident.
  static func pipe() throws -> (read: Int32, write: Int32) {
    try starting.withLock { _ in
      var ends: [Int32] = [0, 0]
      try #require(Glibc.pipe(&ends) == 0)
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return (ends[0], ends[1])
    }
  }

  private func reap() -> Int32 {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}
