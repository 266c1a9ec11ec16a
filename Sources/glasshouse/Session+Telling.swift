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
    var count = 0
    try await run(asking) { answer in
      count += 1
      tell(answer, about: [])
    }
    return count
  }

  /// Runs a saved query by name or path with values as typed, and tells what its number means: on
  /// standard error, or `withNotes` below the answer where that goes.
  func answer(_ name: String, typed: [String], withNotes: Bool = false) async throws {
    let query = try catalogue.find(name)
    let arguments = try Arguments(typed, for: query, today: try today)
    let (answer, causes) = try await run(query, arguments)
    lastRun = (query, arguments)
    let width = withNotes ? nil : Terminal.width(of: STDERR_FILENO)
    let notes = Footer.notes(query, arguments, causes, width: width)
    if withNotes { try delivery.write(notes: notes) }
    tell(answer, about: withNotes ? [] : notes)
  }

  /// Says under an answer what its reader should know; `--quiet` leaves only warnings.
  ///
  /// In a pipe the line of rows, time and ages is left out, unless `--verbose` asks for it.
  func tell(_ answer: Answer, about notes: [String]) {
    for note in answer.notes { Talk.say("warning: \(note)") }
    guard !setting.isQuiet else { return }
    for note in notes { Talk.say(note) }
    guard isWatched || setting.isVerbose else { return }
    let line = Footer.line(
      answer, schema: schema, states: (try? states()) ?? [:], now: setting.now(),
      showsTime: showsTime)
    for line in Footer.wrapped(line, to: Terminal.width(of: STDERR_FILENO) ?? .max) {
      Talk.say(line)
    }
  }

  /// Whether a person sees both the answer and what is said about it.
  private var isWatched: Bool {
    Terminal.isTerminal(STDERR_FILENO) && Terminal.isTerminal(STDOUT_FILENO)
  }
}
