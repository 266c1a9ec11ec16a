import FoundationEssentials
import Glibc
import Harvest
import SavedQueries
import Sync
import Warehouse

/// What the options and the environment come to: which warehouse, which account, which day it is.
struct Setting: Sendable {
  let environment: [String: String]
  let paths: Paths
  /// What the user's settings file says.
  let configuration: Configuration
  /// The account that is named, if one is.
  let choice: AccountChoice?
  let isDemo: Bool
  /// Whether the sensitive tables were asked for, all of them.
  let isSensitive: Bool
  let isOffline: Bool
  let freshness: Freshness
  let since: String?
  let isQuiet: Bool
  let isVerbose: Bool
  let saysYes: Bool
  let allowsPartial: Bool
  let isStrict: Bool
  let queryFolders: [String]
  let file: WarehouseFile
  /// Whether the file may be made when it is not there.
  let mayCreate: Bool
  /// Whether a warehouse that is made stores no personal data.
  let isWithoutPersonalData: Bool
  /// The account, or `nil` when none is known (the demo's is made when it is first needed).
  let account: KnownAccount?

  /// Reads options and environment; a subcommand that `creates` makes a warehouse that is not there.
  ///
  /// - Throws: `DoorError`, `HarvestError` for what cannot be read.
  init(
    _ options: Options, creates: Bool = false,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    self.environment = environment
    paths = Paths(environment: environment)
    configuration = try Configuration.checked(paths)
    choice = try AccountChoice.made(of: options, environment, configuration)
    isDemo = options.demo
    isSensitive = options.sensitive
    isWithoutPersonalData = options.withoutPersonalData
    isOffline = options.offline
    freshness =
      options.maxAge == nil ? configuration.maxAge ?? .hour : try options.freshness()
    since = try Self.day(options.since) ?? configuration.since
    isQuiet = options.quiet
    isVerbose = options.verbose
    saysYes = options.yes
    allowsPartial = options.allowPartial
    isStrict = options.strict
    queryFolders = options.queries + [paths.queries]
    for folder in options.queries { try Paths.checkFolder(folder) }
    account = isDemo ? nil : try Self.account(environment, paths, choice)
    if let named = Self.namedFile(options, configuration, choice) {
      file = named
      mayCreate = creates || options.create
    } else {
      try Paths.make(paths.data)
      file = Self.usualFile(of: account, options, paths)
      mayCreate = true
    }
  }

  /// The stored account that is named for this call, else that of the environment, else the stored one that
  /// the settings choose.
  ///
  /// - Throws: `DoorError.notStored` when one is named for this call and not there.
  static func account(
    _ environment: [String: String], _ paths: Paths, _ choice: AccountChoice?
  ) throws -> KnownAccount? {
    let file = CredentialFile(paths: paths, account: choice?.name)
    guard let choice, choice.isForThisCall else {
      return try Account.fromEnvironment(environment).map { KnownAccount($0) } ?? file.known()
    }
    guard let account = try file.known() else {
      throw DoorError.notStored(
        choice.name, known: CredentialFile.stored(in: paths).compactMap(\.self))
    }
    return account
  }

  /// What the account is called among others: credentials of the environment have no name, whatever account
  /// the settings choose.
  var accountName: String {
    if isDemo { return "demo" }
    guard let choice else { return "default" }
    let isNamed = choice.isForThisCall || (try? Account.fromEnvironment(environment)) == nil
    return isNamed ? choice.name : "default"
  }

  /// The warehouse that an option or the settings name.
  ///
  /// The settings speak of the account that they choose: the demo's company and an account that is named
  /// for this call have warehouses of their own.
  static func namedFile(
    _ options: Options, _ configuration: Configuration, _ choice: AccountChoice?
  ) -> WarehouseFile? {
    let isOther = options.demo || choice.map { $0.name != configuration.account } ?? false
    return (options.warehouse ?? (isOther ? nil : configuration.warehouse))
      .map { WarehouseFile($0) }
  }

  /// The warehouse where none is named.
  static func usualFile(
    of account: KnownAccount?, _ options: Options, _ paths: Paths
  ) -> WarehouseFile {
    account.map(paths.warehouse(of:))
      ?? paths.warehouse(named: options.demo ? "demo" : "no-account")
  }

  /// Whether colours may be shown: `NO_COLOR` and a plain terminal forbid them.
  var showsColors: Bool {
    (environment["NO_COLOR"] ?? "").isEmpty && Terminal.isAble(environment)
  }

  /// Whether a running sync is drawn: a person must look, at a terminal whose cursor can move.
  var showsProgress: Bool {
    !isQuiet && !Log.isJSON && Terminal.isTerminal(STDERR_FILENO) && Terminal.isAble(environment)
  }

  /// The command that shows what is taller than the screen: the settings', `$PAGER`, `less -SRFX`.
  ///
  /// An empty one, `cat` and a terminal that can do nothing mean none.
  var pager: String? {
    guard Terminal.isAble(environment) else { return nil }
    guard let chosen = configuration.pager ?? environment["PAGER"] else { return "less -SRFX" }
    if chosen.isEmpty || chosen == "cat" { return nil }
    return chosen == "less" ? "less -SRFX" : chosen
  }

  /// The tables that the settings say are never synced.
  var neverSynced: Set<String> {
    Set(configuration.tables.filter(\.value.isNeverSynced).keys)
  }

  /// The sensitive tables that are synced like all others, because the option or the settings say so.
  var admitted: Set<String> {
    let all = Schema.greenhouse.sensitive
    return isSensitive ? all : all.filter { configuration.tables[$0]?.isAutoSynced == true }
  }

  /// The sensitive tables that nobody asked for.
  var unasked: Set<String> { Schema.greenhouse.sensitive.subtracting(admitted) }

  /// The file of statements and commands that the prompt begins with, if it is there.
  var startup: String? {
    if let path = configuration.startup { return paths.expanded(path) }
    return FileManager.default.fileExists(atPath: paths.startup) ? paths.startup : nil
  }

  /// The form in which records arrive: v3, unless the account is a v1 key.
  var shape: Shape { account?.dialect == .v1 ? .v1 : .v3 }

  /// The clock that ages and relative days are told by; the demo's stands still.
  var now: @Sendable () -> Date {
    guard isDemo else { return { Date() } }
    return { Demo.today }
  }

  /// Where tokens are shared between processes; the demo's server forgets them anyway.
  var tokens: TokenStore { isDemo ? .memory : .folder(paths.state) }

  /// The day that relative dates are counted from, in UTC.
  ///
  /// - Throws: `DoorError` when the clock stands outside of the calendar.
  var today: Day {
    get throws {
      let text = String(now().formatted(.iso8601).prefix(10))
      guard let day = Day(text) else {
        throw DoorError.option("The clock", typed: text, wanted: "at a day of the calendar")
      }
      return day
    }
  }

  private static func day(_ text: String?) throws -> String? {
    guard let text else { return nil }
    guard let day = Day(text) else {
      throw DoorError.option("--since", typed: text, wanted: "a day such as 2026-01-01")
    }
    return day.description
  }
}
