import FoundationEssentials

/// A section of the program's manual page about what surrounds a call.
struct Surroundings {
  /// Something that has a name outside of the program.
  struct Fact {
    let names: [String]
    let sentence: String

    init(_ names: String..., sentence: String) {
      self.names = names
      self.sentence = sentence
    }
  }

  let title: String
  /// What names of this kind are written with in `mdoc`.
  let macro: String
  let facts: [Fact]

  /// The title as it stands over a page that does not shout.
  var words: String { title.prefix(1) + title.dropFirst().lowercased() }

  /// Every section, in the order in which a page has them.
  static let all = [
    Surroundings(title: "ENVIRONMENT", macro: "Ev", facts: environment),
    Surroundings(title: "FILES", macro: "Pa", facts: files),
    Surroundings(
      title: "EXIT STATUS", macro: "Sy",
      facts: ExitStatus.allCases.map { Fact("\($0.rawValue)", sentence: $0.words) }),
  ]

  private static let environment = [
    Fact(
      "GREENHOUSE_CLIENT_ID", "GREENHOUSE_CLIENT_SECRET",
      sentence: "Harvest v3 credentials, instead of those that glasshouse login stored."),
    Fact(
      "GLASSHOUSE_ACCOUNT",
      sentence: "Which of several stored accounts is used, where --account does not say it."),
    Fact(
      Keyring.variable,
      sentence: "How many seconds the desktop's keyring is waited for, or off."),
    Fact("GREENHOUSE_SUB", sentence: "The id of the Greenhouse user to act as."),
    Fact("GREENHOUSE_API_KEY", sentence: "A Harvest v1 key."),
    Fact(
      "GREENHOUSE_API_URL", "GREENHOUSE_AUTH_URL",
      sentence: "Other addresses of Greenhouse, such as those of glasshouse simulate."),
    Fact(
      "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
      sentence: "Other places for the files below."),
    Fact(
      "NO_COLOR", "TERM",
      sentence: "Colours are never written when NO_COLOR is set or TERM is dumb."),
    Fact("PAGER", sentence: "The command for answers that are taller than the screen."),
    Fact("EDITOR", sentence: "The editor of the prompt's .edit."),
    Fact("INPUTRC", sentence: "The settings of GNU Readline, by which the prompt is typed at."),
  ]

  private static var files: [Fact] {
    let paths = Paths(environment: ["HOME": "~"])
    return [
      Fact(paths.settings, sentence: "The settings; glasshouse config shows what they can be."),
      Fact(paths.startup, sentence: "What the prompt begins with."),
      Fact(paths.queries + "/*.sql", sentence: "Saved queries of your own."),
      Fact(
        CredentialFile(paths: paths, account: nil).path,
        CredentialFile(paths: paths, account: "NAME").path,
        sentence:
          "What glasshouse login stored, for its owner alone; the secret may be in the desktop's keyring."
      ),
      Fact(
        paths.data + "/*.sqlite",
        sentence: "A warehouse per account, and beside it the history and your own tables."),
      Fact(paths.state, sentence: "Access tokens and the rate budget, which may be lost."),
    ]
  }
}
