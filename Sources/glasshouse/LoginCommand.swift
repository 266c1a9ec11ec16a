import ArgumentParser
import FoundationEssentials
import Glibc
import Harvest
import Shell
import Warehouse

/// `glasshouse login`: takes credentials, tries them table by table, stores them.
struct LoginCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "login",
    abstract: "Store Greenhouse credentials, after trying which tables they can read.",
    discussion: """
      In Greenhouse: Configure › Dev Center › API Credential Management › Create new API \
      credentials, type “Harvest V3 (OAuth)”, and tick the list scopes under Manage Scopes.

      The secret is typed hidden, or given as the second line of standard input; never as an \
      argument.
      """)

  @Flag(
    name: .customLong("v1"), help: "Store a Harvest v1 key (Greenhouse retired v1 on 2026-08-31).")
  var isV1 = false

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let paths = Paths(environment: environment)
    let file = CredentialFile(
      paths: paths, account: try Configuration.checked(paths).account)
    let account = try account(environment)
    let client = Client(account, tokens: .memory, userAgent: "glasshouse/" + Version.number)
    let outcome = try await Interrupt.running { [options] in
      try await Self.probe(client, options.sensitive)
    }
    guard case .finished(let isReadable) = outcome else { throw CancellationError() }
    guard isReadable else { throw DoorError.nothingReadable }
    try file.store(account)
    if let named = options.warehouse.map({ WarehouseFile($0) }), !named.exists {
      _ = try Writer(
        named, schema: .greenhouse, create: true,
        withoutPersonalData: options.withoutPersonalData)
    }
    Talk.say("Stored in \(file.path). Next: glasshouse, or: glasshouse run time-to-hire")
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

  /// Prints what can be read; whether anything can.
  private static func probe(_ client: Client, _ isSensitive: Bool) async throws -> Bool {
    var readable = 0
    var isEmpty = true
    try await TableAccess.probe(client, isSensitive: isSensitive) { table in
      let name = table.name.padding(to: 32)
      switch table.access {
      case .readable(let hasNone):
        readable += 1
        isEmpty = isEmpty && hasNone
        Talk.say("  \(name) reads")
      case .forbidden(let scope):
        Talk.say("  \(name) missing: \(scope ?? "permission of the key")")
      }
    }
    if readable > 0, isEmpty {
      Talk.say("warning: every list is empty. \(TableAccess.emptyAdvice)")
    }
    return readable > 0
  }
}

/// `glasshouse logout`: forgets what login stored.
struct LogoutCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logout", abstract: "Remove the stored credentials and tokens.",
    discussion: "The warehouse stays; glasshouse forget removes it.")

  func run() async throws {
    let paths = Paths(environment: ProcessInfo.processInfo.environment)
    let file = CredentialFile(
      paths: paths, account: try Configuration.checked(paths).account)
    let account = try? file.account()
    if let account { TokenStore.folder(paths.state).forget(account) }
    Talk.say(file.remove() ? "Removed \(file.path)." : "Nobody was logged in.")
    if let account, case let warehouse = paths.warehouse(of: account), warehouse.exists {
      Talk.say(
        "Its data stays in \(warehouse.path); glasshouse forget removes it, --warehouse reads it.")
    }
  }
}
