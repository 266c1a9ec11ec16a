import Testing

@testable import Shell

@Suite struct `What is typed is shaded` {
  /// One letter for each byte: keyword, string, number, comment, wrong.
  private func shades(_ text: String) -> String {
    Shade.all(in: text).map { shade in
      switch shade {
      case .plain: "."
      case .keyword: "k"
      case .string: "s"
      case .number: "n"
      case .comment: "c"
      case .wrong: "!"
      }
    }.joined()
  }

  @Test(arguments: [
    ("select 'a', 12 -- x", "kkkkkk.sss..nn.cccc"),
    ("SELECT \"from\" from t", "kkkkkk........kkkk.."),
    ("select (1 + 2))", "kkkkkk..n...n.!"), ("select (1", "kkkkkk.!n"),
    ("select 'abc", "kkkkkk.!sss"), ("/* open", "!cccccc"), (".mode csv", "........."),
    ("select 'é'", "kkkkkk.ssss"), ("", ""),
  ])
  func `by what it is`(text: String, expected: String) {
    #expect(shades(text) == expected)
  }
}
