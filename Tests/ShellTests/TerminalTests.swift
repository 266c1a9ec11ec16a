import Glibc
import Testing

@testable import Shell

extension ProcessWide {
  @Suite struct `At a terminal` {
    private let terminal: Terminal
    private let editor: LineEditor

    init() throws {
      terminal = try Terminal()
      editor = LineEditor(input: terminal.program, output: terminal.program)
    }

    private func reading(history: [String] = []) -> Reading {
      Reading(
        prompt: Prompt("sql> ", continuation: "...> "), history: history,
        onEnter: { text in
          if text.hasSuffix("?") { return .stay(saying: "not yet") }
          return text.hasSuffix(";") ? .run : .newLine
        },
        onTab: { text, cursor in
          Completion(
            of: text, at: cursor,
            vocabulary: Vocabulary(
              tables: [Vocabulary.Table("jobs", columns: [Vocabulary.Column("status")])],
              values: { _, _ in ["open"] }))
        })
    }

    /// What the editor answers when these keys are typed at the prompt.
    private func answer(_ keys: String, history: [String] = []) async throws -> Input {
      async let input = editor.read(reading(history: history))
      try terminal.wait(for: "sql> ")
      terminal.type(keys)
      return await input
    }

    @Test func `Enter opens a line until the statement is complete`() async throws {
      async let input = editor.read(reading())
      try terminal.wait(for: "sql> ")
      terminal.type("select 1,\r")
      try terminal.wait(for: "...> ")
      #expect(!terminal.isCooked)
      terminal.type("2;\r")
      #expect(await input == .text("select 1,\n2;"))
      #expect(terminal.isCooked)
    }

    @Test(arguments: [
      ("a\rb;\u{1B}[A\u{1}x\r", "xa\nb;"),
      ("ab\rc\u{1B}[AX\u{1B}[BY;\u{1B}[A\u{5}Z\r", "aXbZ\ncY;"),
      ("é日b\rcde\u{1B}[AX\u{1B}[B;\r", "é日bX\ncde;"),
      ("\u{1B}[200~a\tb;\r\nc;\u{1B}[201~\r", "a\tb;\n\nc;"),
    ])
    func `lines of an open statement are edited`(keys: String, expected: String) async throws {
      #expect(try await answer(keys) == .text(expected))
    }

    @Test func `I10: Up gives a whole statement back, editable across its lines`() async throws {
      let history = ["first;", "select 1,\n2,\n3;"]
      #expect(try await answer("\u{1B}[A\r", history: history) == .text("select 1,\n2,\n3;"))
      #expect(
        try await answer("\u{1B}[A\u{1B}[A\u{1}9\u{1B}[B\u{5}\r", history: history)
          == .text("select 1,\n92,\n3;"))
      #expect(
        try await answer("\u{1B}[A\u{1B}[A\u{1B}[A\u{1B}[A\r", history: history) == .text("first;"))
    }

    @Test func `I1, I11: Ctrl-C drops the statement and nothing else`() async throws {
      async let dropped = editor.read(reading(history: ["one;"]))
      try terminal.wait(for: "sql> ")
      terminal.type("\u{1B}[A changed\r")
      try terminal.wait(for: "...> ")
      terminal.type("more")
      try terminal.wait(for: "more")
      kill(getpid(), SIGINT)
      #expect(await dropped == .interrupted)
      #expect(terminal.isCooked)
      #expect(try await answer("xy;\r", history: ["one;"]) == .text("xy;"))
      #expect(try await answer("\u{1B}[A\r", history: ["one;"]) == .text("one;"))
    }

    @Test func `I6: Ctrl-D leaves an empty line, and deletes in any other`() async throws {
      #expect(try await answer("ab;\u{1}\u{4}\r") == .text("b;"))
      #expect(try await answer("\u{4}") == .end)
    }

    @Test func `Tab completes, and not inside a string`() async throws {
      #expect(try await answer("select sta\t from jobs;\r") == .text("select status from jobs;"))
      #expect(try await answer("from JO\t;\r") == .text("from JOBS ;"))
      #expect(try await answer("'jo\t';\r") == .text("'jo';"))
      #expect(
        try await answer("select 1 from jobs where status = 'o\t;\r")
          == .text("select 1 from jobs where status = 'open';"))
    }

    @Test func `Enter can stay and say why`() async throws {
      async let input = editor.read(reading())
      try terminal.wait(for: "sql> ")
      terminal.type("a?\r")
      try terminal.wait(for: "not yet\r\n")
      // The refused line is gone: another one is typed.
      terminal.type("b;\r")
      #expect(await input == .text("b;"))
    }

    @Test func `a statement taller than the screen is typed and shown`() async throws {
      let text = (0..<60).map { "line \($0)" }.joined(separator: "\n") + ";"
      async let input = editor.read(reading())
      try terminal.wait(for: "sql> ")
      terminal.type("\u{1B}[200~\(text)\u{1B}[201~")
      #expect(try !terminal.wait(for: "line 59;").contains("line 9\r"))
      terminal.type("\r")
      #expect(await input == .text(text))
    }

    @Test func `a pipe is read line by line, with no prompt`() async throws {
      var ends: [Int32] = [0, 0]
      pipe(&ends)
      let bytes = Array("one\r\ntwo\n\nthree".utf8)
      write(ends[1], bytes, bytes.count)
      close(ends[1])
      let editor = LineEditor(input: ends[0], output: terminal.program)
      #expect(!editor.isInteractive)
      var lines: [Input] = []
      while lines.last != .end { lines.append(await editor.read(reading())) }
      #expect(lines == [.text("one\r"), .text("two"), .text(""), .text("three"), .end])
    }
  }
}
