import Glibc

/// Another program that this one starts and waits for.
package enum ChildProcess {
  /// Starts a program that is found in `PATH`, with these descriptors as its 0, 1, 2 and so on; those that are
  /// not named are ours, and so is the environment unless there is another.
  ///
  /// Its signals are as a shell leaves them. `inOwnGroup` it leads a process group, by whose id it and all that it
  /// starts can be stopped.
  ///
  /// - Returns: Its id; `nil` when it cannot be started.
  package static func start(
    _ words: [String], descriptors: [Int32], environment: [String: String]? = nil,
    inOwnGroup: Bool = false
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (place, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(place))
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let group = inOwnGroup ? Int16(POSIX_SPAWN_SETPGROUP) : 0
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK) | group)
    let arguments = words.map { strdup($0) } + [nil]
    let variables = (environment ?? [:]).map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var id = pid_t()
    let failure =
      if environment == nil {
        posix_spawnp(&id, words[0], &actions, &attributes, arguments, environ)
      } else {
        posix_spawnp(&id, words[0], &actions, &attributes, arguments, variables)
      }
    return failure == 0 ? id : nil
  }

  /// Waits for its end: its exit code, or 128 and the number of the signal that ended it.
  package static func wait(for id: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    return exitCode(status)
  }

  /// The exit code in what `waitpid` tells, or 128 and the number of a signal.
  package static func exitCode(_ status: Int32) -> Int32 {
    status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}
