import FoundationEssentials
import Glibc
import Synchronization
import Testing

/// The program at a terminal of its own, whose keys a test presses and whose screen it reads.
final class Screen: Sendable {
  /// Kept, so that the files of the program stay as long as it runs.
  private let home: Home
  private let process: Child
  private let keyboard: Int32
  private let deadline: ContinuousClock.Instant
  private let shown = Mutex<[UInt8]>([])
  private let lookedAt = Mutex(0)

  /// Starts the program with all three streams at a new terminal.
  convenience init(_ program: Program, _ arguments: String..., columns: UInt16 = 80) throws {
    try self.init(program, command: [Program.folder + "/glasshouse"] + arguments, columns: columns)
  }

  /// Starts a command with all three streams at a new terminal.
  init(_ program: Program, command: [String], columns: UInt16 = 80) throws {
    home = program.home
    var ends: (person: Int32, program: Int32) = (-1, -1)
    var size = winsize(ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    var name = [CChar](repeating: 0, count: 128)
    try #require(openpty(&ends.person, &ends.program, &name, nil, &size) == 0)
    _ = fcntl(ends.person, F_SETFD, FD_CLOEXEC)
    keyboard = ends.person
    deadline = .now + program.limit
    defer { close(ends.program) }
    let path = name
    process = try Child(command, program.environment) {
      // The first terminal that the leader of a session opens becomes the session's own.
      posix_spawn_file_actions_addopen(&$0, 0, path, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&$0, 0, 1)
      posix_spawn_file_actions_adddup2(&$0, 0, 2)
    }
  }

  deinit {
    process.kill()
    close(keyboard)
  }

  /// Whether the terminal shows what is typed.
  var showsTyping: Bool {
    var settings = termios()
    tcgetattr(keyboard, &settings)
    return settings.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Sends a signal to the program.
  func send(_ signal: Int32) { process.send(signal) }

  /// Presses keys; Enter is `\r`.
  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    #expect(write(keyboard, bytes, bytes.count) == bytes.count)
  }

  /// Gives the terminal another width.
  func resize(columns: UInt16) {
    var size = winsize(ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    #expect(ioctl(keyboard, UInt(TIOCSWINSZ), &size) == 0)
  }

  /// Ends the program without a word.
  func kill() { process.kill() }

  /// Every byte that was shown so far.
  var bytes: [UInt8] { shown.withLock { $0 } }

  /// Waits until a text is on the screen behind what earlier waits have found.
  ///
  /// - Returns: What was shown since then, without escape sequences, up to the text and with it.
  /// - Throws: `Late` when it is not shown in time.
  @discardableResult
  func wait(for text: String) async throws -> String {
    try await blocking { try self.find(text) }
  }

  /// Waits for the end of the program.
  func end() async throws -> Int32 {
    try await blocking {
      while try self.takeIn(awaiting: "the end") {}
      return try self.process.status(by: self.deadline)
    }
  }

  private func find(_ text: String) throws -> String {
    while true {
      let start = lookedAt.withLock { $0 }
      let plain = shown.withLock { Self.plain($0) }
      let unread = plain.utf8.dropFirst(start)
      if let found = String(decoding: unread, as: UTF8.self).firstRange(of: text) {
        let part = String(decoding: unread, as: UTF8.self)[..<found.upperBound]
        lookedAt.withLock { $0 = start + part.utf8.count }
        return String(part)
      }
      guard try takeIn(awaiting: "“\(text)”") else {
        throw Late(awaited: "“\(text)”", seen: plain)
      }
    }
  }

  /// Takes in what the program shows next; false when it has ended.
  private func takeIn(awaiting: String) throws -> Bool {
    var wait = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
    let left = max(0, ContinuousClock.now.duration(to: deadline) / .milliseconds(1))
    guard poll(&wait, 1, Int32(left)) > 0 else {
      throw Late(awaited: awaiting, seen: shown.withLock { Self.plain($0) })
    }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    // The terminal answers with an error when its last user has gone.
    let count = read(keyboard, &buffer, buffer.count)
    guard count > 0 else { return false }
    shown.withLock { $0 += buffer[..<count] }
    return true
  }

  /// What is shown without escape sequences and carriage returns, up to the last whole character.
  private static func plain(_ bytes: [UInt8]) -> String {
    var plain: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      guard byte == 0x1B else {
        if byte != 0x0D { plain.append(byte) }
        continue
      }
      guard rest.popFirst() == UInt8(ascii: "[") else { continue }
      while let next = rest.popFirst(), !(0x40...0x7E).contains(next) {}
    }
    while let last = plain.last, last >= 0x80, String(validating: plain, as: UTF8.self) == nil {
      plain.removeLast()
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
