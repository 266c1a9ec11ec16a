import Glibc
import Synchronization

/// Keeps two processes from syncing one table at the same time.
///
/// Every table has a place in a small file beside the warehouse, which is locked while the table is
/// synced and says by whom. The system frees the places of a process that ends, however it ends, so a
/// crashed holder holds nothing.
package final class SyncLock: Sendable {
  /// Who syncs a table.
  package struct Holder: Sendable, Hashable {
    /// The table.
    package let table: String
    /// The number of the process; 0 when it has not yet said it.
    package let process: Int
    /// Since when, as the warehouse writes instants.
    package let since: String
  }

  private struct State {
    var descriptor: Int32
    /// How many of this lock's holders hold a table.
    var counts: [String: Int] = [:]
  }

  private let path: String
  private let places: [String: Int]
  private let state: Mutex<State>

  /// How many bytes of the file are a table's.
  private static let width = 64
  /// `F_OFD_SETLK`, which Glibc's module lacks.
  private static let setLock: Int32 = 37

  /// A lock of a warehouse that holds nothing yet.
  package init(_ file: WarehouseFile, schema: Schema = .greenhouse) throws(WarehouseError) {
    path = file.path + Self.suffix
    places = Dictionary(
      uniqueKeysWithValues: schema.tables.enumerated().map { ($1.name, $0 * Self.width) })
    state = Mutex(State(descriptor: try Self.open(path)))
  }

  deinit {
    state.withLock { _ = close($0.descriptor) }
  }

  /// What the file is called, behind the name of the warehouse.
  package static let suffix = "-sync"

  /// Takes all of these tables, or none and answers who holds the first that is not free.
  package func take(_ tables: [String], at moment: String) throws(WarehouseError) -> Holder? {
    do {
      return try state.withLock { state in
        if state.counts.isEmpty { try reopen(&state) }
        var taken: [String] = []
        for table in tables where state.counts[table] == nil {
          guard set(F_WRLCK, table, state.descriptor) else {
            for table in taken { set(F_UNLCK, table, state.descriptor) }
            return holder(of: table, state.descriptor)
          }
          taken.append(table)
          sign(table, moment, state.descriptor)
        }
        for table in tables { state.counts[table, default: 0] += 1 }
        return nil
      }
    } catch let error as WarehouseError {
      throw error
    } catch {
      throw .notWritable(path: path)
    }
  }

  /// Gives tables back that were taken; what was taken twice must be given back twice.
  package func release(_ tables: [String]) {
    state.withLock { state in
      for table in tables {
        guard let count = state.counts[table] else { continue }
        state.counts[table] = count > 1 ? count - 1 : nil
        if count == 1 { set(F_UNLCK, table, state.descriptor) }
      }
    }
  }

  /// Opens the file anew when it is no longer the one at the path, which `forget` removes.
  private func reopen(_ state: inout State) throws(WarehouseError) {
    var (mine, there) = (stat(), stat())
    guard fstat(state.descriptor, &mine) == 0, stat(path, &there) == 0, mine.st_ino == there.st_ino
    else {
      let fresh = try Self.open(path)
      close(state.descriptor)
      state.descriptor = fresh
      return
    }
  }

  private static func open(_ path: String) throws(WarehouseError) -> Int32 {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .notWritable(path: path) }
    return descriptor
  }

  /// Locks or unlocks the place of a table; false when another holds it.
  ///
  /// The lock belongs to the open file and not to the process, so that it also parts two syncs of one
  /// process.
  @discardableResult
  private func set(_ kind: Int32, _ table: String, _ descriptor: Int32) -> Bool {
    guard let place = places[table] else { return true }
    var range = flock()
    range.l_type = Int16(kind)
    range.l_whence = Int16(SEEK_SET)
    range.l_start = place
    range.l_len = Self.width
    return fcntl(descriptor, Self.setLock, &range) == 0
  }

  private func sign(_ table: String, _ moment: String, _ descriptor: Int32) {
    guard let place = places[table] else { return }
    var bytes = Array("\(getpid()) \(moment)".utf8.prefix(Self.width - 1))
    bytes += Array(repeating: UInt8(ascii: " "), count: Self.width - 1 - bytes.count)
    bytes.append(UInt8(ascii: "\n"))
    // A full disk leaves the place unsigned; the lock holds all the same.
    _ = pwrite(descriptor, bytes, bytes.count, place)
  }

  private func holder(of table: String, _ descriptor: Int32) -> Holder {
    var bytes = [UInt8](repeating: 0, count: Self.width)
    let count = places[table].map { pread(descriptor, &bytes, Self.width, $0) } ?? 0
    let words = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
      .split(whereSeparator: \.isWhitespace)
    return Holder(
      table: table, process: words.first.flatMap { Int($0) } ?? 0,
      since: words.dropFirst().first.map(String.init) ?? "")
  }
}
