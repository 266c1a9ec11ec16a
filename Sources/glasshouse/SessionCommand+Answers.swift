import Rendering
import Shell

extension SessionCommand {
  /// How answers look, and where they go.
  static let answers: [SessionCommand] = [
    SessionCommand(
      ".mode [FORMAT]", "Sets the form of answers, or says it; Tab lists the forms.",
      example: ".mode csv", takes: 0...1, completes: .words(Format.allCases.map(\.rawValue))
    ) { call, desk in
      guard let word = call.arguments.first else {
        return Talk.say("mode: \(await desk.session.format.rawValue)")
      }
      await desk.session.choose(try Format(typed: word, for: ".mode"))
    },
    SessionCommand(
      ".output [FILE or |COMMAND]", "Sends answers to a file or a command, or back to the screen.",
      example: ".output hires.csv", takes: 0...1, completes: .files
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
      ".timer on|off", "Shows or hides the time under an answer.", example: ".timer off",
      takes: 1...1, completes: .words(["on", "off"])
    ) { call, desk in
      await desk.session.showTime(try call.isOn())
    },
  ]
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
