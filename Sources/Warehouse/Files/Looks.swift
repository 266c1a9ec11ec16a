import Glibc
import Synchronization

/// The warehouse files that were looked into, which stay open.
///
/// A process that closes any descriptor of a file loses all its locks on that file (POSIX), those of
/// SQLite's connections too: another process would then take itself for the last one, and remove the
/// log under this one's hands.
enum Looks {
  private struct Identity: Hashable {
    let device: UInt
    let number: UInt

    init(_ facts: stat) {
      device = UInt(facts.st_dev)
      number = UInt(facts.st_ino)
    }
  }

  private static let open = Mutex<[Identity: Int32]>([:])

  /// A descriptor to read the file at a path with, which must not be closed; `nil` when it cannot be
  /// opened, with `errno` saying why.
  static func descriptor(_ path: String) -> Int32? {
    open.withLock { open in
      // What was removed has no locks that anyone could need.
      for (identity, descriptor) in open where isRemoved(descriptor) {
        close(descriptor)
        open[identity] = nil
      }
      var facts = stat()
      guard stat(path, &facts) == 0 else { return nil }
      if let known = open[Identity(facts)] {
        // Permission may have been taken away since.
        return access(path, R_OK) == 0 ? known : nil
      }
      let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      guard fstat(descriptor, &facts) == 0 else { return descriptor }
      // Another file may have taken the place meanwhile; one of the two then stays open unnamed.
      open[Identity(facts)] = open[Identity(facts)] ?? descriptor
      return descriptor
    }
  }

  private static func isRemoved(_ descriptor: Int32) -> Bool {
    var facts = stat()
    return fstat(descriptor, &facts) == 0 && facts.st_nlink == 0
  }
}
