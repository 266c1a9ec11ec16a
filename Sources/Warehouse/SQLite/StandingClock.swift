import CSQLite
import Glibc
import Synchronization

/// A clock that stands still, for SQLite's `'now'`: a database opened with it lives at that moment.
///
/// SQLite asks its file system layer what time it is, so the clock is a copy of the usual layer with
/// another answer to that one question.
struct StandingClock {
  /// The name to open a database with.
  let name: String

  /// The clock of a moment, in milliseconds since 1970; `nil` when SQLite has no usual layer.
  init?(milliseconds: Int64) {
    name = "standing-\(milliseconds)"
    let isThere = registering.withLock { [name] _ in
      guard sqlite3_vfs_find(name) == nil else { return true }
      guard let usual = sqlite3_vfs_find(nil), usual.pointee.iVersion >= 2 else { return false }
      // SQLite keeps the layer for the life of the process, and so it is never freed.
      let layer = UnsafeMutablePointer<Layer>.allocate(capacity: 1)
      layer.initialize(
        to: Layer(usual: usual.pointee, julianMilliseconds: milliseconds + julianMillisecondsOf1970)
      )
      layer.pointee.usual.zName = UnsafePointer(strdup(name))
      layer.pointee.usual.xCurrentTimeInt64 = answer
      return layer.withMemoryRebound(to: sqlite3_vfs.self, capacity: 1) {
        sqlite3_vfs_register($0, 0) == SQLITE_OK
      }
    }
    guard isThere else { return nil }
  }
}

/// The usual layer with the moment behind it, where only our answer looks.
private struct Layer {
  var usual: sqlite3_vfs
  let julianMilliseconds: Int64
}

/// 1970-01-01 in milliseconds of the Julian day, which SQLite counts time by.
private let julianMillisecondsOf1970: Int64 = 210_866_760_000_000

/// One registration at a time.
private let registering = Mutex(())

private func answer(
  _ layer: UnsafeMutablePointer<sqlite3_vfs>?, _ time: UnsafeMutablePointer<sqlite3_int64>?
) -> Int32 {
  guard let layer else { return SQLITE_ERROR }
  time?.pointee =
    UnsafeRawPointer(layer).assumingMemoryBound(to: Layer.self).pointee
    .julianMilliseconds
  return SQLITE_OK
}
