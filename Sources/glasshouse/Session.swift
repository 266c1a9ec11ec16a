import FoundationEssentials
import Harvest
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
  private var demo: Demo?

  /// Opens the warehouse for reading, and makes it first where that is allowed.
  ///
  /// - Throws: `WarehouseError` when the file cannot be used.
  init(_ setting: Setting) throws {
    self.setting = setting
    catalogue = Catalogue(folders: setting.queryFolders)
    if !setting.file.exists, setting.mayCreate {
      _ = try Writer(setting.file, create: true)
    }
    reader = try Reader(setting.file)
    interrupt = reader.interrupter
  }

  /// The day that relative dates are counted from, in UTC.
  var today: Day { Day(setting.now()) }

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
    return SyncEngine(setting.file, client: client, now: setting.now)
  }

  /// The state of every table that was ever synced, by name.
  func states() throws -> [String: TableState] {
    Dictionary(uniqueKeysWithValues: try reader.states().map { ($0.table, $0) })
  }
}
