import CSQLite
import Glibc

/// The file system that a path is on, as far as it matters to a warehouse.
///
/// SQLite's write-ahead log is shared memory between the programs that have a file open: over a network they do
/// not see each other's, and the file is damaged sooner or later.
package struct FileSystem: Sendable {
  /// Its name, if it is one of a network.
  package let network: String?
  /// How many bytes are free for this user.
  package let free: Int64

  /// Linux's numbers for the file systems of networks.
  private static let networks: [Int: String] = [
    0x6969: "NFS", 0x517B: "SMB", 0xFE53_4D42: "SMB", 0xFF53_4D42: "CIFS", 0x5346_414F: "AFS",
    0x00C3_6400: "Ceph", 0x0BD0_0BD0: "Lustre", 0x4750_4653: "GPFS", 0x7375_7245: "Coda",
    0x564C: "NCP",
  ]

  init(type: Int, free: Int64) {
    network = Self.networks[type & 0xFFFF_FFFF]
    self.free = free
  }

  /// The file system of a path that need not be there yet; nothing where the system does not tell.
  package init?(holding path: String) {
    var path = path
    var type: Int64 = 0
    var free: Int64 = 0
    while csqlite_file_system(path, &type, &free) != 0 {
      guard errno == ENOENT, let slash = path.lastIndex(of: "/"), path != "/" else { return nil }
      path = slash == path.startIndex ? "/" : String(path[..<slash])
    }
    self.init(type: Int(type), free: free)
  }
}

extension WarehouseFile {
  /// The file system that the file is on, or will be.
  package var fileSystem: FileSystem? {
    FileSystem(holding: path.hasPrefix("/") ? path : "./" + path)
  }

  /// Makes sure that the file is on a disk of this machine.
  package func refuseNetwork(_ fileSystem: FileSystem?) throws(WarehouseError) {
    if let name = fileSystem?.network { throw .onNetwork(path: path, name) }
  }
}
