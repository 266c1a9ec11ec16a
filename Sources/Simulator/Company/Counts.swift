import Synchronization

/// The sizes of lists that were counted before, so that they are counted once.
final class Counts: Sendable {
  private let known = Mutex<[String: Int]>([:])

  func count(_ list: String, _ make: () -> Int) -> Int {
    if let count = known.withLock({ $0[list] }) { return count }
    let count = make()
    known.withLock { $0[list] = count }
    return count
  }
}
