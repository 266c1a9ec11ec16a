import FoundationEssentials
import Sync
import Warehouse

extension Session {
  /// Syncs tables because it was asked for, and says what came of it.
  ///
  /// Without names all tables are synced, the further ones if they were synced before or `takesAll` says
  /// so, the sensitive ones if they were asked for; `onlyStale` leaves those alone that are young enough.
  ///
  /// - Throws: `DoorError.syncFailed` when a list stopped; the others are done all the same.
  func syncNow(
    _ names: [String], choice: Choice, onlyStale: Bool, takesAll: Bool = false
  ) async throws {
    if setting.isOffline { throw DoorError.contradiction("sync", "--offline") }
    for name in names where schema.table(named: name) == nil { throw unknown(name) }
    let states = try states()
    let unused = takesAll ? [] : unused(states)
    let all = schema.tables.filter { $0.role != .child }.map(\.name)
      .filter { !setting.neverSynced.contains($0) && !setting.unasked.contains($0) }
      .filter { !unused.contains($0) }
    let needed = Needed(
      Set(names.isEmpty ? all : names), schema: schema, shape: setting.shape, states: states,
      freshness: onlyStale ? setting.freshness : .within(seconds: 0), since: choice.since,
      now: setting.now().timeIntervalSince1970)
    for table in needed.unavailable where !names.isEmpty {
      Talk.say("warning: \(Self.unavailable(table))")
    }
    guard !needed.all.isEmpty else {
      if !setting.isQuiet { Talk.say("nothing to sync: no table is older than --max-age") }
      return
    }
    let report = try await sync(needed.all, choice: choice, asks: false)
    if !setting.isQuiet { Self.tell(report) }
    warn(ofErasure: report)
    let failures = report.outcomes.compactMap { outcome in
      outcome.failure.map { (table: outcome.tables.first ?? outcome.list, cause: $0) }
    }
    guard failures.isEmpty else { throw DoorError.syncFailed(failures) }
  }

  /// The further tables that nobody named yet: they were never loaded, and the settings do not ask for them.
  ///
  /// Whoever says “all tables” means all but these.
  func unused(_ states: [String: TableState]) -> Set<String> {
    schema.further.filter { name in
      states[name]?.isLoaded != true && setting.configuration.tables[name]?.isAutoSynced != true
    }
  }

  /// Why a name cannot be synced: it may be a view, or what Greenhouse calls a table of another name.
  private func unknown(_ name: String) -> DoorError {
    if schema.views.contains(where: { $0.name == name }),
      let reads = try? reader.prepare("select * from \(name)")?.tables
    {
      return .viewNotSynced(name, reads: reads.sorted())
    }
    let meant = schema.tables(fedBy: name, in: setting.shape).first?.name
    return .unknownTable(name, nearest: meant ?? name.nearest(in: schema.tables.map(\.name)))
  }

  /// Says what came of a sync: in a line for people, for programs with one per list.
  private static func tell(_ report: SyncReport) {
    let good = report.outcomes.filter { $0.failure == nil }
    guard Log.isJSON else { return Talk.say(summary(report, good)) }
    for outcome in good {
      var line = LogLine("synced \(outcome.list)")
      line.table = outcome.tables.first
      (line.records, line.changed) = (outcome.records, outcome.changed)
      Log.say(line)
    }
    var line = LogLine(summary(report, good))
    line.requests = report.requests
    Log.say(line)
  }

  private static func summary(_ report: SyncReport, _ good: [SyncReport.Outcome]) -> String {
    let records = good.reduce(0) { $0 + $1.records }
    let changed = good.reduce(0) { $0 + $1.changed }
    let problems = good.reduce(0) { $0 + $1.problems }
    var text =
      "synced \(good.count) of \(report.outcomes.count) lists: \(grouped(records)) records, "
      + "\(grouped(changed)) rows new or changed, \(grouped(report.requests)) requests"
    if problems > 0 {
      text +=
        "; \(grouped(problems)) \(problems == 1 ? "value" : "values") set aside, see _sync_problems"
    }
    return text
  }
}
