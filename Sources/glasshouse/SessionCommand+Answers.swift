import Rendering
import Shell

extension SessionCommand {
  /// How answers look, and where they go.
  static let answers: [SessionCommand] = [
    SessionCommand(
      ".mode [--once] [FORMAT]",
      "Sets the form of answers, of the next alone with --once, or says it.",
      example: ".mode csv", takes: 0...2,
      completes: .words(Format.allCases.map(\.rawValue) + ["--once"])
    ) { call, desk in
      if call.arguments.first == "--once" {
        let word = call.arguments.dropFirst().first ?? ""
        return await desk.session.chooseOnce(try Format(typed: word, for: ".mode"))
      }
      guard let word = call.arguments.first else {
        return Talk.say("mode: \(await desk.session.format.rawValue)")
      }
      await desk.session.choose(try Format(typed: word, for: ".mode"))
    },
    SessionCommand(
      ".vertical [on|off]", "Shows rows with a line for each value, or as a table again.",
      example: ".vertical on", takes: 0...1, completes: .words(["on", "off"]), otherNames: ["\\x"]
    ) { call, desk in
      let isOn = try call.arguments.isEmpty ? await desk.session.format != .vertical : call.isOn()
      await desk.session.choose(isOn ? .vertical : .table)
    },
    SessionCommand(
      ".output [FILE or |COMMAND]", "Sends answers to a file or a command, or back to the screen.",
      example: ".output hires.csv", takes: 0...1, completes: .files, otherNames: ["\\o"]
    ) { call, desk in
      if let path = call.destination {
        try await desk.session.open(output: path)
      } else {
        try await desk.session.finishOutput()
      }
    },
    SessionCommand(
      ".once FILE or |COMMAND", "Sends the next answer alone to a file or a command.",
      example: ".once hires.csv", takes: 1...1, completes: .files
    ) { call, desk in
      try await desk.session.openOnce(output: call.destination ?? "")
    },
    SessionCommand(
      ".headers on|off", "Shows or hides the names of the columns.", example: ".headers off",
      takes: 1...1, completes: .words(["on", "off"])
    ) { call, desk in
      let isOn = try call.isOn()
      await desk.session.lay { $0.showsHeader = isOn }
    },
    SessionCommand(
      ".null [TEXT]", "Sets the text for NULL; without one, each form has its own.",
      example: ".null -", takes: 0...1, otherNames: ["nullvalue"]
    ) { call, desk in
      let text = call.arguments.first
      await desk.session.lay { $0.null = text }
    },
    SessionCommand(
      ".width [COLUMNS…]", "Sets the widths of a table's first columns; 0 and none are automatic.",
      example: ".width 0 30", takes: atLeast(0)
    ) { call, desk in
      let widths = try call.arguments.map { try call.number($0, atLeast: 0) }
      await desk.session.lay { $0.columnWidths = widths }
    },
    SessionCommand(
      ".maxrows [ROWS]", "Shows at most so many rows on the screen; without a number, all.",
      example: ".maxrows 40", takes: 0...1
    ) { call, desk in
      await desk.session.showAtMost(
        try call.arguments.first.map { try call.number($0, atLeast: 1) })
    },
    SessionCommand(
      ".timer on|off", "Shows or hides the time under an answer.", example: ".timer off",
      takes: 1...1, completes: .words(["on", "off"]), otherNames: ["\\timing"]
    ) { call, desk in
      await desk.session.showTime(try call.isOn())
    },
    SessionCommand(
      ".pager on|off|COMMAND", "Sets what shows answers that are taller than the screen.",
      example: ".pager less -S", takes: atLeast(1), completes: .words(["on", "off"])
    ) { call, desk in
      switch call.rest {
      case "off": await desk.session.page(with: nil)
      case "on": await desk.session.page(with: "less -SRFX")
      default: await desk.session.page(with: call.rest)
      }
    },
    SessionCommand(
      ".redact [on|off]", "Numbers people instead of naming them, from the next answer on.",
      example: ".redact on", takes: 0...1, completes: .words(["on", "off"])
    ) { call, desk in
      guard !call.arguments.isEmpty else {
        return Talk.say("redact: \(await desk.session.terms.redacts ? "on" : "off")")
      }
      await desk.session.redact(try call.isOn())
    },
    SessionCommand(
      ".reset", "Goes back to the form, layout and place of answers that the start had.",
      example: ".reset"
    ) { _, desk in
      try await desk.session.resetLayout()
    },
  ]
}

extension DotCommand.Call {
  /// An argument that must be a number.
  ///
  /// - Throws: `DoorError.option` when it is none.
  func number(_ word: String, atLeast least: Int) throws -> Int {
    guard let number = Int(word), number >= least else {
      throw DoorError.option(".\(name)", typed: word, wanted: "a number of \(least) or more")
    }
    return number
  }
}

extension Format {
  /// The format of this name, as it was typed for a command or an option.
  ///
  /// - Throws: `DoorError.option` when there is none.
  init(typed word: String, for what: String) throws {
    guard let format = Format(named: word) else {
      let known = Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw DoorError.option(what, typed: word, wanted: "one of \(known)")
    }
    self = format
  }
}
