/// What one reading at the prompt needs to know.
package struct Reading: Sendable {
  /// What Enter does with the text that is typed.
  package enum Enter: Equatable, Sendable {
    case run
    case newLine
    case stay(saying: String)
  }

  package var prompt: Prompt
  /// What stands at the prompt already.
  package var typed = ""
  /// Whether what is typed is shown in colours.
  package var isColored = false
  package var history: [String]
  package var onEnter: @Sendable (String) -> Enter
  package var onTab: @Sendable (_ text: String, _ cursor: Int) -> Completion

  /// A reading; by default Enter runs what is typed, and Tab offers nothing.
  package init(
    prompt: Prompt, history: [String] = [],
    onEnter: @escaping @Sendable (String) -> Enter = { _ in .run },
    onTab: @escaping @Sendable (String, Int) -> Completion = { _, _ in Completion() }
  ) {
    self.prompt = prompt
    self.history = history
    self.onEnter = onEnter
    self.onTab = onTab
  }
}

/// Where a conversation's texts come from.
package struct Source: Sendable {
  /// True for a person at a terminal: whole texts, prompts; else single lines.
  package let isInteractive: Bool

  /// Waits for the next text.
  package let next: @Sendable (Reading) async -> Input

  /// A source.
  package init(isInteractive: Bool, next: @escaping @Sendable (Reading) async -> Input) {
    self.isInteractive = isInteractive
    self.next = next
  }
}
