import ArgumentParser
import FoundationEssentials
import Glibc
import Harvest
import Rendering
import SavedQueries
import Shell
import Warehouse

/// `glasshouse login`: takes credentials, tries them table by table, stores them.
struct LoginCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "login",
    abstract: "Store Greenhouse credentials, after trying which tables they can read.",
    discussion: """
      In Greenhouse: Configure › Dev Center › API Credential Management › Create new API \
      credentials, type “Harvest V3 (OAuth)”, and tick the list scopes under Manage Scopes; --scopes lists them \
      with what each is needed for. --account NAME keeps several accounts apart.

      The secret is typed hidden, or given as the second line of standard input; never as an \
      argument.
      """)

  @Flag(
    name: .customLong("v1"), help: "Store a Harvest v1 key (Greenhouse retired v1 on 2026-08-31).")
  var isV1 = false

  @Flag(help: "List the scopes, the tables they open and what needs these; store nothing.")
  var scopes = false

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let paths = Paths(environment: environment)
    let needed = try NeededScope.all(
      isV1 ? .v1 : .v3, isSensitive: options.sensitive, Catalogue(folders: [paths.queries]))
    if scopes { return try list(needed) }
    guard !options.demo else { throw DoorError.contradiction("login", "--demo") }
    let choice = try AccountChoice.made(
      of: options, environment, try Configuration.checked(paths))
    let file = CredentialFile(paths: paths, account: choice?.name)
    _ = try Keyring(environment)
    if Terminal.isTerminal(STDIN_FILENO), !options.quiet {
      LoginSteps(isV1: isV1, needed: needed, name: choice?.name).tell()
    }
    let account = try account(environment)
    let client = Client(account, tokens: .memory, userAgent: "glasshouse/" + Version.number)
    let outcome = try await Interrupt.running { [options] in
      try await AccessTable(needed).probe(client, isSensitive: options.sensitive)
    }
    guard case .finished(let isReadable) = outcome else { throw CancellationError() }
    guard isReadable else { throw DoorError.nothingReadable }
    let before = (try? file.known())?.fingerprint
    let place = try file.store(account) { Talk.tell($0) }
    if let named = options.warehouse.map({ WarehouseFile($0) }), !named.exists {
      _ = try Writer(
        named, schema: .greenhouse, create: true,
        withoutPersonalData: options.withoutPersonalData)
    }
    if let before, before != account.fingerprint {
      Talk.say("These are other credentials than before: their data goes into another warehouse.")
    }
    let name = choice.map { $0.isForThisCall ? " --account \($0.name)" : "" } ?? ""
    let stored = place == .keyring ? "the desktop's keyring; what is not secret in " : ""
    Talk.say(
      "Stored in \(stored)\(file.path). Next: glasshouse\(name), or: glasshouse run time-to-hire\(name)"
    )
  }

  private func list(_ needed: [NeededScope]) throws {
    try NeededScope.listing(needed).write(to: try ListingOptions.parse([]).delivery())
  }

  /// Asks for what is needed; addresses come from the environment, as everywhere.
  private func account(_ environment: [String: String]) throws -> Account {
    var settings = environment.filter { $0.key.hasSuffix("_URL") || $0.key == "GREENHOUSE_SUB" }
    if isV1 {
      settings["GREENHOUSE_SUB"] = nil
      settings["GREENHOUSE_API_KEY"] = try Self.ask(
        "Harvest v1 API key", isHidden: true)
    } else {
      settings["GREENHOUSE_CLIENT_ID"] = try Self.ask("Client id", isHidden: false)
      settings["GREENHOUSE_CLIENT_SECRET"] = try Self.ask(
        "Client secret", isHidden: true)
    }
    guard let account = try Account.fromEnvironment(settings) else {
      throw DoorError.noCredential("credential")
    }
    return account
  }

  /// A credential from the terminal, or from the next line of a pipe.
  private static func ask(_ name: String, isHidden: Bool) throws -> String {
    guard
      let line = try Keyboard.line(
        name + (isHidden ? " (not shown): " : ": "), isHidden: isHidden), !line.isEmpty
    else {
      throw DoorError.noCredential(name)
    }
    return line
  }
}

/// What a person does in Greenhouse before there is something to type.
private struct LoginSteps {
  let isV1: Bool
  let needed: [NeededScope]
  let name: String?

  /// Says where to click, and which scopes are ticked there for what.
  func tell() {
    let place = "Configure › Dev Center › API Credential Management"
    if isV1 {
      Talk.tell("1. In Greenhouse, as a Site Admin: \(place), a Harvest key.")
      Talk.tell("2. Under Manage permissions tick GET for the lists below.")
    } else {
      Talk.tell("1. In Greenhouse, as a Site Admin: \(place) › Create new API credentials.")
      Talk.tell("2. API type: “Harvest V3 (OAuth)”. Description: “Glasshouse”.")
      Talk.tell(
        "3. Under Manage Scopes tick the scopes below. They list records and change nothing; what is not ticked is "
          + "missing here, no more. Sensitive ones are left out, unless --sensitive is given.")
    }
    let width = needed.map(\.scope.count).max() ?? 0
    Talk.say("")
    Talk.say("   " + "scope".padding(to: width) + "  needed by")
    for scope in needed {
      Talk.say("   " + scope.scope.padding(to: width) + "  " + scope.users)
    }
    Talk.say("")
    Talk.tell(
      isV1
        ? "3. Copy the key, and give it here."
        : "4. Copy the client id and the client secret, which Greenhouse shows once, and give them here. Each table "
          + "is tried, then they are stored\(name.map { " as “\($0)”" } ?? ""), for you alone.")
    Talk.say("")
  }
}
