/// A text that must never be shown: a key, a client secret, a token.
package struct Secret: Hashable, Sendable {
  private let text: String

  /// Takes the text into custody.
  package init(_ text: String) { self.text = text }

  /// The text itself, for a header or the owner-only file it is kept in.
  package func reveal() -> String { text }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The same words for every secret.
  package var description: String { "(secret)" }
  /// The same words for every secret.
  package var debugDescription: String { description }
  /// A mirror without children, so that `dump` shows nothing either.
  package var customMirror: Mirror { Mirror(self, children: []) }
}
