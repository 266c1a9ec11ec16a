import ArgumentParser
import Glibc
import Rendering
import Shell
import Synchronization
import Warehouse

/// `glasshouse shell`, and `glasshouse` alone: the prompt.
struct ShellCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shell", abstract: "Open the SQL prompt (what happens without a subcommand).")

  @Flag(help: "In a pipe, go on after a failure; the exit code is its all the same.")
  var keepGoing = false

  @OptionGroup(title: "Answer")
  var output: OutputOptions

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    let setting = try Setting(options)
    let editor = LineEditor()
    let isTerminal = Terminal.isTerminal(STDOUT_FILENO)
    var terms = try output.terms(keepsGoing: keepGoing)
    terms.keepsAnswers = true
    let session = try Session(
      setting, delivery: try output.delivery(setting, isTerminal: isTerminal), terms: terms)
    if let path = output.output { try await session.open(output: path) }
    if editor.isInteractive, !setting.isQuiet { Self.greet(setting) }
    if editor.isInteractive, let startup = setting.startup {
      _ = await conversation(editor, session, source: Shell.Source.reading(startup)).run()
    }
    let ending = await conversation(editor, session, source: editor.source).run()
    switch ending {
    case .failed(OutputError.readerGone):
      await session.abandonOutput()
      throw OutputError.readerGone
    case .failed(let error):
      // Whoever goes on after failures wants what was answered besides.
      if keepGoing { try await session.finishOutput() }
      await session.abandonOutput()
      throw ExitCode(ExitStatus(error).rawValue)
    case .interrupted:
      await session.abandonOutput()
      throw CancellationError()
    case .ended:
      try await session.finishOutput()
    }
  }

  private func conversation(_ editor: LineEditor, _ session: Session, source: Shell.Source)
    -> Conversation
  {
    let words = KnownWords(session)
    // At a terminal a place would say nothing.
    let stream = editor.isInteractive ? nil : "standard input"
    return Conversation(
      source: source, keepsGoing: keepGoing,
      isColored: session.setting.showsColors
        && (output.color ?? session.setting.configuration.color) != "never",
      history: history(session.setting, isKept: editor.isInteractive),
      commands: SessionCommand.commands(at: .init(session: session, editor: editor)),
      prompt: { Self.prompt(session.setting.configuration.prompt) },
      vocabulary: { await words.vocabulary(of: session) },
      isComplete: Reader.isComplete,
      evaluate: { statement in
        let origin = (statement.place.file ?? stream).map {
          Misstep.Origin(
            name: $0, firstLine: statement.place.line, firstColumn: statement.place.column)
        }
        try await session.filling(from: editor, []) { typed in
          let asking = try Asking(
            statement.text, from: origin, typed: typed, today: try await session.today)
          try await session.answer(asking)
        }
      },
      cancel: session.interrupt,
      edit: { text in
        do {
          return try TextEditor(session.setting.environment).edit(text)
        } catch {
          Complaint.say(error)
          return nil
        }
      },
      report: { error, place in
        // Whoever read the output has all they want.
        if case OutputError.readerGone = error { return }
        Complaint.say(error, at: (place.file ?? stream).map { "\($0):\(place.line)" })
      },
      say: { Talk.say($0) })
  }

  private func history(_ setting: Setting, isKept: Bool) -> History {
    let entries = setting.configuration.history ?? History.Bounds().entries
    return History(
      path: isKept && entries > 0 ? setting.file.path + "-history" : nil,
      bounds: History.Bounds(entries: max(1, entries)))
  }

  /// The prompt, and one as wide for the further lines.
  private static func prompt(_ chosen: String?) -> Prompt {
    let first = chosen ?? "glasshouse> "
    let continuation = "...> "
    let space = displayWidth(of: first) - continuation.count
    return Prompt(first, continuation: String(repeating: " ", count: max(0, space)) + continuation)
  }

  private static func greet(_ setting: Setting) {
    let account = setting.choice.map { "account \($0.name) · " } ?? ""
    Talk.say(
      "Glasshouse \(Version.number) · \(account)\(setting.paths.shortened(setting.file.path))")
    if setting.isDemo {
      Talk.say(
        "An invented company; today is \((try? setting.today)?.description ?? "unknown") there. Try: .run time-to-hire"
      )
    } else if setting.account == nil, !setting.isOffline {
      Talk.say(
        "No Greenhouse account is known: glasshouse login connects one, glasshouse --demo invents one."
      )
    }
    Talk.say("SQL ends with ; · .help lists commands · Tab completes · Ctrl-D leaves")
  }
}

extension Shell.Source {
  /// A conversation that reads one file, and ends.
  fileprivate static func reading(_ path: String) -> Shell.Source {
    let isRead = Atomic(false)
    return Shell.Source(isInteractive: false) { _ in
      isRead.exchange(true, ordering: .relaxed) ? .end : .text(".read \"\(path)\"")
    }
  }
}
