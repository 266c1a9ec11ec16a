import FoundationEssentials
import Sync
import Warehouse

extension Check {
  /// Whether the warehouse is whole, ours, of this program's schema and of this account.
  static let warehouse = Check(name: "warehouse") { examination in
    let file = examination.file
    let name = examination.paths.shortened(file.path)
    guard file.exists else {
      let isNamed =
        Setting.namedFile(
          examination.options, examination.configuration, examination.choice) != nil
      return [
        .ok(
          "There is no “\(name)” yet: "
            + (isNamed ? "glasshouse sync makes it." : "the first question makes it."))
      ]
    }
    // Opening it tells whether it is a warehouse, by its application id and format.
    let reader = try Reader(file, schema: .greenhouse)
    try reader.check(quickly: true)
    var findings: [Finding] = []
    if try !reader.isCurrent() {
      findings.append(
        .warning(
          "“\(name)” has the tables of another Glasshouse.",
          advice: "The next command that may write brings it up to date: glasshouse sync"))
    }
    if !examination.options.demo, let account = try? examination.account.get(),
      let owner = try reader.fact("account"), owner != account.fingerprint
    {
      findings.append(.problem(SyncError.otherAccount))
    }
    if let since = try reader.pendingErasure() {
      findings.append(
        .warning(
          "Values removed since \(since) are still in the file.",
          advice: "Run: glasshouse sync, while no other program has the file open."))
    }
    return findings.isEmpty ? [.ok("“\(name)” is whole.")] : findings
  }

  /// Whether the last sync of every table went well.
  static let syncs = Check(name: "syncs") { examination in
    guard examination.file.exists, let reader = try? Reader(examination.file, schema: .greenhouse)
    else { return [.skipped("There is no warehouse to look into.")] }
    let states = try reader.states()
    let failed = states.compactMap { state -> Finding? in
      guard let error = state.lastError else { return nil }
      return .warning(
        "The last sync of \(state.table) failed: \(error)",
        advice: "Try again: glasshouse sync \(state.table)")
    }
    guard failed.isEmpty else { return failed }
    let loaded = states.filter(\.isLoaded)
    guard let oldest = loaded.min(by: { $0.syncedAt ?? "" < $1.syncedAt ?? "" }),
      let age = Age(oldest, now: examination.now)
    else { return [.ok("Nothing was synced yet.")] }
    let count = loaded.count == 1 ? "1 table is" : "\(loaded.count) tables are"
    return [.ok("\(count) loaded, the oldest, \(oldest.table), \(age.text).")]
  }
}
