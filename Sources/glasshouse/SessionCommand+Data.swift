import SavedQueries
import Shell

extension SessionCommand {
  /// What there is to ask, and how it stands.
  static let data: [SessionCommand] = [
    SessionCommand(
      ".tables", "Lists tables and views with rows and age.", example: ".tables",
      otherNames: ["\\dt"]
    ) { _, desk in
      try await desk.session.list { try $0.tables() }
    },
    SessionCommand(
      ".describe [TABLE]", "Explains the columns of a table or view; without one, lists them.",
      example: ".describe applications", takes: 0...1, completes: .tables, otherNames: ["\\d"]
    ) { call, desk in
      guard !call.arguments.isEmpty else {
        return try await desk.session.list { try $0.tables() }
      }
      try await desk.session.list {
        let (sentence, listing) = try $0.describe(call.arguments[0])
        Talk.tell(sentence)
        return listing
      }
    },
    SessionCommand(
      ".schema [TABLE]", "Prints the definitions as SQLite has them.", example: ".schema offers",
      takes: 0...1, completes: .tables
    ) { call, desk in
      let definitions = try await desk.session.definitions(of: call.arguments.first)
      try await desk.session.write(text: definitions.joined(separator: "\n"))
    },
    SessionCommand(
      ".search WORD", "Finds tables, columns, functions and queries by name and meaning.",
      example: ".search reject", takes: 1...1
    ) { call, desk in
      try await desk.session.list { $0.search(call.arguments[0]) }
    },
    SessionCommand(
      ".functions", "Lists the SQL functions that are here beyond SQLite's own.",
      example: ".functions", otherNames: ["\\df"]
    ) { _, desk in
      try await desk.session.list { $0.functions() }
    },
    SessionCommand(
      ".explain [SQL]", "Says how a statement, or the last one, is answered and what it syncs.",
      example: ".explain select * from hires", takes: atLeast(0)
    ) { call, desk in
      let lines = try await desk.session.explain(call.rest.isEmpty ? nil : call.rest)
      try await desk.session.write(text: lines.joined(separator: "\n"))
    },
    SessionCommand(
      ".sync [TABLE…] [--method incremental|full] [--field NAME] [--save]",
      "Brings tables up to date now; without a name those that are in use.",
      example: ".sync applications offers", takes: atLeast(0), completes: .tables
    ) { call, desk in
      let (tables, choice) = try call.syncRequest()
      try await desk.session.syncNow(tables, choice: choice, onlyStale: false)
    },
    SessionCommand(
      ".status", "Shows how each table is synced and how it stands.", example: ".status"
    ) { _, desk in
      try await desk.session.list { try $0.status() }
    },
    SessionCommand(
      ".queries [NAME]", "Lists the saved queries, or explains one.",
      example: ".queries time-to-hire", takes: 0...1, completes: .queries
    ) { call, desk in
      if let name = call.arguments.first {
        try await desk.session.explain(name)
      } else {
        try await desk.session.list { $0.queries() }
      }
    },
    SessionCommand(
      ".run NAME [name=value…]", "Runs a saved query.",
      example: ".run time-to-hire since=2026-01-01 by=month", takes: atLeast(1),
      completes: .calls
    ) { call, desk in
      let typed = call.arguments.dropFirst().values
      try await desk.session.filling(from: desk.editor, typed) { typed in
        try await desk.session.answer(call.arguments[0], typed: typed)
      }
    },
    SessionCommand(
      ".compare NAME [name=value…] [with name=value…]",
      "Shows a saved query beside the period before, or with other values.",
      example: ".compare funnel-by-stage with pass=actual", takes: atLeast(1), completes: .calls
    ) { call, desk in
      let parts = call.arguments.dropFirst().split(omittingEmptySubsequences: false) {
        ["with", "--with"].contains($0)
      }
      try await desk.session.compare(
        call.arguments[0], (parts.first ?? []).values, with: parts.dropFirst().flatMap(\.values))
    },
    SessionCommand(
      ".report FILE [NAME…] [name=value…] [--personal]",
      "Writes saved queries as one HTML page; a usual set when none is named.",
      example: ".report week.html time-to-hire by=month", takes: atLeast(1), completes: .files
    ) { call, desk in
      let words = call.arguments.dropFirst()
      let order = ReportOrder(
        words.filter { $0 != "--personal" }[...].values, [],
        title: ReportOrder.usualTitle, namesPeople: words.contains("--personal"))
      try ReportOrder.refuse(file: call.arguments[0])
      try await desk.session.report(order, to: call.arguments[0])
    },
    SessionCommand(
      ".drill LINE", "Lists the rows behind a line of the last saved query's answer.",
      example: ".drill 1", takes: 1...1
    ) { call, desk in
      try await desk.session.drillAgain(line: call.arguments[0])
    },
  ]
}

extension ArraySlice<String> {
  /// Values as they are typed behind the name of a query: `since=…`, `-p since=…` and `--since=…` are the same.
  fileprivate var values: [String] {
    filter { $0 != "-p" }.map { String($0.hasPrefix("--") ? $0.dropFirst(2) : $0[...]) }
  }
}
