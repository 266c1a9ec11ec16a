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
      } else if isTyped, line.wholeMatch(of: #/  \w+ +[0-9,]+ records|[0-9]+ rows? · .*/#) == nil {
        // How a sync runs, and how long an answer took, is told to a terminal alone.
        shown.append(line)
      }
    }
    self.typed = typed.map { $0 + "\n" }.joined()
    self.shown = Self.plain(shown.joined(separator: "\n"))
  }

  /// The words of a text, however its lines are broken.
  static func plain(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }
}
