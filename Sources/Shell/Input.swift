/// What came of waiting for the user, or for the next line of a script.
package enum Input: Equatable, Sendable {
  case text(String)
  /// What is typed is to be edited elsewhere.
  case edit(String)
  case interrupted
  /// The user has left, with a statement still open.
  case left(String)
  /// A line that is not UTF-8; to run what can be made of it would be another text.
  case malformed
  case end
}

/// What is shown before the text that is typed.
package struct Prompt: Equatable, Sendable {
  package var first: String
  package var continuation: String

  /// A prompt, and what stands before the further lines of an open statement.
  package init(_ first: String, continuation: String) {
    self.first = first
    self.continuation = continuation
  }
}
