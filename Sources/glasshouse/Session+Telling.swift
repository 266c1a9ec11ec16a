import FoundationEssentials
import Glibc
import SavedQueries
import Warehouse

extension Session {
  /// Runs every statement of a text, and tells about each answer.
  ///
  /// - Returns: How many statements there were.
  @discardableResult
  func answer(_ asking: Asking) async throws -> Int {
    if !setting.isQuiet { Footer.values(asking.resolved).forEach { Talk.say($0) } }
    var count = 0
    let isAgain = pasts.last?.sql == asking.sql
    try await run(asking) { answer in
      count += 1
      if answer.rows != nil, !isAgain { isLastAnswerRun = false }
      try tell(answer, about: [])
    }
    return count
  }

  /// Runs a saved query by name or path with values as typed, and tells what its number means: on
  /// standard error, or `withNotes` below the answer where that goes.
  func answer(_ name: String, typed: [String], withNotes: Bool = false) async throws {
    let query = try catalogue.find(name)
    let arguments = try Arguments(typed, for: query, today: try today)
    var (answer, causes) = try await run(query, arguments)
    if terms.redacts { causes = try masked(causes, of: query, arguments) }
    RunLog(beside: setting.file.path).note(query.name, at: setting.now())
    lastRun = (query, arguments)
    try tell(answer, of: query, arguments, causes, withNotes: withNotes)
  }

  /// Tells what the number of a saved query means; `published` are the states of the tables on the server
  /// that answered, if one did.
  func tell(
    _ answer: Answer, of query: SavedQuery, _ arguments: Arguments, _ causes: [Cause],
    withNotes: Bool, published: [String: TableState]? = nil
  ) throws {
    let width = withNotes ? nil : Terminal.width(of: STDERR_FILENO)
    let masks = terms.redacts ? people(in: query, arguments, &pseudonyms) : []
    let notes = Footer.notes(query, arguments, causes, width: width).map(masks.masking)
    if withNotes {
      let mark = [.table, .chart].contains(format) ? "" : "# "
      try write(text: notes.map { mark + $0 }.joined(separator: "\n"))
    }
    try tell(answer, about: withNotes ? [] : notes, published: published)
  }

  /// The causes of what was left out, with numbers for the people whom they name.
  func masked(
    _ causes: [Cause], of query: SavedQuery, _ arguments: Arguments
  ) throws -> [Cause] {
    guard let excluded = try BoundQuery(query, arguments).excluded else { return causes }
    var held = Held(
      columns: ["cause"], rows: causes.map { [.text($0.cause), .integer($0.count)] })
    _ = try hideNames(in: &held, of: [excluded.sql], with: &pseudonyms, as: arguments.role)
    return zip(causes, held.rows).map { Cause(cause: $1[0].text, count: $0.count) }
  }

  /// Warns when `--since`, which bounds a sync, may have been meant as the period of a saved query.
  ///
  /// - Throws: `DoorError.warned` under `--strict`.
  func noteBound(_ options: Options, _ name: String, _ typed: [String]) throws {
    guard let since = options.since, !typed.contains(where: { $0.hasPrefix("since=") }),
      try catalogue.find(name).parameters.contains(where: { $0.name == "since" })
    else { return }
    let warning =
      "--since bounds what is synced, not this answer; its period begins with: since=\(since)"
    if setting.isStrict { throw DoorError.warned(warning) }
    Talk.say("warning: \(warning)")
  }

  /// Says under an answer what its reader should know; `--quiet` leaves only warnings.
  ///
  /// In a pipe the line of rows, time and ages is left out, unless `--verbose` asks for it.
  ///
  /// `published` are the states of the tables on the server that answered, if one did.
  ///
  /// - Throws: `DoorError.warned` for a warning under `--strict`.
  func tell(
    _ answer: Answer, about notes: [String], published: [String: TableState]? = nil
  ) throws {
    if terms.tellsStatistics {
      let states = try published ?? states()
      Talk.say(try Statistics(answer, states: states, now: setting.now()).json)
    }
    if setting.isStrict, let warning = answer.notes.first { throw DoorError.warned(warning) }
    for note in answer.notes { Talk.say("warning: \(note)") }
    for remark in answer.remarks { Talk.say(remark) }
    guard !setting.isQuiet else { return }
    if let masked = answer.masked { Talk.tell(masked) }
    for note in notes { Talk.say(note) }
    guard isWatched || setting.isVerbose else {
      for note in bounds(of: answer.tables, published) { Talk.say(note) }
      return
    }
    let line = Footer.line(
      answer, schema: schema, states: published ?? (try? states()) ?? [:], now: setting.now(),
      showsTime: showsTime)
    for line in Footer.wrapped(line, to: Terminal.width(of: STDERR_FILENO) ?? .max) {
      Talk.say(line)
    }
  }

  /// What a pipe is told of tables that were loaded from a day on only, as the footer tells a person.
  private func bounds(
    of tables: Set<String>, _ published: [String: TableState]?
  ) -> [String] {
    let filling = schema.names(filling: tables)
    let states = (published ?? (try? states()) ?? [:]).values.filter { filling.contains($0.table) }
    return Dictionary(grouping: states.filter { $0.since != nil }, by: \.since)
      .sorted { $0.key ?? "" < $1.key ?? "" }
      .map { since, states in
        "\(states.map(\.table).sorted().joined(separator: ", ")): only what was created since "
          + "\(since ?? "") is here (--since)."
      }
  }

  /// Whether a person sees both the answer and what is said about it.
  private var isWatched: Bool {
    Terminal.isTerminal(STDERR_FILENO) && Terminal.isTerminal(STDOUT_FILENO)
  }
}
