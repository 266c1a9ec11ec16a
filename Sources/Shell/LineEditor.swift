import CReadline
import Dispatch
import Glibc
import Synchronization

/// The user's keyboard: GNU Readline over a terminal, plain lines over anything else.
///
/// Readline keeps its state in C globals, so a process has one editor at a time.
package final class LineEditor: Sendable {
  /// True when both ends are terminals: prompts, editing, history.
  package let isInteractive: Bool

  /// The one thread at a time on which reading blocks.
  private let thread = DispatchQueue(label: "typing")

  /// Touched on `thread` alone.
  nonisolated(unsafe) private let reader: LineReader

  /// An editor between two descriptors; an `.inputrc` knows it by the name.
  package init(
    name: String = "glasshouse", input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO
  ) {
    Interrupt.install()
    reader = LineReader(descriptor: input)
    isInteractive =
      isatty(input) != 0 && isatty(output) != 0
      && creadline_start(name, input, output, onEnter, onTab, onLabel, onOpen)
  }

  /// The texts of a conversation.
  package var source: Source {
    Source(isInteractive: isInteractive) { await self.read($0) }
  }

  /// Waits for a text from the terminal, or for a line.
  package func read(_ reading: Reading) async -> Input {
    await withCheckedContinuation { continuation in
      thread.async {
        continuation.resume(returning: self.isInteractive ? edit(reading) : self.reader.read())
      }
    }
  }
}

/// The reading that the callbacks serve, and the candidates of the completion under way.
private struct State: Sendable {
  var reading: Reading?
  var candidates: [String] = []
  var labels: [String: String] = [:]
  var sentences: [String: String] = [:]
}

private let state = Mutex(State())

private func edit(_ reading: Reading) -> Input {
  state.withLock { $0.reading = reading }
  defer { state.withLock { $0 = State() } }
  creadline_clear_history()
  creadline_use_colors(reading.isColored ? onColor : nil)
  for text in reading.history { creadline_add_history(text) }
  var raw: UnsafeMutablePointer<CChar>?
  let outcome = creadline_read(
    escapesMarked(reading.prompt.first), reading.prompt.continuation, reading.typed, &raw)
  defer { free(raw) }
  switch outcome {
  case CREADLINE_INTERRUPTED: return .interrupted
  case CREADLINE_EDIT: return raw.map { .edit(String(cString: $0)) } ?? .end
  case CREADLINE_LEFT: return raw.map { .left(String(cString: $0)) } ?? .end
  case CREADLINE_LINE: return raw.map { .text(String(cString: $0)) } ?? .end
  default: return .end
  }
}

/// Tells readline which parts of a prompt take no room, so that the cursor stays where it belongs.
private func escapesMarked(_ prompt: String) -> String {
  var marked = ""
  var isInEscape = false
  for scalar in prompt.unicodeScalars {
    if scalar == "\u{1B}", !isInEscape {
      marked += "\u{1}"
      isInEscape = true
    }
    marked.unicodeScalars.append(scalar)
    if isInEscape, scalar == "m" {
      marked += "\u{2}"
      isInEscape = false
    }
  }
  return marked
}

private func onEnter(_ buffer: UnsafePointer<CChar>?) -> creadline_enter {
  guard let buffer, let reading = state.withLock({ $0.reading }) else { return CREADLINE_RUN }
  switch reading.onEnter(String(cString: buffer)) {
  case .run: return CREADLINE_RUN
  case .newLine: return CREADLINE_NEW_LINE
  case .stay(let saying):
    creadline_say(saying)
    return CREADLINE_STAY
  }
}

