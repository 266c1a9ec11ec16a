import ArgumentParser
import FoundationEssentials
import Glibc
import Harvest
import Warehouse

/// `glasshouse forget`: removes everything that is kept of an account.
struct ForgetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Remove an account's warehouse, history, tokens and credentials, after asking.",
    discussion: """
      Without --account it is the account in use, with --demo the demo's, with --warehouse that file's. An \
      account that has no credentials any more is named as its warehouse's file is, by the letters after \
      “account-”; glasshouse accounts lists all of them. What Greenhouse itself holds stays. In a pipe nobody can \
      be asked: --yes says yes.
      """)

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    let kept = try Kept(options)
    guard !kept.files.isEmpty || kept.isLoggedIn else {
      Talk.say("Nothing is kept of it.")
      return
    }
    guard options.yes || Confirmation.ask("Remove \(kept.sentence)?") else {
      throw DoorError.notAgreed(kept.sentence)
    }
    try kept.remove()
    if !options.quiet { Talk.say("Removed \(kept.sentence).") }
  }
}

/// What is kept of one account.
private struct Kept {
  /// The warehouse with what lies beside it, as far as it is there.
  let files: [String]
  private let file: WarehouseFile
  /// Whether the credentials that login stored are the account's.
  let isLoggedIn: Bool
  /// The accounts whose tokens go.
  private let accounts: [Account]
  private let logins: [CredentialFile]
  private let tokens: String

  /// - Throws: `DoorError` for an account that is not there, `WarehouseError` when the file is no warehouse.
  init(_ options: Options) throws {
    let environment = ProcessInfo.processInfo.environment
    let paths = Paths(environment: environment)
    let known = CredentialFile.stored(in: paths)
    let choice = try AccountChoice.made(
      of: options, environment, try Configuration.checked(paths))
    var logins: [CredentialFile]
    if let letters = options.account, !known.contains(letters) {
      file = paths.warehouse(ofFingerprint: letters)
      guard file.exists else {
        throw DoorError.unknownAccount(
          letters, known: known.compactMap(\.self) + paths.fingerprints)
      }
      logins = known.map { CredentialFile(paths: paths, account: $0) }
      accounts = []
    } else {
      let setting = try Setting(options)
      file = setting.file
      logins = options.demo ? [] : [CredentialFile(paths: paths, account: choice?.name)]
      accounts = [try? setting.account?.account()].compactMap(\.self)
    }
    let path = file.path
    logins = logins.filter { login in
      (try? login.known()).map { path == paths.warehouse(of: $0).path } ?? false
    }
    self.logins = logins
    isLoggedIn = !logins.isEmpty
    tokens = paths.state
    if file.exists { try file.mustBeWarehouse() }
    files =
      ["", "-wal", "-shm", SyncLock.suffix, "-history", "-runs", "-my", "-my-journal"]
      .map { path + $0 }
      .filter { FileManager.default.fileExists(atPath: $0) }
  }

  /// What would go, in words.
  var sentence: String {
    let parts =
      (files.first.map { ["the warehouse “\($0)”"] } ?? [])
      + (files.contains { $0.hasSuffix("-history") } ? ["its history"] : [])
      + (isLoggedIn ? ["the stored credentials and tokens"] : [])
    return parts.joined(separator: ", ")
  }

  /// Removes it all.
  ///
  /// - Throws: `DoorError.notRemoved` for the first file that stays.
  func remove() throws {
    if file.exists {
      let lock = try SyncLock(file)
      let all = Schema.greenhouse.tables.map(\.name)
      if let holder = try lock.take(all, at: Date().formatted(.iso8601)) {
        throw WarehouseError.held(holder)
      }
    }
    let stored = logins.compactMap { $0.tokens ?? (try? $0.account())?.credentialName }
    for name in accounts.map(\.credentialName) + stored { TokenStore.folder(tokens).forget(name) }
    for login in logins { _ = try login.remove { Talk.tell($0) } }
    for file in files + [file.path + SyncLock.suffix] where unlink(file) != 0 && errno != ENOENT {
      throw DoorError.notRemoved(file, reason: String(cString: strerror(errno)))
    }
  }
}
