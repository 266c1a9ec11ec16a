import FoundationEssentials
import Glibc

extension Conversation {
  /// What came of one piece, or of a whole file.
  enum Step {
    case goOn
    case leave
    case failed(any Error)
    case interrupted
    /// A text is to stand at the prompt.
    case type(String)
  }

  /// How deep files may read files.
  private static let depthLimit = 16

  /// Runs what the lines say, up to the first failure.
  func carryOut(
    _ assembly: Assembly, within files: [String], next: () async -> Input
  ) async -> Step {
    var assembly = assembly
    var isAtEnd = false
    var failure: (any Error)?
    while !isAtEnd {
      let pieces: [Assembly.Piece]
      switch await next() {
      case .interrupted:
        return .interrupted
      case .malformed:
        return failed(ShellError.notText, at: assembly.nextPlace)
      case .text(let line), .edit(let line), .left(let line):
        pieces = assembly.add(line)
      case .end:
        pieces = assembly.finish()
        isAtEnd = true
      }
      for piece in pieces {
        let step = await perform(piece, within: files)
        if keepsGoing, case .failed(let error) = step {
          failure = failure ?? error
          continue
        }
        if case .type(let text) = step {
          // Without a prompt there is nothing to type at: the text is run.
          for piece in self.pieces(of: text) {
            let step = await perform(piece, within: files)
            guard case .goOn = step else { return step }
          }
          continue
        }
        guard case .goOn = step else { return step }
      }
    }
    return failure.map { .failed($0) } ?? .goOn
  }

  /// Runs one piece, inside the files that are being read.
  func perform(_ piece: Assembly.Piece, within files: [String]) async -> Step {
    switch piece {
    case .problem(let problem, let place):
      return failed(problem, at: place)
    case .statement(let statement):
      return await guarded(at: statement.place) {
        try await evaluate(statement)
        return .goOn
      }
    case .command(let line, let place):
      return await guarded(at: place) {
        let call = try DotCommand.Call(line, at: place)
        switch try await commands.find(call.name).run(call) {
        case .goOn: return .goOn
        case .leave: return .leave
        case .type(let text): return .type(text)
        case .read(let path): return try await read(path, from: place, within: files)
        }
      }
    }
  }

  private func guarded(
    at place: Place, _ operation: @escaping @Sendable () async throws -> Step
  ) async -> Step {
    let start = ContinuousClock.now
    do {
      switch try await Interrupt.running(cancel: cancel, operation) {
      case .finished(let step):
        return step
      case .interrupted:
        // The terminal has just shown ^C.
        say((source.isInteractive ? "\n" : "") + "Interrupted after \(seconds(since: start)) s.")
        return .interrupted
      }
    } catch {
      return failed(error, at: place)
    }
  }

  private func failed(_ error: any Error, at place: Place) -> Step {
    report(error, place)
    return .failed(error)
  }

  /// Runs a file; its path is relative to the file that reads it.
  private func read(_ typed: String, from place: Place, within files: [String]) async throws -> Step
  {
    let path = resolved(typed, from: place.file)
    guard !files.contains(path) else { throw ShellError.readsItself(typed) }
    guard files.count < Self.depthLimit else {
      throw ShellError.tooDeep(typed, limit: files.count)
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ShellError.unreadable(typed, reason: reason(errno)) }
    defer { close(descriptor) }
    let lines = LineReader(descriptor: descriptor)
    let chain = place.file.map { ["\($0):\(place.line)"] + place.includedFrom } ?? []
    let step = await carryOut(
      assembly(file: path, includedFrom: chain), within: files + [path]
    ) {
      Task.isCancelled ? .interrupted : lines.read()
    }
    guard lines.failure == 0 else {
      throw ShellError.unreadable(typed, reason: reason(lines.failure))
    }
    return step
  }
}

private func resolved(_ path: String, from file: String?) -> String {
  if path.hasPrefix("~/"), let home = getenv("HOME") {
    return String(cString: home) + path.dropFirst()
  }
  guard !path.hasPrefix("/"), let slash = file?.lastIndex(of: "/"), let file else { return path }
  return file[...slash] + path
}

private func reason(_ code: Int32) -> String {
  String(cString: strerror(code))
}

private func seconds(since start: ContinuousClock.Instant) -> String {
  let elapsed = start.duration(to: .now)
  let tenths =
    elapsed.components.seconds * 10 + elapsed.components.attoseconds / 100_000_000_000_000_000
  return "\(tenths / 10).\(tenths % 10)"
}
