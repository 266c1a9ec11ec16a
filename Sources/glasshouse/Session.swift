import FoundationEssentials
import Harvest
import Rendering
import SavedQueries
import Shell
import Sync
import Warehouse

/// One opened warehouse, its account and its saved queries: questions are asked here.
actor Session {
  let setting: Setting
  let schema = Schema.greenhouse
  /// The saved queries, read when one is first asked for: SQL of one's own needs none of them.
  private(set) lazy var catalogue = Catalogue(folders: setting.queryFolders)
  let reader: Reader
  /// The values of columns that have few.
  nonisolated let columnValues: ColumnValues
  /// Stops the statement that runs, from any thread.
  nonisolated let interrupt: @Sendable () -> Void
  /// Where answers go, and in which form.
  let delivery: Delivery
  /// What holds for every answer.
  var terms: Terms
  /// How many rows of the answer under way are written.
  var written = 0
  /// The answers that can be shown again, the last one last.
  var pasts: [Past] = []
  /// How many answers were kept so far.
  var keptCount = 0
  /// What was answered, for the manifest.
  var given: [Given] = []
  /// Whether the line under an answer says how long it took.
  var showsTime = true
  /// The saved query that was run last, for listing the rows behind its lines.
  var lastRun: (SavedQuery, Arguments)? { didSet { isLastAnswerRun = true } }
  /// Whether no other question was answered since.
  var isLastAnswerRun = false
  /// The numbers that stand for people, the same in all answers of a session.
  var pseudonyms = Pseudonyms()
  /// The files of which it was said already that others may see the people in them.
  var warnedOf: Set<String> = []
  /// The queries that withhold what is behind their lines, by the statements of them that were run.
  var withheld: [String: SavedQuery] = [:]
  private var demo: Demo?
  private var account: Account?

  /// Opens the warehouse for reading, and makes it first where that is allowed.
  ///
  /// - Throws: `WarehouseError` when the file cannot be used.
  init(_ setting: Setting, delivery: sending Delivery, terms: Terms = Terms()) throws {
    self.setting = setting
    self.delivery = delivery
    self.terms = terms
    columnValues = ColumnValues(setting.file, schema: .greenhouse)
    let makesFile = !setting.file.exists && setting.mayCreate
    if makesFile || (setting.isWithoutPersonalData && setting.file.exists) {
      _ = try Writer(
        setting.file, schema: .greenhouse, create: makesFile,
        withoutPersonalData: setting.isWithoutPersonalData)
    }
    let moment = setting.isDemo ? Int64(Demo.today.timeIntervalSince1970 * 1000) : nil
    let reader = try Reader(setting.file, schema: .greenhouse, now: moment)
    if try reader.isImmutable || reader.isCurrent() {
      self.reader = reader
    } else {
      // An older program made the file: what this one knows beyond it is added first.
      _ = try Writer(setting.file, schema: .greenhouse, create: false)
      self.reader = try Reader(setting.file, schema: .greenhouse, now: moment)
    }
    // What another company's warehouse holds is no answer to this account's questions.
    if !setting.isOffline, let account = setting.account,
      let owner = try self.reader.fact("account"), owner != account.fingerprint
    {
      throw SyncError.otherAccount
    }
    for (view, reason) in try self.reader.attachOwn(create: false) {
      Talk.say("warning: your view “\(view)” cannot be made: \(reason)")
    }
    interrupt = self.reader.interrupter
  }

  /// The day that relative dates are counted from, in UTC.
  var today: Day { get throws { try setting.today } }

  /// Sends answers to a file, which appears when the output is finished.
  func open(output path: String) throws { try delivery.open(path) }

  /// Sends the next answer alone to a file.
  func openOnce(output path: String) throws { try delivery.openOnce(path) }

  /// Reads the saved queries again.
  func readCatalogue() { catalogue = Catalogue(folders: setting.queryFolders) }

  /// The tables and views that were made in this session, or kept as one's own.
  func ownTables() -> [Vocabulary.Table] {
    ((try? reader.ownTables()) ?? []).map { table in
      Vocabulary.Table(table.name, columns: table.columns.map { Vocabulary.Column($0) })
    }
  }

  /// Puts the output file in its place.
  func finishOutput() throws { try delivery.finish() }

  /// Gives the output file up.
  func abandonOutput() { delivery.abandon() }

  /// The engine that syncs this warehouse; a demo's Greenhouse is started when it is first needed.
  ///
  /// - Throws: `DoorError.noAccount` when there are no credentials.
  func engine(for tables: [String], progress: Progress) throws -> SyncEngine {
    let account = try account(for: tables)
    let client = Client(
      account, tokens: setting.tokens, userAgent: "glasshouse/" + Version.number,
      events: { [isVerbose = setting.isVerbose] event in
        if case .waiting(_, let until, let reason) = event {
          progress.noteWaiting(reason.sentence(until: until))
        }
        if isVerbose { progress.say("  " + event.sentence) }
      })
    return SyncEngine(
      setting.file, client: client, owner: setting.isDemo ? "demo" : nil, now: setting.now)
  }

  /// Who asks: the demo's account, or the one that is known, with its secret.
  private func account(for tables: [String]) throws -> Account {
    if setting.isDemo {
      let running = try demo ?? Demo()
      demo = running
      return running.account
    }
    guard let known = setting.account else {
      throw DoorError.noAccount(
        tables: tables, named: setting.choice?.name,
        known: CredentialFile.stored(in: setting.paths).compactMap(\.self))
    }
    let account = try account ?? known.account()
    self.account = account
    return account
  }

  /// The state of every table that was ever synced, by name.
  func states() throws -> [String: TableState] {
    Dictionary(uniqueKeysWithValues: try reader.states().map { ($0.table, $0) })
  }
}
