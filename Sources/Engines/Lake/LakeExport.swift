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
    package internal(set) var written = 0
    package internal(set) var kept = 0
    package internal(set) var removed = 0
    /// The sensitive tables that were in the lake, and are there no more.
    package internal(set) var withdrawn: [String] = []
  }

  private let reader: Reader
  private let lake: Lake
  private let account: String
  private let version: String
  /// From how many bytes of JSON on a partition gets a further file.
  private let limit: Int
  private let lock: LakeLock

  /// How many partitions are written at the same time, each by a program of its own.
  private static let breadth = 16

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
    var tables: [LakeManifest.Table] = []
    var (written, kept) = (0, 0)
    let holidays = Source(.holidays, nil, isPartial: false, isUnavailable: false)
    for source in sources + [holidays] {
      let table = try write(source, warn: warn, &written, &kept)
      tables.append(table)
    }
    let names = Set(tables.map(\.name))
    let withdrawn = (former?.tables ?? []).map(\.name)
      .filter { reader.schema.sensitive.contains($0) && !names.contains($0) }
    let manifest = try LakeLock.holding(lake.lockPath) {
      lake.removeUnfinishedManifests()
      let manifest = LakeManifest(
        glasshouse: .init(version: version, lake: LakeManifest.form), account: account,
        identity: identity, created: created, tables: tables,
        overlaps: try lake.overlaps(of: tables, in: account),
        superseded: former?.superseded(by: tables, withdrawing: withdrawn) ?? [])
      let file = try OutputFile(path: lake.manifestPath(of: account))
      try file.sink.write(try manifest.json)
      try file.commit()
      return manifest
    }
    var outcome = Outcome(manifest: manifest, written: written, kept: kept)
    outcome.removed = try lake.tidy(account, keeping: manifest.files)
    outcome.withdrawn = withdrawn
    return outcome
  }

  /// What the lake holds of the account.
  private func former(_ identity: String) throws(LakeError) -> LakeManifest? {
    guard let former = try lake.manifest(of: account) else { return nil }
    guard ["", identity].contains(former.identity) else {
      throw .otherAccount(account, lake: lake.path)
    }
    return former
  }

  /// Writes the files of a table that are not there yet.
  private func write(
    _ source: Source, warn: @escaping (String) -> Void, _ written: inout Int, _ kept: inout Int
  ) throws -> LakeManifest.Table {
    let table = LakeTable(source.table, of: reader)
    let (partitions, ids) = try table.survey(limit: limit) { warn("\(source.table.name): \($0)") }
    var files: [String] = []
    var missing: [(String, [(file: LakeFile, path: String?)])] = []
    for partition in partitions {
      let folder = table.folder(of: partition.name, account: account)
      let named = partition.files.map { ($0, "\(folder)/\($0.hash).jsonl.gz") }
      files += named.map(\.1)
      let new = named.map { file, name in (file: file, path: lake.missing(name)) }
      let count = new.count { $0.path != nil }
      (written, kept) = (written + count, kept + new.count - count)
      guard count > 0 else { continue }
      try lake.makeFolder(folder)
      missing.append((partition.name, new))
    }
    for start in stride(from: 0, to: missing.count, by: Self.breadth) {
      let some = missing[start..<min(start + Self.breadth, missing.count)]
      try table.write(Dictionary(uniqueKeysWithValues: some))
    }
    return LakeManifest.Table(
      name: source.table.name, rows: partitions.flatMap(\.files).reduce(0) { $0 + $1.rows },
      syncedAt: source.state?.syncedAt, since: source.state?.since,
      partial: source.isPartial ? true : nil, unavailable: source.isUnavailable ? true : nil,
      fields: source.table.columns.map { .init(name: $0.name, kind: $0.kind) }, files: files,
      ids: try write(ids, of: source.table))
  }

  /// Writes the ids of a table where they are not there yet.
  private func write(_ ids: IDList, of table: Table) throws -> LakeManifest.IDs? {
    guard let least = ids.least, let greatest = ids.greatest else { return nil }
    let folder = "\(Lake.ids)/\(table.name)/account=\(account)"
    let name = "\(folder)/\(ids.hash).ids"
    if let path = lake.missing(name) {
      try lake.makeFolder(folder)
      let file = try OutputFile(path: path)
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
