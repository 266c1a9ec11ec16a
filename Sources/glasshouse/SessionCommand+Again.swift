import Charts
import FoundationEssentials
import Rendering
import Shell

extension SessionCommand {
  /// What can be done with the last statement and its answer.
  static let again: [SessionCommand] = [
    SessionCommand(
      ".last [FORMAT] [FILE or |COMMAND]",
      "Shows the last answer again in another form, or saves it, without asking again.",
      example: ".last csv hires.csv", takes: 0...2,
      completes: .words(Format.allCases.map(\.rawValue))
    ) { call, desk in
      let format = call.arguments.first.flatMap { Format(named: $0) }
      if format == nil, let word = call.arguments.first,
        !word.contains(where: { "./|".contains($0) })
      {
        let known = Format.allCases.map(\.rawValue).joined(separator: ", ")
        throw DoorError.option(
          ".last", typed: word, wanted: "one of \(known), nor a file: that has an ending")
      }
      let rest = format == nil ? call.rest : call.rest.afterWord
      let destination =
        rest.hasPrefix("|") ? rest : call.arguments.dropFirst(format == nil ? 0 : 1).first
      do {
        try await desk.session.showLast(as: format, to: destination)
      } catch DoorError.notKept(let isWhole) where desk.editor.isInteractive {
        let complaint = Complaint.sentence(of: DoorError.notKept(isWhole: isWhole))
        guard Confirmation.ask(complaint + " Run it again?") else {
          return
        }
        try await desk.session.askLastAgain(as: format, to: destination)
      }
    },
    SessionCommand(
      ".chart [--ascii] [KIND] [COLUMNS]",
      "Draws the last answer without asking again: \(ChartChoice.words.joined(separator: ", ")).",
      example: ".chart bars source,hired", takes: atLeast(0),
      completes: .words(ChartChoice.words)
    ) { call, desk in
      let isASCII = call.arguments.first == "--ascii"
      let choice = try ChartChoice(isASCII ? call.rest.afterWord : call.rest)
      try await desk.session.draw(choice, isASCII: isASCII)
    },
    SessionCommand(
      ".diff", "Compares the last answer with the one before to the same statement.",
      example: ".diff"
    ) { _, desk in
      try await desk.session.compareLast()
    },
    SessionCommand(
      ".why", "Counts how many rows each join and condition of the last statement leaves.",
      example: ".why"
    ) { _, desk in
      try await desk.session.list { try $0.why() }
    },
    SessionCommand(
      ".watch [SECONDS]", "Runs the last statement again and again, until Ctrl-C.",
      example: ".watch 60", takes: 0...1, otherNames: ["\\watch"]
    ) { call, desk in
      let seconds = try call.arguments.first.map { try call.number($0, atLeast: 1) } ?? 10
      try await desk.session.watch(every: seconds)
    },
    SessionCommand(
      ".again", "Runs the last statement again.", example: ".again", otherNames: ["\\g"]
    ) { _, desk in
      try await desk.session.askLastAgain(as: nil, to: nil)
    },
    SessionCommand(
      usage: ".edit",
      sentence:
        "Opens the last statement in $EDITOR, then puts it at the prompt; so does Ctrl-X Ctrl-E.",
      example: ".edit", otherNames: ["\\e"]
    ) { _, desk in
      let last = (try? await desk.session.lastAsking().sql) ?? ""
      let edited = try TextEditor(desk.session.setting.environment).edit(last.trimmed)
      return edited.isEmpty ? .goOn : .type(edited)
    },
  ]
}

extension String {
  /// What follows the first word.
  fileprivate var afterWord: String {
    String(drop { !$0.isWhitespace }.drop(while: \.isWhitespace))
  }
}
