extension View {
  /// SQL that is true where a text holds one of these small words or phrases, in any case.
  ///
  /// What is cut out of a text that holds it leaves less; a word that is cut out can make no other appear where
  /// the text is unchanged so far, so that one comparison is enough for all. `LIKE` differs between engines.
  static func test(_ text: String, holdsOneOf words: [String]) -> String {
    let rest = words.reduce("lower(\(text))") { "replace(\($0), '\($1)', '')" }
    return "\(rest) <> lower(\(text))"
  }
}
