import FoundationEssentials
import Glibc

extension Lake {
  /// The ids of an account's new tables that another account of the lake has, too.
  ///
  /// With the lock of manifests held nobody else's new ids come unseen in between.
  func overlaps(
    of tables: [LakeManifest.Table], in account: String
  ) throws(LakeError) -> [LakeManifest.Overlap] {
    var overlaps: [LakeManifest.Overlap] = []
    var lists: [String: IDList] = [:]
    for other in try accounts where other != account {
      guard let manifest = try manifest(of: other) else { continue }
      for table in tables {
        guard let mine = table.ids, let theirs = manifest.table(named: table.name)?.ids,
          mine.least <= theirs.greatest, theirs.least <= mine.greatest
        else { continue }
        if lists[table.name] == nil { lists[table.name] = try list(mine) }
        guard let shared = lists[table.name]?.shared(with: try list(theirs)) else { continue }
        overlaps.append(
          LakeManifest.Overlap(
            table: table.name, account: other, count: shared.count, example: shared.least))
      }
    }
    return overlaps
  }

  private func list(_ ids: LakeManifest.IDs) throws(LakeError) -> IDList {
    let file = "\(path)/\(ids.file)"
    guard let data = FileManager.default.contents(atPath: file) else {
      throw .unreadable(file, reason: String(cString: strerror(errno)))
    }
    return IDList(bytes: Array(data))
  }
}
