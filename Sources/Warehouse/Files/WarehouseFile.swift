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

  /// Makes sure that this may be an SQLite database that we can read, or says why not.
  func inspect() throws(WarehouseError) {
    guard let descriptor = Looks.descriptor(path) else {
      switch errno {
      case ENOENT, ENOTDIR: throw .missing(path: path, nearest: nearest)
      default: throw .notReadable(path: path)
      }
    }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      throw .notADatabase(path: path)
    }
    guard facts.st_size > 0 else { return }
    var header = [UInt8](repeating: 0, count: 100)
    let count = pread(descriptor, &header, 100, 0)
    guard count >= 16, header.starts(with: "SQLite format 3\0".utf8) else {
      throw .notADatabase(path: path)
    }
    guard count == 100, !isCut(header, size: Int(facts.st_size)) else {
      throw .damaged(path: path, detail: "it is shorter than it says it is")
    }
  }

  /// Whether a file is shorter than its first page says; with a log beside it nobody can tell.
  private func isCut(_ header: [UInt8], size: Int) -> Bool {
    func number(_ at: Int, _ width: Int) -> Int {
      header[at..<at + width].reduce(0) { $0 << 8 | Int($1) }
    }
    guard !hasLog, number(24, 4) == number(92, 4) else { return false }
    let pageSize = number(16, 2) == 1 ? 65_536 : number(16, 2)
    return size < pageSize * number(28, 4)
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

  /// Whether the file has nothing in it.
  var isEmpty: Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_size == 0
  }

  private var folder: String {
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
}
