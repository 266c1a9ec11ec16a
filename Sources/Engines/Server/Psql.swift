import FoundationEssentials
import Glibc

/// The user's `psql` at work, which reads a script and writes rows.
///
/// Passwords and certificates are its affair: it reads `~/.pgpass` and asks for the rest on the terminal.
struct Psql {
  private let server: ServerAddress
  /// What can be interrupted.
  let program: EngineProgram
  /// The text that stands for NULL, which no cell can be.
  let null: String

  /// Starts it between two descriptors, which stay the caller's.
  ///
  /// Rows come without names and padding; a zero byte, which no text of PostgreSQL can hold, ends each cell.
  init(_ server: ServerAddress, input: Int32, output: Int32) throws(EngineError) {
    self.server = server
    null = EngineProgram.mark()
    var words = ["psql", "--no-psqlrc", "--quiet", "--no-align", "--tuples-only"]
    words += ["--field-separator-zero", "--record-separator-zero", "--pset=null=\(null)"]
    words += ["--set=ON_ERROR_STOP=1", "--set=VERBOSITY=verbose", "--set=SHOW_CONTEXT=never"]
    // Where there is no terminal it would take our script for the password.
    if !Self.hasTerminal { words.append("--no-password") }
    words.append("--dbname=\(server.url)")
    guard
      let program = try EngineProgram(
        words, input: input, output: output, environment: Self.environment, stoppedBy: SIGINT)
    else { throw .noProgram }
    self.program = program
  }

  /// Waits for its end.
  ///
  /// - Throws: What it complained of, unless it ended well.
  func finish() throws(EngineError) {
    let (status, said) = program.finish()
    guard status != 0 else { return }
    if status == 127 { throw .noProgram }
    throw EngineError(said, status: status, from: server)
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
