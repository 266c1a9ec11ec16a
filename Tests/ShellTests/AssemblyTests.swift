import Testing

@testable import Shell

/// Says what `sqlite3_complete` says, as far as these tests go.
@Sendable func isComplete(_ text: String) -> Bool {
  let text = text.lowercased()
  return !text.hasPrefix("create trigger") || text.hasSuffix("end;")
}

@Suite struct `Lines become statements` {
  private func pieces(_ text: String) -> [String] {
    var assembly = Assembly(isComplete: isComplete) { $0 == "tables" }
    return (text.lines.flatMap { assembly.add($0) } + assembly.finish()).map(described)
  }

  private func described(_ piece: Assembly.Piece) -> String {
    switch piece {
    case .statement(let statement):
      "\(statement.place.line):\(statement.place.column) \(statement.text)"
    case .command(let text, let place): "\(place.line) command \(text)"
    case .problem(let error, let place): "\(place.line) problem \(error.errorDescription ?? "")"
    }
  }

  @Test(arguments: [
    ("select 'a;b'; -- c", ["1:0 select 'a;b';"]),
    ("select 1; select 2;select 3", ["1:0 select 1;", "1:10 select 2;", "1:19 select 3"]),
    ("select\n  1\n;", ["1:0 select\n  1\n;"]),
    (
      "create trigger t begin\nselect 1; select 2;\nend;",
      ["1:0 create trigger t begin\nselect 1; select 2;\nend;"]
    ),
    ("select \";\" , `;`, [;] /* ; */ -- ;\n;", ["1:0 select \";\" , `;`, [;] /* ; */ -- ;\n;"]),
    ("select 'it''s; ok';", ["1:0 select 'it''s; ok';"]),
    ("select 3 - - 2 / 1;", ["1:0 select 3 - - 2 / 1;"]),
    ("-- first\nselect 1;", ["1:0 -- first\nselect 1;"]),
    ("select 1 /* a **/; select 2 /**/;", ["1:0 select 1 /* a **/;", "1:19 select 2 /**/;"]),
    ("go\n/\nselect 1;", ["1:0 go\n/\nselect 1;"]),
  ])
  func `Q1, Q2, Q7: one by one, and only a semicolon ends one`(text: String, expected: [String]) {
    #expect(pieces(text) == expected)
  }

  @Test(arguments: ["", " ", ";", " ; ;\t;", "-- comment", "/* comment */", "/* a\nb */ ;", "\n\n"])
  func `Q3: nothing comes of nothing`(text: String) {
    #expect(pieces(text) == [])
  }

  @Test(arguments: [
    ("select 'abc", "1 problem The text opened with ' on line 1 is never closed."),
    ("select 1\n+ 'abc\nd", "1 problem The text opened with ' on line 2 is never closed."),
    ("\n/* c\n\n", "2 problem The comment opened with /* on line 2 is never closed."),
    ("select \"a", "1 problem The name opened with \" on line 1 is never closed."),
  ])
  func `Q4: the end names what is open, with its line`(text: String, expected: String) {
    #expect(pieces(text) == [expected])
  }

  @Test(arguments: [
    (".tables", ["1 command .tables"]),
    ("  .tables  ", ["1 command .tables"]),
    (
      "select 1;\n-- c\n.mode csv\nselect 2;",
      ["1:0 select 1;", "3 command .mode csv", "4:0 select 2;"]
    ),
    ("select '\n.tables\n';", ["1:0 select '\n.tables\n';"]),
    ("/*\n.tables\n*/", []),
    ("select a\n.id from a;", ["1:0 select a\n.id from a;"]),
    (
      "select 1\n.tables\n;",
      [
        "2 problem A statement is still open (started on line 1), so .tables was not run.",
        "1:0 select 1\n;",
      ]
    ),
  ])
  func `Q5, Q6: a line with a dot is a command unless a statement is open`(
    text: String, expected: [String]
  ) {
    #expect(pieces(text) == expected)
  }

  @Test func `Q8: a script with BOM, CRLF and no last newline`() {
    #expect(
      pieces("\u{FEFF}select\r\n1;\r\n.tables\r\nselect 2")
        == ["1:0 select\r\n1;", "3 command .tables", "4:0 select 2"])
  }

  @Test func `a comment alone is not open, a half comment is`() {
    var assembly = Assembly(isComplete: isComplete) { _ in false }
    _ = assembly.add("-- a")
    #expect(!assembly.isOpen)
    _ = assembly.add("/* b")
    #expect(assembly.isOpen)
    assembly.drop()
    #expect(!assembly.isOpen)
  }
}
