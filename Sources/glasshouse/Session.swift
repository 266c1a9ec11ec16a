import FoundationEssentials
import Harvest
import Rendering
import SavedQueries
import Sync
import Warehouse

/// One opened warehouse, its account and its saved queries: questions are asked here.
actor Session {
  let setting: Setting
  let schema = Schema.greenhouse
  let catalogue: Catalogue
  let reader: Reader
  /// Stops the statement that runs, from any thread.
  nonisolated let interrupt: @Sendable () -> Void
  /// Where answers go, and in which form.
  let delivery: Delivery
  /// Whether the line under an answer says how long it took.
  var showsTime = true
  /// The saved query that was run last, for listing the rows behind its lines.
  var lastRun: (SavedQuery, Arguments)?
  private var demo: Demo?

  /// Opens the warehouse for reading, and makes it first where that is allowed.
  ///
  /// - Throws: `WarehouseError` when the file cannot be used.
  init(_ setting: Setting, format: Format, showsHeader: Bool, isTerminal: Bool) throws {
    self.setting = setting
    catalogue = Catalogue(folders: setting.queryFolders)
    let makesFile = !setting.file.exists && setting.mayCreate
    if makesFile || (setting.isWithoutPersonalData && setting.file.exists) {
      _ = try Writer(
        setting.file, schema: .greenhouse, create: makesFile,
        withoutPersonalData: setting.isWithoutPersonalData)
    }
    reader = try Reader(setting.file, schema: .greenhouse)
    interrupt = reader.interrupter
    delivery = Delivery(format: format, showsHeader: showsHeader, isTerminal: isTerminal)
  }

  /// The day that relative dates are counted from, in UTC.
  var today: Day { get throws { try setting.today } }

  /// Sends answers to a file, which appears when the output is finished.
  func open(output path: String) throws { try delivery.open(path) }

  /// Sends the next answer alone to a file.
  func openOnce(output path: String) throws { try delivery.openOnce(path) }

  /// The form of the answers.
  var format: Format { delivery.format }

  /// Sets the form of the answers.
  func choose(_ format: Format) { delivery.format = format }

  /// Shows or hides the time under an answer.
  func showTime(_ isShown: Bool) { showsTime = isShown }

  /// Puts the output file in its place.
  func finishOutput() throws { try delivery.finish() }

  /// Gives the output file up.
  func abandonOutput() { delivery.abandon() }

  /// The engine that syncs this warehouse; a demo's Greenhouse is started when it is first needed.
  ///
  /// - Throws: `DoorError.noAccount` when there are no credentials.
  func engine(for tables: [String], progress: Progress) throws -> SyncEngine {
    let account: Account
    if setting.isDemo {
      let running = try demo ?? Demo()
      demo = running
      account = running.account
    } else if let known = setting.account {
      account = known
    } else {
      throw DoorError.noAccount(tables: tables)
    }
    let client = Client(
      account, tokens: setting.tokens, userAgent: "glasshouse/" + Version.number,
      events: { [isVerbose = setting.isVerbose] event in
        if case .waiting(_, let until, let reason) = event {
          progress.noteWaiting(reason.sentence(until: until))
        }
        if isVerbose { Talk.say("  " + event.sentence) }
      })
    return SyncEngine(
      setting.file, client: client, owner: setting.isDemo ? "demo" : nil, now: setting.now)
  }

  /// The state of every table that was ever synced, by name.
  func states() throws -> [String: TableState] {
    Dictionary(uniqueKeysWithValues: try reader.states().map { ($0.table, $0) })
  }
}
