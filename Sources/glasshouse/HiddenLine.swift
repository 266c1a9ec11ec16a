import FoundationEssentials
import Glibc

/// A line from the person, shown or not while it is typed.
enum HiddenLine {
  /// Asks at a terminal, or takes the next line of a pipe.
  ///
  /// - Throws: `DoorError.unreadable` when there is no line.
  static func read(_ prompt: String, isHidden: Bool = true) throws -> String {
    let isTerminal = Terminal.isTerminal(STDIN_FILENO)
    if isTerminal { Talk.write(prompt) }
    let line = isTerminal && isHidden ? withoutEcho { readLine() } : readLine()
    guard let line, !line.isEmpty else {
      throw DoorError.unreadable("standard input", reason: "the credential is missing.")
    }
    return line
  }

  private static func withoutEcho(_ body: () -> String?) -> String? {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return body() }
    var hidden = settings
    hidden.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
      Talk.write("\n")
    }
    return body()
  }
}
