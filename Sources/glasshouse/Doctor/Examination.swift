import FoundationEssentials
import Harvest
import Warehouse

/// What `doctor` looks at: all that a session is made of, each part for itself and none made whole.
///
/// A session stops at the first thing that is wrong; here every other thing is looked at all the same.
struct Examination: Sendable {
  let environment: [String: String]
  let paths: Paths
  let options: Options
  let configuration: Configuration
  /// The account that is named, if one can be.
  let choice: AccountChoice?
  /// What is wrong with the settings, or why they cannot be read.
  let slips: Result<[Configuration.Problem], any Error>
  /// The account, or why there is none that can be used; its secret may be in the keyring.
  let account: Result<Account?, any Error>
  let file: WarehouseFile
  /// Where the secret is that login stored.
  let place: CredentialFile.Place?
  /// What time it is; in the demo it stands still.
  var now: Date { options.demo ? Demo.today : Date() }
  /// The addresses that are asked, whether an account is known or not, or what is wrong with one.
  let addresses: Result<[Endpoint], any Error>
  private let demo: Demo?

  /// Looks at what options and environment name, and makes nothing but the demo's Greenhouse.
  ///
  /// - Throws: What the demo throws.
  init(
    _ options: Options, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    let paths = Paths(environment: environment)
    let read = Result { try options.demo ? nil : Configuration.read(paths.settings) }
    let configuration = (try? read.get())?.0 ?? Configuration()
    let demo = options.demo ? try Demo() : nil
    let choice = Result { try AccountChoice.made(of: options, environment, configuration) }
    let known = Result<KnownAccount?, any Error> {
      if let demo { return KnownAccount(demo.account) }
      return try Setting.account(environment, paths, choice.get())
    }
    let account = Result<Account?, any Error> { try known.get()?.account() }
    self.choice = try? choice.get()
    self.environment = environment
    self.options = options
    self.paths = paths
    self.configuration = configuration
    slips = read.map { $0?.1 ?? [] }
    self.demo = demo
    self.account = account
    let owner = options.demo ? nil : try? known.get()
    place = CredentialFile(paths: paths, account: self.choice?.name).place
    file =
      Setting.namedFile(options, configuration, self.choice)
      ?? Setting.usualFile(of: owner, options, paths)
    addresses = Result {
      if let account = try? account.get() {
        return account.dialect == .v1 ? [account.apiURL] : [account.apiURL, account.authURL].unique
      }
      let named = try ["GREENHOUSE_API_URL", "GREENHOUSE_AUTH_URL"].map { name in
        try environment[name].map { try Endpoint($0) }
      }
      return [named[0] ?? .greenhouse, named[1] ?? .greenhouseTokens].unique
    }
  }

  /// What asks Greenhouse as the account; tokens are shared with other processes, whose own would else be
  /// revoked.
  ///
  /// - Throws: Why there is no account that can be used.
  func client() throws -> Client? {
    guard let account = try account.get() else { return nil }
    return Client(
      account, tokens: options.demo ? .memory : .folder(paths.state), patience: .brief,
      userAgent: Self.userAgent)
  }

  static let userAgent = "glasshouse/" + Version.number
}

extension Array where Element: Equatable {
  /// Each of a few elements once, in the order of the first.
  var unique: [Element] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
