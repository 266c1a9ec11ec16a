import ArgumentParser
import FoundationEssentials
import Glibc
import Harvest
import Rendering
import Rows
import Shell
import Warehouse

/// `glasshouse accounts`: which accounts are stored here, and which one is used.
struct AccountsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accounts",
    abstract: "List the accounts that are stored here, and which one is used.",
    discussion: """
      The one without a name is used unless --account, GLASSHOUSE_ACCOUNT or config.toml name another, or the \
      environment has credentials. Each has a warehouse, a history and tables of its own. An account whose \
      credentials were removed is named as its warehouse's file is.

      Example: glasshouse login --account europe, then: glasshouse run time-to-hire --account europe
      """)

  @OptionGroup
  var listing: ListingOptions

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let paths = Paths(environment: environment)
    let delivery = try listing.delivery()
    let choice = try AccountChoice.made(
      of: options, environment, try Configuration.checked(paths))
    let given = try choice?.isForThisCall == true ? nil : Account.fromEnvironment(environment)
    var rows: [[Scalar]] = []
    var seen: Set<String> = []
    func list(_ name: String?, _ account: KnownAccount, from: String, isUsed: Bool) {
      let file = paths.warehouse(of: account)
      seen.insert(account.fingerprint)
      rows.append(
        [
          .optional(name), .optional(isUsed ? "yes" : nil), .text(account.dialect.rawValue),
          .text(from),
        ]
          + Self.facts(of: file))
    }
    if let given { list(nil, KnownAccount(given), from: "environment", isUsed: true) }
    for name in CredentialFile.stored(in: paths) {
      let file = CredentialFile(paths: paths, account: name)
      do {
        guard let account = try file.known() else { continue }
        list(
          name, account, from: file.place?.rawValue ?? "file",
          isUsed: given == nil && name == choice?.name)
      } catch {
        Complaint.say(error)
        rows.append([.optional(name), .null, .null, .text("unusable"), .null, .null])
      }
    }
    for fingerprint in paths.fingerprints where !seen.contains(fingerprint) {
      rows.append(
        [.text(fingerprint), .null, .null, .text("removed")]
          + Self.facts(of: paths.warehouse(ofFingerprint: fingerprint)))
    }
    try Listing(
      columns: ["account", "used", "harvest", "credentials", "last_sync", "warehouse"], rows: rows
    ).write(to: delivery)
  }

  /// When something was last synced, and the file, which may not be there yet.
  private static func facts(of file: WarehouseFile) -> [Scalar] {
    guard file.exists else { return [.null, .null] }
    let states = (try? Reader(file).states()) ?? []
    return [.optional(states.compactMap(\.syncedAt).max()), .text(file.path)]
  }
}
