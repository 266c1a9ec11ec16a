/// Which of the stored accounts is meant, and where that was said.
struct AccountChoice: Equatable, Sendable {
  /// Where an account is named, the place that comes first first.
  enum Origin: String, Sendable {
    case option = "--account"
    case environment = "GLASSHOUSE_ACCOUNT"
    case settings = "config.toml"
  }

  let name: String
  let origin: Origin

  /// Whether it was named for this call alone, and not written down for all.
  var isForThisCall: Bool { origin != .settings }

  /// The account that is named; `nil` for the one without a name, and for the demo's.
  ///
  /// - Throws: `DoorError` for what is no name, and for two things of one place that name an account each.
  static func made(
    of options: Options, _ environment: [String: String], _ configuration: Configuration
  ) throws(DoorError) -> AccountChoice? {
    if let name = options.account {
      guard !options.demo else { throw .contradiction(Origin.option.rawValue, "--demo") }
      return try AccountChoice(named: name, by: .option)
    }
    guard !options.demo else { return nil }
    if let name = environment[Origin.environment.rawValue], !name.isEmpty {
      for credential in ["GREENHOUSE_CLIENT_ID", "GREENHOUSE_API_KEY"]
      where !(environment[credential] ?? "").isEmpty {
        throw .contradiction(Origin.environment.rawValue, credential)
      }
      return try AccountChoice(named: name, by: .environment)
    }
    return try configuration.account.map { name throws(DoorError) in
      try AccountChoice(named: name, by: .settings)
    }
  }

  private init(named name: String, by origin: Origin) throws(DoorError) {
    guard CredentialFile.isName(name) else { throw .badName(name, of: "an account") }
    self.name = name
    self.origin = origin
  }
}
