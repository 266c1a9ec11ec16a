/// One SQL statement, as typed, and where it was typed.
package struct Statement: Equatable, Sendable {
  /// The text from its first character, comments included, to its semicolon.
  package let text: String

  /// Where the text starts.
  package let place: Place

  /// A statement at a place.
  package init(_ text: String, at place: Place = Place()) {
    self.text = text
    self.place = place
  }
}

/// A place in what was typed or in a file.
package struct Place: Equatable, Sendable {
  /// The file, or nothing for the prompt and for standard input.
  package let file: String?

  /// The line, counted from 1.
  package let line: Int

  /// The bytes before it in its line.
  package let column: Int

  /// The files that read this one, the innermost first, with the line that did.
  package let includedFrom: [String]

  /// A place.
  package init(file: String? = nil, line: Int = 1, column: Int = 0, includedFrom: [String] = []) {
    self.file = file
    self.line = line
    self.column = column
    self.includedFrom = includedFrom
  }
}
