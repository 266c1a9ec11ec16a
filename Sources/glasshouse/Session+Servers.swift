import Charts
import Engines
import FoundationEssentials
import SavedQueries
import Synchronization
import Warehouse

extension Session {
  /// Brings a server to what the warehouse holds, syncing before what is stale.
  ///
  /// - Throws: `EngineError`, and what the sync throws.
  func publish(to server: ServerAddress) async throws {
    let states = try states()
    // What is never synced, by the user's will, is published only if it was loaded once.
    let unsynced = setting.neverSynced.filter { states[$0]?.isLoaded != true }
    // What is synced by itself is not published by itself, where others can read it.
    let sensitive = setting.isSensitive ? [] : schema.sensitive
    let withheld = sensitive.union(unsynced).union(unused(states))
    let tables = schema.tables.filter { !withheld.contains($0.name) }
    let filling = tables.filter { $0.role != .child }
    let unavailable = Set(
      filling.filter { table in
        states[table.name]?.isLoaded != true
          && schema.lists(feeding: table, in: setting.shape).isEmpty
      }.map(\.name))
    let notes = try await refresh(Set(filling.map(\.name)).subtracting(unavailable))
    if setting.isStrict, let note = notes.first { throw DoorError.warned(note) }
    for note in notes { Talk.say("warning: \(note)") }
    let publication = Publication(
      reader, schema: schema, withholding: withheld, unavailable: unavailable, to: server)
    let now = setting.now().formatted(.iso8601)
    let outcome = try await interruptible { try publication.run(now: now, began: $0) }
    guard !setting.isQuiet else { return }
    Talk.say(
      "published \(grouped(outcome.rows)) rows of \(tables.count) tables to \(server.shown): "
        + "\(grouped(outcome.changed)) new or changed, \(grouped(outcome.removed)) removed")
  }

  /// Answers a saved query on another engine, and tells what its number means as `run` does here; where it
  /// `isPrinted`, the script for the program that asks is the answer, and nothing is asked.
  ///
  /// - Throws: `EngineError`, `SparkError`, `LakeChoiceError`, `QueryError`, and what writing the answer throws.
  func answer(
    _ name: String, typed: [String], on target: any EngineTarget, withNotes: Bool, isPrinted: Bool
  ) async throws {
    let query = try catalogue.find(name)
    let arguments = try Arguments(typed, for: query, today: try today)
    guard query.statements.count == 1 else {
      throw EngineError.unsendable(query.name, reason: "it has more than one statement")
    }
    let statements = [query.main] + [query.excluded].compactMap(\.self)
    let bounds = try statements.map { try arguments.bound(to: $0) }
    let tables = try tables(readBy: bounds.map(\.sql), with: arguments)
    let question = EngineQuestion(
      query, statements: bounds,
      columns: try bounds.map { try reader.prepare($0.sql)?.columns ?? [] },
      domains: arguments.demands.map(\.domain))
    var there = target.tables ?? EngineTables()
    if target.tables != nil { try check(&there, for: tables, in: target) }
    let script = try target.script(of: question)
    guard !isPrinted else { return try write(text: script.text) }
    delivery.chartUsually = try query.chart.isEmpty ? nil : ChartChoice(query.chart)
    defer { delivery.chartUsually = nil }
    let (answer, causes, states) = try await interruptible { began in
      let given = try target.ask(question, by: script)
      began(given.program)
      if target.tables == nil {
        there = try target.tables(in: given)
        try check(&there, for: tables, in: target)
      }
      return try take(given, there, tables: tables, of: query, arguments)
    }
    try delivery.settle()
    try tell(answer, of: query, arguments, causes, withNotes: withNotes, published: states)
  }

