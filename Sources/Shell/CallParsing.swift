extension DotCommand.Call {
  /// Takes a line such as `.describe "my table"` apart.
  ///
  /// Arguments are split at spaces; a `;` at the end is forgiven. Single quotes keep everything; in double quotes `\"` is a quote
  /// and `\\` a backslash. Quotes may start inside a word, as in `name='a b'`.
  package init(_ line: String, at place: Place = Place()) throws(ShellError) {
    let text = line.drop(while: \.isWhitespace)
    var body = text.hasPrefix(".") ? text.dropFirst() : text
    while let last = body.last, last.isWhitespace { body.removeLast() }
    // A habit from SQL; what goes into a command of the system is left as it is.
    if !body.contains("|") { while body.last == ";" { body.removeLast() } }
    let name = body.prefix { !$0.isWhitespace }
    let rest = body.dropFirst(name.count).drop(while: \.isWhitespace)
    self.name = String(name)
    self.rest = String(rest)
    self.place = place
    self.arguments = try Self.words(rest)
  }

  private static func words(_ text: Substring) throws(ShellError) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in text {
      if isEscaped {
        word = (word ?? "") + (character == "\"" || character == "\\" ? "" : "\\")
        word?.append(character)
        isEscaped = false
      } else if quote == "\"", character == "\\" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote != nil {
        word = (word ?? "") + String(character)
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let whole = word { words.append(whole) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let quote { throw .unterminatedQuote(quote, in: String(text)) }
    if let word { words.append(word) }
    return words
  }
}
