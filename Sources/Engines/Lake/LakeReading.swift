import FoundationEssentials
import Warehouse

/// What is read of a lake: one account, or all that it holds together.
package struct LakeReading: Sendable {
  private let lake: Lake
  private let manifests: [LakeManifest]

  /// Chooses the account of this name; the only one where none is named; or `all` of them, whose ids must not
  /// overlap.
  ///
  /// - Throws: `LakeError`, `LakeChoiceError`.
  package init(_ lake: Lake, account: String?, all: Bool) throws {
    guard lake.exists else { throw LakeChoiceError.noLake(lake.path) }
    let known = try lake.accounts
    let names: [String]
    if all {
      names = known
    } else if let account {
      guard known.contains(account) else {
        throw LakeChoiceError.noAccount(account, lake: lake.path, known: known)
      }
      names = [account]
    } else {
      guard known.count < 2 else { throw LakeChoiceError.severalAccounts(known, lake: lake.path) }
      names = known
    }
    guard !names.isEmpty else { throw LakeChoiceError.noLake(lake.path) }
    self.lake = lake
    manifests = try names.compactMap { name throws(LakeError) in try lake.manifest(of: name) }
    let overlaps = manifests.flatMap { manifest in
      manifest.overlaps.filter { names.contains($0.account) }.map {
        LakeChoiceError.Shared(
          table: $0.table, accounts: [manifest.account, $0.account].sorted(), example: $0.example)
      }
    }
    guard overlaps.isEmpty else { throw LakeChoiceError.overlapping(overlaps) }
  }

  /// The path of the lake, as it was given.
  package var path: String { lake.path }

  /// The path of the lake from the root: who runs a script may stand elsewhere.
  var root: String {
    if lake.path.hasPrefix("/") { return lake.path }
    let here = FileManager.default.currentDirectoryPath
    return lake.path == "." ? here : "\(here)/\(lake.path)"
  }

  /// When the accounts were exported, the longest ago first.
  var exports: [(account: String, created: String)] {
    manifests.map { ($0.account, $0.created) }.sorted { $0.created < $1.created }
  }

  /// The files that hold a table's rows, as paths from the lake.
  ///
  /// - Throws: `LakeChoiceError.missing` for one that is not there.
  func files(of table: String) throws(LakeChoiceError) -> [String] {
    let files = manifests.flatMap { $0.table(named: table)?.files ?? [] }
    for file in files where !FileManager.default.fileExists(atPath: "\(lake.path)/\(file)") {
      throw .missing("\(lake.path)/\(file)")
    }
    return files
  }

  /// The tables that every account has here.
  package var tables: EngineTables? {
    var tables = EngineTables()
    for name in Set(manifests.flatMap { $0.tables.map(\.name) }) {
      let parts = manifests.map { $0.table(named: name) }
      guard parts.allSatisfy({ $0 != nil }) else { continue }
      let known = parts.compactMap(\.self)
      let available = known.filter { $0.unavailable != true }
      guard !available.isEmpty else {
        tables.unavailable.insert(name)
        continue
      }
      tables.states[name] = TableState(available, named: name)
      if available.count < known.count {
        let without = manifests.filter { $0.table(named: name)?.unavailable == true }
        tables.notes.append(
          "Greenhouse has no \(name) of \(without.map(\.account).joined(separator: ", "))")
      }
    }
    tables.notes.sort()
    return tables
  }
}

extension TableState {
  /// The state of a table of several accounts: as old as the oldest, bounded as the narrowest.
  fileprivate init(_ tables: [LakeManifest.Table], named name: String) {
    self.init(table: name)
    isLoaded = !tables.contains { $0.partial == true || $0.syncedAt == nil }
    since = tables.compactMap(\.since).max()
    syncedAt = tables.compactMap(\.syncedAt).min()
    rows = tables.reduce(0) { $0 + $1.rows }
  }
}
