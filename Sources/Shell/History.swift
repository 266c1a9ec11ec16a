import Synchronization

/// The statements and commands of this session and earlier ones, the oldest first.
///
/// A history that cannot be read or written is shorter than it could be, and never an error.
package final class History: Sendable {
  /// One statement or command, and when it was run.
  package struct Entry: Equatable, Sendable {
    package let text: String

    /// Seconds since 1970.
    package let time: Int64
  }

  /// How much is kept.
  package struct Bounds: Sendable {
    package var entries: Int
    package var bytesPerEntry: Int

    /// Bounds of a history.
    package init(entries: Int = 5_000, bytesPerEntry: Int = 64 * 1024) {
      self.entries = entries
      self.bytesPerEntry = bytesPerEntry
    }
  }

  private let file: HistoryFile?
  private let bounds: Bounds
  private let now: @Sendable () -> Int64
  private let kept: Mutex<[Entry]>

  /// The history kept in a file; with no path, one that ends with the session.
  package init(
    path: String?, bounds: Bounds = Bounds(),
    now: @escaping @Sendable () -> Int64 = secondsSince1970
  ) {
    file = path.map(HistoryFile.init)
    self.bounds = bounds
    self.now = now
    kept = Mutex(file?.load(keeping: bounds.entries) ?? [])
  }

  /// What is kept.
  package var entries: [Entry] {
    kept.withLock { $0 }
  }

  /// Keeps a text, here and in the file; not one that is empty, very long, or the same as the last.
  package func add(_ text: String) {
    guard !text.isEmpty, text.utf8.count <= bounds.bytesPerEntry else { return }
    let entry = Entry(text: text, time: now())
    let isNew = kept.withLock { kept in
      guard kept.last?.text != text else { return false }
      kept.append(entry)
      if kept.count > bounds.entries { kept.removeFirst(kept.count - bounds.entries) }
      return true
    }
    if isNew { file?.append(entry) }
  }
}
