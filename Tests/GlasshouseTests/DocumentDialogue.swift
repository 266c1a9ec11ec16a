/// What a document shows of a conversation at the prompt.
struct DocumentDialogue {
  /// The lines that are typed, without those in which Tab is pressed.
  let typed: String
  /// What is shown below them, as `plain` has it.
  let shown: String

  /// Reads a block whose lines behind `glasshouse>` are typed.
  init(_ block: String) {
    let prompt = "glasshouse> "
    var typed: [Substring] = []
    var shown: [Substring] = []
    var isTyped = false
    for line in block.split(separator: "\n") {
      if line.hasPrefix(prompt) {
        isTyped = !line.contains("⇥")
        if isTyped { typed.append(line.dropFirst(prompt.count)) }
      } else if isTyped, line.wholeMatch(of: #/  \w+ +[0-9,]+ records/#) == nil {
        // What a terminal shows of a running sync is not written elsewhere.
        shown.append(line)
      }
    }
    self.typed = typed.map { $0 + "\n" }.joined()
    self.shown = Self.plain(shown.joined(separator: "\n"))
  }

  /// The words of a text, in which each time that something took is the same.
  static func plain(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
      .replacing(#/· [0-9.]+ m?s ·/#, with: "· 1 ms ·")
  }
}
