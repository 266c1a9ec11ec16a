import FoundationEssentials
import Glibc
import Synchronization
import Testing

@testable import Shell

/// What a conversation did, in order.
final class Record: Sendable {
  private let kept = Mutex<[String]>([])

  var lines: [String] { kept.withLock { $0 } }

  func note(_ line: String) {
    kept.withLock { $0.append(line) }
  }
}

/// Inputs given in advance.
func source(_ inputs: [Input], isInteractive: Bool) -> Source {
  let left = Mutex(inputs[...])
  return Source(isInteractive: isInteractive) { _ in left.withLock { $0.popFirst() } ?? .end }
}

private struct Refused: Error, LocalizedError {
  var errorDescription: String? { "refused" }
}

extension ProcessWide {
  @Suite struct `A conversation` {
    private let record = Record()
    private let history = History(path: nil)

    private func talk(_ inputs: [Input], isInteractive: Bool) async -> Conversation.Ending {
      let record = record
      let echo = DotCommand("echo", usage: ".echo WORD", sentence: "Says it.", example: "") {
        record.note("echo \($0.arguments.joined(separator: ","))")
        return .goOn
      }
      let conversation = Conversation(
        source: source(inputs, isInteractive: isInteractive), history: history, commands: [echo],
        isComplete: isComplete,
        evaluate: { statement in
          record.note("run \(statement.text)")
          if statement.text.contains("bad") { throw Refused() }
          if statement.text.contains("endless") { try await interrupted() }
        },
        cancel: { record.note("cancel") },
        report: { error, place in
          let sentence = (error as? any LocalizedError)?.errorDescription ?? ""
          let chain = ([place.file] + place.includedFrom).compactMap(\.self)
          record.note("error \(chain.joined(separator: " < ")) \(place.line): \(sentence)")
        },
        say: { record.note($0.hasPrefix("\nInterrupted") ? "say interrupted" : "say \($0)") })
      return await conversation.run()
    }

    private func lines(_ text: String) -> [Input] {
      text.split(separator: "\n", omittingEmptySubsequences: false).map { .text(String($0)) }
    }

    @Test func `runs a script to its end`() async {
      let ending = await talk(
        lines("select 1; select\n2\n;\n.echo a 'b c'\nselect 3"), isInteractive: false)
      #expect(record.lines == ["run select 1;", "run select\n2\n;", "echo a,b c", "run select 3"])
      guard case .ended = ending else { return #expect(Bool(false), "\(ending)") }
    }

    @Test func `stops a script at its first failure`() async {
      let ending = await talk(
        lines("select 1;\nselect bad; select 3;\nselect 4;"), isInteractive: false)
      #expect(record.lines == ["run select 1;", "run select bad;", "error  2: refused"])
      guard case .failed(let error) = ending, error is Refused else {
        return #expect(Bool(false), "\(ending)")
      }
    }

    @Test func `goes on after a failure at the prompt`() async {
      let inputs: [Input] = [
        .text("select bad; select 2;"), .text(".nope"), .text(".echo x"), .text(".q"),
        .text("select 3;"),
      ]
      let ending = await talk(inputs, isInteractive: true)
      #expect(
        record.lines == [
          "run select bad;", "error  1: refused", "run select 2;",
          "error  1: There is no command “.nope”.", "echo x",
        ])
      guard case .ended = ending else { return #expect(Bool(false), "\(ending)") }
    }

    @Test func `stops what runs on Ctrl-C, and what was typed after it`() async {
      _ = await talk([.text("select endless; select 2;"), .text("select 3;")], isInteractive: true)
      #expect(
        record.lines == ["run select endless;", "cancel", "say interrupted", "run select 3;"])
    }

    @Test func `ends a script on Ctrl-C`() async {
      let ending = await talk(lines("select endless;\nselect 2;"), isInteractive: false)
      #expect(record.lines.prefix(2) == ["run select endless;", "cancel"])
      #expect(record.lines.count == 3)
      guard case .interrupted = ending else { return #expect(Bool(false), "\(ending)") }
    }

    @Test func `I2: says once how to leave`() async {
      _ = await talk(Array(repeating: .interrupted, count: 10), isInteractive: true)
      #expect(record.lines == ["say Press Ctrl-D or type .quit to leave."])
    }

    @Test func `I9: keeps one entry per statement, and none with a leading space`() async {
      let inputs: [Input] = [
        .text("select 1\n,\t2; select 3;\n.echo a"), .text(" select 'secret';"), .text("select 4;"),
      ]
      _ = await talk(inputs, isInteractive: true)
      #expect(
        history.entries.map(\.text) == ["select 1\n,\t2;", "select 3;", ".echo a", "select 4;"])
    }

    @Test func `Q9: reads files from files, and names the chain`() async throws {
      var template = Array("/tmp/read.XXXXXX".utf8CString)
      let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
      mkdir(folder + "/sub", 0o700)
      try ".echo a\n.read sub/b.sql\nselect never;".write(
        toFile: folder + "/a.sql", atomically: true, encoding: .utf8)
      try "select 'b';\n\nselect bad;".write(
        toFile: folder + "/sub/b.sql", atomically: true, encoding: .utf8)
      try ".read c.sql".write(toFile: folder + "/c.sql", atomically: true, encoding: .utf8)

      _ = await talk(
        [
          .text(".read \(folder)/a.sql"), .text(".read \(folder)/c.sql"),
          .text(".read \(folder)/no.sql"),
        ], isInteractive: true)
      #expect(
        record.lines == [
          "echo a", "run select 'b';", "run select bad;",
          "error \(folder)/sub/b.sql < \(folder)/a.sql:2 3: refused",
          "error \(folder)/c.sql 1: “c.sql” is being read already.",
          "error  1: Cannot read “\(folder)/no.sql”: No such file or directory.",
        ])
    }

    @Test func `explains its commands`() async {
      _ = await talk([.text(".help"), .text(".help ec")], isInteractive: true)
      #expect(
        record.lines == [
          """
          say .echo WORD    Says it.
          .help [NAME]  Lists the commands, or explains one.
          .quit         Leaves, as Ctrl-D does.
          .read FILE    Runs the statements and commands of a file, up to the first that fails.
          """,
          "say .echo WORD\n  Says it.\n  For example: ",
        ])
    }
  }
}
