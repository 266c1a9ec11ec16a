import ArgumentParser
import FoundationEssentials
import Harvest
import Shell

/// `glasshouse logout`: forgets what login stored.
struct LogoutCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logout", abstract: "Remove the stored credentials and tokens.",
    discussion: "The warehouse stays; glasshouse forget removes it.")

  @Option(
    help: ArgumentHelp("The stored account, if it has a name.", valueName: "name"),
    completion: .accounts)
  var account: String?

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let paths = Paths(environment: environment)
    var options = try Options.parse([])
    options.account = account
    let choice = try AccountChoice.made(
      of: options, environment, try Configuration.checked(paths))
    let file = CredentialFile(paths: paths, account: choice?.name)
    if let choice, choice.isForThisCall, !file.exists {
      throw DoorError.notStored(
        choice.name, known: CredentialFile.stored(in: paths).compactMap(\.self))
    }
    let stored = try? file.known()
    if let name = file.tokens ?? (try? stored?.account())?.credentialName {
      TokenStore.folder(paths.state).forget(name)
    }
    Talk.say(try file.remove { Talk.tell($0) } ? "Removed \(file.path)." : "Nobody was logged in.")
    if let stored, case let warehouse = paths.warehouse(of: stored), warehouse.exists {
      Talk.say(
        "Its data stays in \(warehouse.path); glasshouse forget --account \(stored.fingerprint) removes it, "
          + "--warehouse reads it.")
    }
  }
}
