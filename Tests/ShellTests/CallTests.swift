import Testing

@testable import Shell

@Suite struct `A dot-command` {
  @Test(arguments: [
    (".tables", "tables", []),
    ("  .describe  jobs ", "describe", ["jobs"]),
    (".run q name='a b' x=\"c \\\"d\\\"\"", "run", ["q", "name=a b", "x=c \"d\""]),
    (".null ''", "null", [""]),
    (".read C:\\dir\\f.sql", "read", ["C:\\dir\\f.sql"]),
    (".x \"a\\nb\"", "x", ["a\\nb"]),
    (".", "", []),
  ])
  func `is split at spaces, with quotes`(line: String, name: String, arguments: [String]) throws {
    let call = try DotCommand.Call(line)
    #expect(call.name == name)
    #expect(call.arguments == arguments)
  }

  @Test func `keeps what follows its name as typed`() throws {
    #expect(try DotCommand.Call(".once |less  -S 'x y'").rest == "|less  -S 'x y'")
  }

  @Test func `says which quote is open`() {
    #expect(throws: ShellError.unterminatedQuote("'", in: "'abc")) {
      try DotCommand.Call(".read 'abc")
    }
  }

  private let list = CommandList(
    all: ["status", "schema", "sync", "tables"].map {
      DotCommand($0, usage: "." + $0, sentence: "", example: "") { _ in .goOn }
    })

  @Test(arguments: [("sync", "sync"), ("sy", "sync"), ("T", "tables"), ("STATUS", "status")])
  func `is found by name or by its beginning`(typed: String, name: String) throws {
    #expect(try list.find(typed).name == name)
  }

  @Test func `is not found when its beginning says too little`() {
    #expect(throws: ShellError.ambiguousCommand(".s", [".status", ".schema", ".sync"])) {
      try list.find("s")
    }
  }

  @Test(arguments: [("tabels", [".tables"]), ("snyc", [".sync"]), ("frobnicate", [])])
  func `is guessed when it is misspelt`(typed: String, nearest: [String]) {
    #expect(throws: ShellError.unknownCommand("." + typed, nearest: nearest)) {
      try list.find(typed)
    }
  }
}
