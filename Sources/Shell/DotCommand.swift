/// One dot-command: what it is called, what it does, and doing it.
package struct DotCommand: Sendable {
  /// What follows the dot.
  package let name: String

  /// What other programs call it, such as `exit` or `\\q`.
  package let otherNames: [String]

  /// The whole call, such as `.describe TABLE`.
  package let usage: String

  /// What it does, in one sentence.
  package let sentence: String

  /// A call that can be tried.
  package let example: String

  /// What Tab offers for its arguments.
  package let completes: Completes

  /// Does it; what it throws is reported like the error of a statement.
  package let run: @Sendable (Call) async throws -> Next

  /// A command.
  package init(
    _ name: String, otherNames: [String] = [], usage: String, sentence: String, example: String,
    completes: Completes = .nothing, run: @escaping @Sendable (Call) async throws -> Next
  ) {
    self.name = name
    self.otherNames = otherNames
    self.usage = usage
    self.sentence = sentence
    self.example = example
    self.completes = completes
    self.run = run
  }

  /// One call of a command, as typed.
  package struct Call: Equatable, Sendable {
    /// The name as typed, without its dot.
    package let name: String

    /// The arguments, split at spaces, with their quotes taken off.
    package let arguments: [String]

    /// Everything after the name, untouched.
    package let rest: String

    /// Where it was typed.
    package let place: Place
  }

  /// What the conversation does after a command.
  package enum Next: Sendable {
    case goOn
    case leave
    /// Runs the statements and commands of a file.
    case read(String)
    /// Lets the user go on with a text at the prompt.
    case type(String)
  }

  /// What the arguments of a command are.
  package enum Completes: Sendable {
    case nothing
    case tables
    case queries
    /// A saved query with its parameters.
    case calls
    case commands
    case files
    case words([String])
    case asked(@Sendable (_ before: [String]) -> [String])
  }
}