  /// Makes sure that an engine has the tables that a question reads, and notes what should be known of them.
  ///
  /// - Throws: `DoorError.notOnServer`, `.partOnServer`.
  private func check(
    _ there: inout EngineTables, for tables: Set<String>, in target: any EngineTarget
  ) throws {
    let filling = schema.names(filling: tables)
    there.notes += filling.intersection(there.unavailable).sorted().map(Self.unavailable)
    let own = Set(schema.tables.map(\.name)).intersection(tables)
    let needed = filling.union(own).subtracting(there.unavailable)
    let missing = needed.filter { there.states[$0] == nil }.sorted()
    guard missing.isEmpty else { throw DoorError.notOnServer(missing, target) }
    let partial = needed.filter { there.states[$0]?.isLoaded != true }.sorted()
    guard !partial.isEmpty else { return }
    guard setting.allowsPartial else { throw DoorError.partOnServer(partial, target) }
    there.notes.append("PARTIAL: \(partial.joined(separator: ", ")) not loaded whole.")
  }

  /// Reads the parts of an answer in the order of its script, and writes the rows.
  private func take(
    _ given: any EngineAnswer, _ there: EngineTables, tables: Set<String>, of query: SavedQuery,
    _ arguments: Arguments
  ) throws -> (Answer, [Cause], [String: TableState]) {
    for demand in arguments.demands {
      let values = try given.rows(of: 1).compactMap { $0[0] }
      for text in demand.texts where !values.isEmpty && !values.contains(text) {
        throw demand.refusal(of: text, known: values)
      }
    }
    let start = ContinuousClock.now
    var answer = Answer(rows: nil, seconds: 0, tables: tables, notes: there.notes)
    written = 0
    let rows = try given.answered()
    let exposure = self.exposure(of: delivery.file)
    var redaction = exposure == nil ? nil : looking(at: query, arguments, in: rows.columns)
    _ = try writeRows(rows, through: &redaction, &answer)
    if let exposure, let redaction {
      warn(of: exposure, naming: redaction.hiddenNames, canRedact: false)
    }
    try rows.skip()
    answer.rows = written
    answer.seconds = Double(start.duration(to: .now) / .seconds(1))
    let causes = query.excluded == nil ? [] : try causes(in: try given.answered(), of: query)
    try given.finish()
    return (answer, causes, there.states)
  }

  /// What tells in which of these columns another engine's answer names somebody, by what the statement reads here.
  ///
  /// It is to look only: numbering people in such an answer is refused before anything is asked.
  private func looking(
    at query: SavedQuery, _ arguments: Arguments, in columns: [String]
  ) -> Redaction? {
    guard let bound = try? arguments.bound(to: query.main),
      let prepared = try? reader.prepare(bound.sql), prepared.columns.count == columns.count
    else { return nil }
    return try? redaction(of: prepared, as: arguments.role)
  }

  /// Runs what talks to an engine, which Ctrl-C and a time limit end.
  private func interruptible<Outcome>(
    _ body: ((EngineProgram) -> Void) throws -> Outcome
  ) async throws -> Outcome {
    let running = Running()
    do {
      return try await withTaskCancellationHandler {
        try start(body, running)
      } onCancel: {
        running.interrupt()
      }
    } catch {
      // Whatever ended the talk, nobody waits for the engine any more.
      running.interrupt()
      // What the program says of an interruption is only that it was interrupted.
      throw Task.isCancelled ? CancellationError() : error
    }
  }

  /// Keeps the talk with an engine on the session: a closure that does not name it would run elsewhere.
  private func start<Outcome>(
    _ body: ((EngineProgram) -> Void) throws -> Outcome, _ running: Running
  ) rethrows -> Outcome {
    try body { running.begin($0) }
  }
}

/// The talk with an engine that is under way, if one is.
private final class Running: Sendable {
  private struct State {
    var program: EngineProgram?
    var isInterrupted = false
  }

  private let state = Mutex(State())

  /// Takes note of a program that was started; one that was interrupted before it was there ends at once.
  func begin(_ program: EngineProgram) {
    let isLate = state.withLock { state in
      state.program = program
      return state.isInterrupted
    }
    if isLate { program.interrupt() }
  }

  func interrupt() {
    state.withLock { state in
      state.isInterrupted = true
      return state.program
    }?.interrupt()
  }
}
