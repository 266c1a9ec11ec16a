/// The conversation: texts come in, statements and dot-commands are run, until the end.
package struct Conversation: Sendable {
  /// How a conversation ended.
  package enum Ending: Sendable {
    case ended
    case failed(any Error)
    case interrupted
  }

  let source: Source
  let keepsGoing: Bool
  let isColored: Bool
  let edit: @Sendable (String) async -> String?
  let history: History
  let commands: CommandList
  let prompt: @Sendable () async -> Prompt
  let vocabulary: @Sendable () async -> Vocabulary
  let isComplete: @Sendable (String) -> Bool
  let evaluate: @Sendable (Statement) async throws -> Void
  let cancel: @Sendable () -> Void
  let report: @Sendable (any Error, Place) -> Void
  let say: @Sendable (String) -> Void

  /// A conversation; nothing is read before `run`.
  ///
  /// - Parameters:
  ///   - source: Where the texts come from, such as `LineEditor().source`.
  ///   - keepsGoing: Whether a script goes on after a failure, whose error it still ends with.
  ///   - isColored: Whether what is typed is shown in colours.
  ///   - history: What Up shows, and where what is typed is kept.
  ///   - commands: The dot-commands; `.help`, `.quit` and `.read` are added.
  ///   - prompt: Asked before each reading at a terminal.
  ///   - vocabulary: Asked before each reading at a terminal, for Tab.
  ///   - isComplete: Says whether a text that ends in a semicolon is a whole statement.
  ///   - evaluate: Runs one statement, in a task that Ctrl-C cancels.
  ///   - cancel: Stops what runs, besides cancelling its task (`sqlite3_interrupt`).
  ///   - edit: Lets the user edit a text elsewhere (Ctrl-X Ctrl-E).
  ///   - report: Tells the user about an error, which nobody else does.
  ///   - say: Tells the user something, on stderr.
  package init(
    source: Source, keepsGoing: Bool = false, isColored: Bool = false,
    history: History = History(path: nil),
    commands: [DotCommand],
    prompt: @escaping @Sendable () async -> Prompt = {
      Prompt("glasshouse> ", continuation: "       ...> ")
    },
    vocabulary: @escaping @Sendable () async -> Vocabulary = { Vocabulary() },
    isComplete: @escaping @Sendable (String) -> Bool,
    evaluate: @escaping @Sendable (Statement) async throws -> Void,
    cancel: @escaping @Sendable () -> Void = {},
    edit: @escaping @Sendable (String) async -> String? = { _ in nil },
    report: @escaping @Sendable (any Error, Place) -> Void,
    say: @escaping @Sendable (String) -> Void
  ) {
    self.source = source
    self.keepsGoing = keepsGoing
    self.isColored = isColored
    self.edit = edit
    self.history = history
    self.commands = CommandList(all: commands + [.help(commands, say: say), .read, .quit])
    self.prompt = prompt
    self.vocabulary = vocabulary
    self.isComplete = isComplete
    self.evaluate = evaluate
    self.cancel = cancel
    self.report = report
    self.say = say
  }

  /// Talks until the end of the input.
  ///
  /// At a terminal an error is reported, and the conversation goes on. Anything else stops at the
  /// first error, and answers it.
  package func run() async -> Ending {
    source.isInteractive ? await talk() : await carryOut()
  }

  private func talk() async -> Ending {
    var interrupts = 0
    var typed = ""
    while true {
      let reading = await reading(typed)
      typed = ""
      switch await source.next(reading) {
      case .end:
        return .ended
      case .left(let text):
        if text.first?.isWhitespace == false { history.add(text.withoutEnd) }
        say("The open statement was not run; Up brings it back next time.")
        return .ended
      case .malformed:
        report(ShellError.notText, Place())
      case .interrupted:
        interrupts += 1
        if interrupts == 2 { say("Press Ctrl-D or type .quit to leave.") }
      case .text(let text):
        if interrupts < 2 { interrupts = 0 }
        switch await answer(text) {
        case .leave: return .ended
        case .type(let text): typed = text
        case .goOn, .failed, .interrupted: break
        }
      case .edit(let text):
        typed = await edit(text) ?? text
      }
    }
  }

  /// Runs all that was typed at once; a failure does not stop the rest, an interrupt does.
  private func answer(_ text: String) async -> Step {
    let text = CommandList.command(for: text) ?? text
    let pieces = pieces(of: text)
    if text.first?.isWhitespace == false {
      for piece in pieces { piece.text.map(history.add) }
    }
    for piece in pieces {
      switch await perform(piece, within: []) {
      case .goOn, .failed: continue
      case .leave: return .leave
      case .interrupted: return .interrupted
      case .type(let text): return .type(text)
      }
    }
    return .goOn
  }

  private func carryOut() async -> Ending {
    let reading = Reading(prompt: Prompt("", continuation: ""))
    let step = await carryOut(assembly(), within: []) { await source.next(reading) }
    return switch step {
    case .goOn, .leave, .type: .ended
    case .failed(let error): .failed(error)
    case .interrupted: .interrupted
    }
  }

  func assembly(file: String? = nil, includedFrom: [String] = []) -> Assembly {
    Assembly(
      file: file, includedFrom: includedFrom, isComplete: isComplete, isCommand: commands.has)
  }

  func pieces(of text: String) -> [Assembly.Piece] {
    var assembly = assembly()
    return text.lines.flatMap { assembly.add($0) } + assembly.finish()
  }

  private func reading(_ typed: String) async -> Reading {
    let vocabulary = await vocabulary()
    var reading = Reading(
      prompt: await prompt(), history: history.entries.map(\.text), onEnter: onEnter,
      onTab: { text, cursor in
        Completion(of: text, at: cursor, vocabulary: vocabulary, commands: commands.all)
      })
    reading.typed = typed
    reading.isColored = isColored
    return reading
  }

  /// Enter runs what is complete; a dot-command within an open statement is explained.
  private func onEnter(_ text: String) -> Reading.Enter {
    guard CommandList.command(for: text) == nil else { return .run }
    var assembly = assembly()
    for line in text.lines {
      for case .problem(let problem, _) in assembly.add(line) {
        return .stay(saying: problem.sentence)
      }
    }
    return assembly.isOpen ? .newLine : .run
  }
}

extension Assembly.Piece {
  /// What Up shows.
  fileprivate var text: String? {
    switch self {
    case .statement(let statement): statement.text
    case .command(let text, _): text
    case .problem: nil
    }
  }
}

extension String {
  /// The text without the space at its end.
  fileprivate var withoutEnd: String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
