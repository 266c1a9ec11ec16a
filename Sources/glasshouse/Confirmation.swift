import Glibc

/// A question to the person at the terminal.
enum Confirmation {
  /// Asks, and reads a line; without a terminal on both ends the answer is no.
  static func ask(_ question: String) -> Bool {
    guard Terminal.isTerminal(STDIN_FILENO), Terminal.isTerminal(STDERR_FILENO) else {
      return false
    }
    // Ctrl-C is a no, and stops whoever asked, too.
    let answer = try? Keyboard.line(question + " [y/N] ")?.lowercased()
    return answer == "y" || answer == "yes"
  }
}
