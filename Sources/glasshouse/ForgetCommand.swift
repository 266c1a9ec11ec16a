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
      Without --account it is the account in use, with --demo the demo's, with --warehouse that file's.
      What Greenhouse itself holds stays. In a pipe nobody can be asked: --yes says yes.
      """)

  @Option(
    help: ArgumentHelp(
      "The account, as the warehouse's file is named: the letters after “account-”.",
      valueName: "name"))
  var account: String?

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    let setting = try Setting(options)
    let kept = try Kept(setting, account: account)
    guard !kept.files.isEmpty || kept.isLoggedIn else {
      Talk.say("Nothing is kept of it.")
      return
    }
    guard setting.saysYes || Confirmation.ask("Remove \(kept.sentence)?") else {
      throw DoorError.notAgreed(kept.sentence)
    }
    try kept.remove()
    if !setting.isQuiet { Talk.say("Removed \(kept.sentence).") }
  }
}

/// What is kept of one account.
private struct Kept {
  /// The warehouse with what lies beside it, as far as it is there.
  let files: [String]
  private let file: WarehouseFile
  /// Whether the credentials that login stored are the account's.
  let isLoggedIn: Bool
  private let setting: Setting
  private let login: CredentialFile

  /// - Throws: `DoorError.unknownAccount`, `WarehouseError` when the file is no warehouse.
  init(_ setting: Setting, account named: String?) throws {
    self.setting = setting
    login = CredentialFile(paths: setting.paths, account: setting.configuration.account)
    var path = setting.file.path
    if let named {
      path = setting.paths.data + "/account-\(named).sqlite"
      guard WarehouseFile(path).exists else {
        throw DoorError.unknownAccount(named, known: Self.accounts(in: setting.paths.data))
      }
    }
    let stored = try? login.account()
    isLoggedIn =
      !setting.isDemo
      && (stored.map { path.hasSuffix("/account-\($0.fingerprint).sqlite") } ?? false)
    if WarehouseFile(path).exists { try WarehouseFile(path).mustBeWarehouse() }
    file = WarehouseFile(path)
    files =
      ["", "-wal", "-shm", SyncLock.suffix, "-history", "-runs", "-my", "-my-journal"]
      .map { path + $0 }
      .filter { FileManager.default.fileExists(atPath: $0) }
  }

  private static func accounts(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix("account-") && $0.hasSuffix(".sqlite") }
      .map { String($0.dropFirst(8).dropLast(7)) }.sorted()
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
    if let account = setting.account { TokenStore.folder(setting.paths.state).forget(account) }
    if isLoggedIn {
      if let account = try? login.account() {
        TokenStore.folder(setting.paths.state).forget(account)
      }
      _ = login.remove()
    }
    for file in files + [file.path + SyncLock.suffix] where unlink(file) != 0 && errno != ENOENT {
      throw DoorError.notRemoved(file, reason: String(cString: strerror(errno)))
    }
  }
}
