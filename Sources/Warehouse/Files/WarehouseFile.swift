import FoundationEssentials
import Glibc

/// The place of a warehouse on disk, and what can be said of it without opening it.
package struct WarehouseFile: Sendable, Hashable {
  package let path: String

  package init(_ path: String) {
    self.path = path
  }

  /// Whether there is anything at the path.
  package var exists: Bool { access(path, F_OK) == 0 }

  /// Makes an empty file that only its owner may read and write.
  package func create() throws(WarehouseError) {
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      switch errno {
      case EEXIST: throw .exists(path: path)
      // Some folders are there and take no files.
      case ENOENT where access(folder, F_OK) != 0, ENOTDIR: throw .missingFolder(path: folder)
      case ENOSPC, EDQUOT: throw .diskFull(path: path)
      default: throw .notWritable(path: path)
      }
    }
    fchmod(descriptor, 0o600)
    close(descriptor)
  }

  /// Makes sure that there is a file which we may read, or says why not.
  ///
  /// It is not opened for that: closing any descriptor of a file takes away all locks that this process
  /// holds on it, and with them those of every connection.
  func inspect() throws(WarehouseError) {
    var facts = stat()
    guard stat(path, &facts) == 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw .missing(path: path, nearest: nearest)
      default: throw .notReadable(path: path)
      }
    }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw .notADatabase(path: path) }
    guard access(path, R_OK) == 0 else { throw .notReadable(path: path) }
  }

  /// How many bytes the file has.
  var size: Int64 {
    var facts = stat()
    return stat(path, &facts) == 0 ? Int64(facts.st_size) : 0
  }

  /// Whether a log of changes that are not yet in the file lies beside it.
  var hasLog: Bool {
    var facts = stat()
    return stat(path + "-wal", &facts) == 0 && facts.st_size > 0
  }

  /// Whether files can be made beside this one.
  var isFolderWritable: Bool { access(folder, W_OK) == 0 }

  /// Whether the file itself can be written.
  var isWritable: Bool { access(path, W_OK) == 0 }

  /// Takes the file from everyone but its owner.
  func makePrivate() {
    for path in [path, path + "-wal", path + "-shm"] { chmod(path, 0o600) }
  }

  /// The folder that the file is in.
  package var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private var name: String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The name in the same folder that is most like this one.
  private var nearest: String? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let candidates = names.filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }
    return name.nearest(in: candidates.sorted())
  }

  /// The file as an SQLite URI with these parameters.
  func uri(_ parameters: String) -> String {
    var escaped = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        escaped += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return "file:\(escaped)?\(parameters)"
  }
}

extension Connection {
  /// Makes sure that the open file is a warehouse of a format we know; false when it is all empty.
  func checkIsWarehouse() throws(WarehouseError) -> Bool {
    try checkIsWhole()
    let format = try integer("pragma main.user_version") ?? 0
    let application = try integer("pragma main.application_id") ?? 0
    if application == 0, format == 0 {
      guard try integer("select count(*) from main.sqlite_master") == 0 else {
        throw .notAWarehouse(path: path)
      }
      return false
    }
    guard application == Migration.applicationID else { throw .notAWarehouse(path: path) }
    guard format <= Migration.format else {
      throw .newer(path: path, format: Int(format), known: Int(Migration.format))
    }
    return true
  }

  /// Makes sure that the file is as long as its first page says; with a log beside it nobody can tell.
  private func checkIsWhole() throws(WarehouseError) {
    let file = WarehouseFile(path)
    let isCut: Bool
    do throws(WarehouseError) {
      // Within a transaction nobody else shortens the file.
      try execute("begin")
      defer { try? execute("rollback") }
      let size = try integer("pragma main.page_size") ?? 0
      let pages = try integer("pragma main.page_count") ?? 0
      isCut = !file.hasLog && file.size < size * pages
    } catch .damaged {
      // SQLite itself looks at nothing but the length so far.
      isCut = true
    }
    if isCut { throw .damaged(path: path, detail: "it is shorter than it says it is") }
  }
}