/// Readline asks with index 0, 1, 2… until the answer is nothing.
private func onTab(
  _ buffer: UnsafePointer<CChar>?, _ start: Int32, _ point: Int32, _ index: Int32
) -> UnsafeMutablePointer<CChar>? {
  guard let buffer, let reading = state.withLock({ $0.reading }) else { return nil }
  if index == 0 {
    let text = String(cString: buffer)
    let completion = reading.onTab(text, Int(point))
    if completion.offersFiles { creadline_complete_files() }
    if completion.addsSpace { creadline_append(CChar(UInt8(ascii: " "))) }
    if let closing = completion.closing?.asciiValue { creadline_append(CChar(closing)) }
    let candidates = candidates(of: completion, in: text, from: Int(start))
    let labels = zip(candidates, completion.candidates).compactMap { shown, candidate in
      completion.labels[candidate].map { (shown, $0) }
    }
    state.withLock { state in
      state.candidates = candidates
      state.labels = Dictionary(labels) { first, _ in first }
      state.sentences = Dictionary(
        zip(candidates, completion.candidates).compactMap { shown, candidate in
          completion.sentences[candidate].map { (shown, $0) }
        }
      ) { first, _ in first }
    }
  }
  return state.withLock { state in
    Int(index) < state.candidates.count ? strdup(state.candidates[Int(index)]) : nil
  }
}

private func onOpen(
  _ buffer: UnsafePointer<CChar>?, _ signs: UnsafeMutablePointer<CChar>?, _ length: Int32
) {
  guard let buffer, let signs else { return }
  var scanner = Scanner()
  for index in 0..<Int(length) {
    _ = scanner.take(UInt8(bitPattern: buffer[index]))
    signs[index] = CChar(bitPattern: scanner.state.sign)
  }
}

extension Scanner.State {
  /// What a further line's prompt shows of it; 0 for nothing.
  fileprivate var sign: UInt8 {
    switch self {
    case .quoted(let opening): opening.rawValue.utf8.first ?? 0
    case .blockComment: UInt8(ascii: "*")
    case .code, .lineComment: 0
    }
  }
}

private func onColor(
  _ buffer: UnsafePointer<CChar>?, _ classes: UnsafeMutablePointer<UInt8>?, _ length: Int32
) {
  guard let buffer, let classes else { return }
  let shades = Shade.all(in: String(cString: buffer))
  for index in 0..<min(Int(length), shades.count) { classes[index] = shades[index].code }
}

extension Shade {
  fileprivate var code: UInt8 {
    switch self {
    case .plain: UInt8(CREADLINE_PLAIN)
    case .keyword: UInt8(CREADLINE_KEYWORD)
    case .string: UInt8(CREADLINE_STRING)
    case .number: UInt8(CREADLINE_NUMBER)
    case .comment: UInt8(CREADLINE_COMMENT)
    case .wrong: UInt8(CREADLINE_WRONG)
    }
  }
}

/// What is shown in a list instead of a candidate, if anything: with room for a line of its own, what
/// it holds stands beside it.
private func onLabel(
  _ candidate: UnsafePointer<CChar>?, _ width: Int32
) -> UnsafeMutablePointer<CChar>? {
  guard let candidate else { return nil }
  let name = String(cString: candidate)
  let shown = state.withLock { state -> String? in
    guard let sentence = state.sentences[name], width > 0 else { return state.labels[name] }
    let longest = state.candidates.map(\.count).max() ?? 0
    let line = name + String(repeating: " ", count: longest - name.count + 2) + sentence
    return line.count <= width ? line : line.prefix(max(0, Int(width) - 1)) + "…"
  }
  return shown.flatMap { strdup($0) }
}

/// The candidates as replacements for what readline takes for the word.
private func candidates(of completion: Completion, in text: String, from start: Int) -> [String] {
  let bytes = Array(text.utf8)
  guard completion.start >= start else {
    let typed = start - completion.start
    return completion.candidates.map { String(decoding: $0.utf8.dropFirst(typed), as: UTF8.self) }
  }
  let kept = String(decoding: bytes[start..<completion.start], as: UTF8.self)
  return completion.candidates.map { kept + $0 }
}
