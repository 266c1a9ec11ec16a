import FoundationEssentials
import Glibc
import Processes
import Synchronization

/// The user's `psql` at work, which reads a script and writes rows.
///
/// Passwords and certificates are its affair: it reads `~/.pgpass` and asks for the rest on the terminal.
package final class Psql: Sendable {
  private let server: ServerAddress
  private let id: pid_t
  /// The file that it writes its complaints to.
  private let complaints: Int32
  private let isRunning = Mutex(true)

  /// The text that stands for NULL, which no cell can be.
  let null: String

  /// Starts it between two descriptors, which stay the caller's.
  ///
  /// Rows come without names and padding; a zero byte, which no text of PostgreSQL can hold, ends each cell.
  init(_ server: ServerAddress, input: Int32, output: Int32) throws(EngineError) {
    self.server = server
    null = Self.mark()
    complaints = try Self.nameless()
    var words = ["psql", "--no-psqlrc", "--quiet", "--no-align", "--tuples-only"]
    words += ["--field-separator-zero", "--record-separator-zero", "--pset=null=\(null)"]
    words += ["--set=ON_ERROR_STOP=1", "--set=VERBOSITY=verbose", "--set=SHOW_CONTEXT=never"]
    // Where there is no terminal it would take our script for the password.
    if !Self.hasTerminal { words.append("--no-password") }
    words.append("--dbname=\(server.url)")
    guard
      let id = ChildProcess.start(
        words, descriptors: [input, output, complaints], environment: Self.environment)
    else {
      close(complaints)
      throw .noProgram
    }
    self.id = id
  }

  deinit {
    close(complaints)
  }

  /// Makes it stop what the server does, from any thread.
  package func interrupt() {
    isRunning.withLock { if $0 { _ = kill(id, SIGINT) } }
  }

  /// Waits for its end.
  ///
  /// - Throws: What it complained of, unless it ended well.
  func finish() throws(EngineError) {
    let code = ChildProcess.wait(for: id)
    isRunning.withLock { $0 = false }
    guard code != 0 else { return }
    if code == 127 { throw .noProgram }
    throw EngineError(Self.text(of: complaints), status: code, from: server)
  }

  /// A text that nothing else in an answer is.
  static func mark() -> String {
    "glasshouse-"
      + (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
  }

  /// A file without a name, which only this program and what it starts can read.
  static func nameless(holding text: String = "") throws(EngineError) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array("\(folder)/glasshouse-XXXXXX".utf8CString)
    let file = mkstemp(&path)
    guard file >= 0 else { throw .broken(String(cString: strerror(errno)) + ".") }
    unlink(path)
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    guard write(text.utf8, to: file) else { throw .broken(String(cString: strerror(errno)) + ".") }
    lseek(file, 0, SEEK_SET)
    return file
  }

  /// Writes all bytes; whether it could.
  static func write(_ bytes: some Collection<UInt8>, to descriptor: Int32) -> Bool {
    let bytes = Array(bytes)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return false }
      sent += count
    }
    return true
  }

  /// Everything that is in a file.
  static func text(of file: Int32) -> String {
    lseek(file, 0, SEEK_SET)
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(file, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += part[..<count]
    }
  }

  private static var hasTerminal: Bool {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    if terminal >= 0 { close(terminal) }
    return terminal >= 0
  }

  /// Our own environment, but that psql's labels are English, such as `HINT:`.
  private static var environment: [String: String] {
    var variables = ProcessInfo.processInfo.environment
    variables["LC_MESSAGES"] = "C"
    // These two would outdo it.
    for name in ["LC_ALL", "LANGUAGE"] { variables[name] = nil }
    return variables
  }
}
