import FoundationEssentials
import Glibc
import Rendering
import Warehouse

/// A warehouse on its way into a lake.
///
/// Files that are not there yet are written first, the manifest that names them last, and what neither it
/// nor whoever reads the one before it needs is removed then. Killed at any moment, it leaves the files of
/// the manifest that is there whole, and the next export removes what is of no use.
package final class LakeExport {
  /// One table to export, with what is known of it in the same state of the warehouse.
  package struct Source {
    let table: Table
    let state: TableState?
    let isPartial: Bool
    let isUnavailable: Bool

    /// A table; `isPartial` where its first load was never finished, `isUnavailable` where Greenhouse has
    /// no such records.
    package init(_ table: Table, _ state: TableState?, isPartial: Bool, isUnavailable: Bool) {
      self.table = table
      self.state = state
      self.isPartial = isPartial
      self.isUnavailable = isUnavailable
    }
  }

  /// What became of the files.
  package struct Outcome {
    package let manifest: LakeManifest
    /// How many files of rows were written.
    package let written: Int
    /// How many were there already.
    package let kept: Int
    /// How many were of no use any more.
    package let removed: Int
    /// The sensitive tables that were in the lake, and are there no more.
    package let withdrawn: [String]
    /// The others that were in the lake, and are not among those that were exported now.
    package let dropped: [String]
  }

  private let reader: Reader
  private let lake: Lake
  private let account: String
  private let version: String
  /// From how many bytes of JSON on a partition gets a further file.
  private let limit: Int
  private let lock: LakeLock

  /// Makes the lake where there is none, and keeps other exports of the account out of it.
  ///
  /// - Throws: `LakeError`, `OutputError`.
  package init(
    _ reader: Reader, into lake: Lake, as account: String, version: String, limit: Int = 256 << 20
  ) throws {
    guard Lake.isName(account) else { throw LakeError.name(account) }
    self.reader = reader
    self.lake = lake
    self.account = account
    self.version = version
    self.limit = limit
    try lake.make()
    guard let lock = try LakeLock(lake.lockPath(of: account), waits: false) else {
      throw LakeError.busy(account, lake: lake.path)
    }
    self.lock = lock
    if let identity = try reader.fact("account") { _ = try former(identity) }
  }

  /// Brings the account's part of the lake to what the warehouse holds; call it within a snapshot.
  ///
  /// - Throws: `LakeError`, `OutputError`, `WarehouseError`.
  package func run(
    _ sources: [Source], created: String, warn: @escaping (String) -> Void
  ) throws -> Outcome {
    let identity = try reader.fact("account") ?? ""
    let former = try former(identity)
    let holidays = Source(.holidays, nil, isPartial: false, isUnavailable: false)
    let results = try (sources + [holidays]).map { try write($0, warn: warn) }
    let tables = results.map(\.table)
    let names = Set(tables.map(\.name))
    let gone = (former?.tables ?? []).map(\.name).filter { !names.contains($0) }
    let withdrawn = gone.filter { reader.schema.sensitive.contains($0) }
    let manifest = try commit(
      tables, of: identity, created: created,
      superseded: former?.superseded(by: tables, withdrawing: withdrawn) ?? [])
    let written = results.reduce(0) { $0 + $1.new }
    return Outcome(
      manifest: manifest, written: written,
      kept: tables.reduce(0) { $0 + $1.files.count } - written,
      removed: try lake.tidy(account, keeping: manifest.files), withdrawn: withdrawn,
      dropped: gone.filter { !withdrawn.contains($0) })
  }

  /// Compares the ids with those of other accounts, and puts the manifest in its place.
  private func commit(
    _ tables: [LakeManifest.Table], of identity: String, created: String, superseded: [String]
  ) throws -> LakeManifest {
    try LakeLock.holding(lake.lockPath) {
      lake.removeUnfinishedManifests()
      let manifest = LakeManifest(
        glasshouse: .init(version: version, lake: LakeManifest.form), account: account,
        identity: identity, created: created, tables: tables,
        overlaps: try lake.overlaps(of: tables, in: account), superseded: superseded)
      let file = try OutputFile(path: lake.manifestPath(of: account))
      try file.sink.write(try manifest.json)
      try file.commit()
      return manifest
    }
  }

  /// What the lake holds of the account.
  private func former(_ identity: String) throws(LakeError) -> LakeManifest? {
    guard let former = try lake.manifest(of: account) else { return nil }
    guard ["", identity].contains(former.identity) else {
      throw .otherAccount(account, lake: lake.path)
    }
    return former
  }

  /// Writes the files of a table that are not there yet, and says how many these were.
  private func write(
    _ source: Source, warn: @escaping (String) -> Void
  ) throws -> (table: LakeManifest.Table, new: Int) {
    let table = LakeTable(source.table, of: reader, for: account)
    // Of a table that Greenhouse has no records for, what a warehouse may hold from before counts for nothing.
    let (partitions, ids) =
      source.isUnavailable
      ? ([], IDList()) : try table.survey(limit: limit) { warn("\(source.table.name): \($0)") }
    let files = partitions.flatMap(\.files)
    let new = files.count { !lake.has($0.path) }
    try table.write(
      partitions.filter { $0.files.contains { !lake.has($0.path) } }, into: lake)
    let written = LakeManifest.Table(
      name: source.table.name, rows: files.reduce(0) { $0 + $1.rows },
      syncedAt: source.state?.syncedAt, since: source.state?.since,
      partial: source.isPartial ? true : nil, unavailable: source.isUnavailable ? true : nil,
      fields: source.table.columns.map { .init(name: $0.name, kind: $0.kind) },
      files: files.map(\.path), ids: try write(ids, of: source.table))
    return (written, new)
  }

  /// Writes the ids of a table where they are not there yet.
  private func write(_ ids: IDList, of table: Table) throws -> LakeManifest.IDs? {
    guard let least = ids.least, let greatest = ids.greatest else { return nil }
    let name = "\(Lake.ids)/\(table.name)/account=\(account)/\(ids.hash).ids"
    if !lake.has(name) {
      let file = try OutputFile(path: try lake.place(for: name))
      try file.sink.write(ids.bytes)
      try file.commit()
    }
    return LakeManifest.IDs(file: name, least: least, greatest: greatest)
  }
}

extension LakeManifest {
  /// The files that a new manifest does not name, and that whoever reads this one may still need; those of
  /// tables that are withdrawn are none.
  fileprivate func superseded(by tables: [Table], withdrawing withdrawn: [String]) -> [String] {
    let named = Set(tables.flatMap(\.everyFile))
    return self.tables.filter { !withdrawn.contains($0.name) }.flatMap(\.everyFile)
      .filter { !named.contains($0) }
  }
}
