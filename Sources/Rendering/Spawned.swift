import Glibc

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
    return Self.wait(for: id)
  }

  /// Runs a command that has the terminal to itself, to its end; 127 when it cannot be started.
  package static func run(_ command: String) -> Int32 {
    start(command, input: STDIN_FILENO).map(wait) ?? 127
  }

  private static func wait(for id: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  private static func start(_ command: String, input: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if input != STDIN_FILENO {
      posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    let texts = ["/bin/sh", "-c", command]
    let words = texts.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var id = pid_t()
    return posix_spawn(&id, "/bin/sh", &actions, &attributes, words, environ) == 0 ? id : nil
  }
}
