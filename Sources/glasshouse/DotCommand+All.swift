import Rendering
import SavedQueries
import Shell
import Sync

extension DotCommand {
  /// The dot-commands of a session; `.help`, `.read` and `.quit` are the shell's own.
  static func all(for session: Session, at editor: LineEditor) -> [DotCommand] {
    [
      DotCommand(
        "tables", usage: ".tables", sentence: "Lists tables and views with rows and age.",
        example: ".tables"
      ) { call in
        try call.expect(atMost: 0, usage: ".tables")
        try await session.list { try $0.tables() }
        return .goOn
      },
      DotCommand(
        "describe", usage: ".describe TABLE", sentence: "Explains the columns of a table or view.",
        example: ".describe applications", completes: .tables
      ) { call in
        try call.expect(atLeast: 1, atMost: 1, usage: ".describe TABLE")
        try await session.list {
          let (sentence, listing) = try $0.describe(call.arguments[0])
          Talk.say(sentence)
          return listing
        }
        return .goOn
      },
      DotCommand(
        "schema", usage: ".schema [TABLE]", sentence: "Prints the definitions as SQLite has them.",
        example: ".schema offers", completes: .tables
      ) { call in
        try call.expect(atMost: 1, usage: ".schema [TABLE]")
        for text in try await session.definitions(of: call.arguments.first) { print(text) }
        return .goOn
      },
      DotCommand(
        "sync", usage: ".sync [TABLE…] [--method incremental|full] [--field NAME] [--save]",
        sentence: "Brings tables up to date now; all of them when none is named.",
        example: ".sync applications offers", completes: .tables
      ) { call in
        let (tables, choice) = try call.syncRequest()
        try await session.syncNow(tables, choice: choice, onlyStale: false)
        return .goOn
      },
      DotCommand(
        "status", usage: ".status", sentence: "Shows how each table is synced and how it stands.",
        example: ".status"
      ) { call in
        try call.expect(atMost: 0, usage: ".status")
        try await session.list { try $0.status() }
        return .goOn
      },
      DotCommand(
        "queries", usage: ".queries [NAME]", sentence: "Lists the saved queries, or explains one.",
        example: ".queries time-to-hire", completes: .queries
      ) { call in
        try call.expect(atMost: 1, usage: ".queries [NAME]")
        if let name = call.arguments.first {
          print(QueryHelp.text(try session.catalogue.find(name)))
        } else {
          try await session.list { $0.queries() }
        }
        return .goOn
      },
      DotCommand(
        "run", usage: ".run NAME [name=value…]", sentence: "Runs a saved query.",
        example: ".run time-to-hire since=2026-01-01 by=month", completes: .queries
      ) { call in
        try call.expect(atLeast: 1, usage: ".run NAME [name=value…]")
        let typed = call.arguments.dropFirst().filter { $0 != "-p" }
        try await session.filling(from: editor, Array(typed)) { typed in
          try await session.answer(call.arguments[0], typed: typed)
        }
        return .goOn
      },
      DotCommand(
        "drill", usage: ".drill LINE",
        sentence: "Lists the rows behind a line of the last saved query's answer.",
        example: ".drill 1"
      ) { call in
        try call.expect(atLeast: 1, atMost: 1, usage: ".drill LINE")
        try await session.drillAgain(line: call.arguments[0])
        return .goOn
      },
      DotCommand(
        "mode", usage: ".mode [FORMAT]",
        sentence: "Sets the form of answers, or says it; Tab lists the forms.",
        example: ".mode csv", completes: .words(Format.allCases.map(\.rawValue))
      ) { call in
        try call.expect(atMost: 1, usage: ".mode [FORMAT]")
        guard let word = call.arguments.first else {
          Talk.say("mode: \(await session.format.rawValue)")
          return .goOn
        }
        guard let format = Format(rawValue: word.lowercased()) else {
          let known = Format.allCases.map(\.rawValue).joined(separator: ", ")
          throw DoorError.option(".mode", typed: word, wanted: "one of \(known)")
        }
        await session.choose(format)
        return .goOn
      },
      DotCommand(
        "output", usage: ".output [FILE]",
        sentence: "Sends answers to a file, or back to the screen.", example: ".output hires.csv",
        completes: .files
      ) { call in
        try call.expect(atMost: 1, usage: ".output [FILE]")
        if let path = call.arguments.first {
          try await session.open(output: path)
        } else {
          try await session.finishOutput()
        }
        return .goOn
      },
      DotCommand(
        "once", usage: ".once FILE", sentence: "Sends the next answer alone to a file.",
        example: ".once hires.csv", completes: .files
      ) { call in
        try call.expect(atLeast: 1, atMost: 1, usage: ".once FILE")
        try await session.openOnce(output: call.arguments[0])
        return .goOn
      },
      DotCommand(
        "timer", usage: ".timer on|off", sentence: "Shows or hides the time under an answer.",
        example: ".timer off", completes: .words(["on", "off"])
      ) { call in
        try call.expect(atLeast: 1, atMost: 1, usage: ".timer on|off")
        guard ["on", "off"].contains(call.arguments[0]) else {
          throw DoorError.option(".timer", typed: call.arguments[0], wanted: "on or off")
        }
        await session.showTime(call.arguments[0] == "on")
        return .goOn
      },
    ]
  }
}
